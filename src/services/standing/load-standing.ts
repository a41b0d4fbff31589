import type { EntryId } from '../../domain/ids.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { type AskedAsState, type StandingState, standingAt } from '../../domain/standing/states.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { subjectsById, subjectsByKeys, wordsOf } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

/** P1: whether the caller may read it: an offer is its owner's alone. */
export function isReadableStanding(scope: Scope, state: StandingState | AskedAsState): boolean {
  return isOpen(scope, state.audience, receiversOf(state))
}

/** A standing answer the caller may read; unknown and hidden ones are the same refusal. */
export function* visibleStanding(scope: Scope, id: string): Script<Outcome<StandingState>> {
  const found = (yield* subjectsById(scope, [id])).get(id)
  if (found?.is === 'standing' && isReadableStanding(scope, found)) return ok(found)
  const message = `There is no standing answer ${id.slice(0, 60)}.`
  return refuse('unknown_standing', message, 'See standing list.', { path: 'id' })
}

/** D7: the standing answers that hold at the instant of the scope, as far as the caller may read them. */
export function* standingInForce(scope: Scope): Script<StandingState[]> {
  const found = yield* subjectsByKeys(scope, 'standing', [subjectKeys.standingAnswers])
  return found.filter(one => standingAt(one, scope.at) === 'in-force' && isReadableStanding(scope, one))
}

/** A wording under which an entry was asked for. */
export interface AskedAs {
  readonly state: AskedAsState
  /** Null where it was erased. */
  readonly text: string | null
}

/** D7: how these entries were asked for, the oldest first, as far as the caller may read it; of all entries without a list. */
export function* askedAsOf(scope: Scope, entries: readonly EntryId[] | null): Script<AskedAs[]> {
  const keys = entries === null ? [subjectKeys.allAskedAs] : entries.map(subjectKeys.askedFor)
  const found = (yield* subjectsByKeys(scope, 'asked-as', keys)).filter(one => isReadableStanding(scope, one))
  const words = yield* wordsOf(
    scope,
    found.map(one => one.wording),
  )
  return found
    .sort((a, b) => a.seq - b.seq)
    .map(state => {
      const said = words.get(state.wording) as { text?: string } | undefined
      return { state, text: said?.text === undefined ? null : renderText(scope, said.text) }
    })
}

/** D7: the offers under these keys, each with the entry whose wording to begin with. */
export function* standingOffered(
  scope: Scope,
  keys: readonly string[],
): Script<{ state: StandingState; wording: EntryId | null }[]> {
  const found = (yield* subjectsByKeys(scope, 'standing', keys)).filter(one => isReadableStanding(scope, one))
  const entries = found.map(one => one.entry)
  const wordings = entries.length === 0 ? [] : yield* askedAsOf(scope, entries)
  return found.map(state => ({ state, wording: suggested(state, wordings)?.state.wording ?? null }))
}

/** The wording to begin with: the first that the most may read, of those a standing answer is offered for. */
export function suggested({ askedAs }: StandingState, wordings: readonly AskedAs[]): AskedAs | undefined {
  const of = wordings.filter(({ state, text }) => askedAs.includes(state.id) && text !== null)
  return of.find(({ state }) => state.audience === 'org') ?? of[0]
}
