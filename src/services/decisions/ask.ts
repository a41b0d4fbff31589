import { frameOf } from '../../domain/authority/frame.ts'
import { partyMembers } from '../../domain/authority/holders.ts'
import type { Party } from '../../domain/authority/kinds.ts'
import type { Authority } from '../../domain/authority/question.ts'
import { turnsDue } from '../../domain/authority/turns.ts'
import { evolveDecision } from '../../domain/decisions/evolve.ts'
import type { DecisionTerms, DecisionWords } from '../../domain/decisions/kinds.ts'
import { questionAbout, questionOf } from '../../domain/decisions/question-of.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { DecisionId, EntryId, PersonId } from '../../domain/ids.ts'
import { audienceFor } from '../../domain/people/visibility.ts'
import { type Draft, draft } from '../../domain/record/entry.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { virtualEntry } from '../due.ts'
import type { CommandScope } from '../scope.ts'
import { seatedDrafts } from './due.ts'

type Asked = Omit<DecisionTerms['decision.requested'], 'decision' | 'asker' | 'consult' | 'inform'>

export interface Asking {
  readonly authority: Authority
  /** The request with the turns of the instant it was asked at. */
  readonly state: DecisionState
  readonly drafts: readonly Draft[]
}

/** D1, D3: the entries of a new request: the request, and a turn for each who is up at once. */
export function* asking(
  scope: CommandScope,
  asked: Asked,
  words: DecisionWords['decision.requested'],
): Script<Asking> {
  const { gov, caller } = scope
  const decision = scope.ids.numbered<DecisionId>('D')
  const question = questionAbout(asked)
  const authority = yield* authorityFor(scope, [question])
  const frame = frameOf(authority, question)
  const parties = (of: 'consult' | 'inform') => {
    const all = new Set(frame.ways.flatMap(({ grant }): readonly Party[] => grant[of]))
    const members = [...all].flatMap(party => partyMembers(gov, party, asked.area))
    return [...new Set(members)].filter(person => person !== caller.person)
  }
  const terms = {
    ...asked,
    decision,
    asker: caller.person,
    consult: parties('consult'),
    inform: parties('inform'),
  }
  const people: PersonId[] = [
    caller.person,
    ...terms.consult,
    ...terms.inform,
    ...frame.ways.map(way => way.person),
  ]
  const about = { subject: decision, area: asked.area, audience: audienceFor(gov, asked.area, people) }
  const requested = draft({
    ...about,
    id: scope.ids.fresh<EntryId>('ent'),
    kind: 'decision.requested',
    terms,
    words,
  })
  const bare = evolved(scope, null, requested)
  const turns = turnsDue(authority, questionOf(bare, scope.at), scope.at)
  const seats = seatedDrafts(bare, turns).map(one => one.draft)
  const state = seats.reduce((now, one) => evolved(scope, now, one), bare)
  return { authority, state, drafts: [requested, ...seats] }
}

/** A request after one more entry that is not in the record yet. */
export function evolved(scope: CommandScope, state: DecisionState | null, entry: Draft): DecisionState {
  const envelope = {
    ...virtualEntry(entry, scope),
    actor: scope.caller.person,
    id: entry.id ?? ('' as never),
  }
  const next = evolveDecision(state, envelope)
  if (next === null) throw new Error(`${entry.kind} says nothing about a request`)
  return next
}
