import type { StandingWords } from '../../domain/standing/kinds.ts'
import { type StandingState, standingAt } from '../../domain/standing/states.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { namesByHandle } from '../items/names.ts'
import { areaName, instantText, personName, renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import { passagesOf } from '../record/passages.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { askedAsOf, suggested } from './load-standing.ts'

/** Standing answers as outputs show them; while one is only offered, what its owner could say, in the words there are. */
export function* renderStanding(scope: Scope, states: readonly StandingState[]) {
  const wordings = yield* askedAsOf(scope, [...new Set(states.map(one => one.entry))])
  const words = yield* wordsOf(
    scope,
    states.flatMap(one => one.accepted?.entry ?? []),
  )
  const passages = yield* passagesOf(
    scope,
    states.map(one => one.entry),
  )
  return states.map(state => {
    const own = wordings.filter(one => one.state.entry === state.entry)
    const said = words.get(state.accepted?.entry ?? '') as StandingWords['standing.accepted'] | undefined
    const kept = (text: string | undefined) => (text === undefined ? null : renderText(scope, text))
    const offered = state.accepted === null
    return {
      id: state.id as string,
      state: standingAt(state, scope.at),
      question: offered ? (suggested(state, own)?.text ?? null) : kept(said?.question),
      answer: offered ? (passages.get(state.entry) ?? null) : kept(said?.answer),
      owner: handleOf(scope, state.owner),
      area: state.area === null ? null : areaName(scope, state.area),
      entry: state.entry as string,
      cites: [...(state.accepted?.cites ?? [state.entry])] as string[],
      offeredAt: formatInstant(state.offered.at),
      acceptedAt: instantText(state.accepted?.at ?? null),
      validUntil: instantText(state.accepted?.validUntil ?? null),
      askedAs: own.map(one => ({
        text: one.text,
        answers: one.state.answers as string,
        asker: personName(scope, one.state.asker),
        at: formatInstant(one.state.kept.at),
      })),
      names: namesByHandle(scope, [
        handleOf(scope, state.owner),
        ...own.map(one => personName(scope, one.state.asker)),
      ]),
    }
  })
}

/** What a command about a standing answer answers. */
export function* renderOne(scope: Scope, state: StandingState): Script<Rendered> {
  const [shown] = yield* renderStanding(scope, [state])
  if (shown === undefined) throw new Error(`${state.id} was not rendered`)
  return shown
}

type Rendered =
  ReturnType<typeof renderStanding> extends Generator<unknown, readonly (infer T)[], never> ? T : never
