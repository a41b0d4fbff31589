import type { AreaId, EntryId, PersonId, TeamId } from '../../domain/ids.ts'
import { aliases } from '../../domain/people/gov.ts'
import type { Envelope } from '../../domain/record/entry.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { listEntries, listEnvelopes, loadEntries } from '../../storage/entries.ts'
import { lastAbout } from '../../storage/envelopes.ts'
import type { Script } from '../../storage/sql.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

/** What an answer about the organisation rests on, and when the newest of it was said. */
export interface Basis {
  readonly cites: readonly EntryId[]
  readonly saidAt: Instant
}

type AreaTerm = 'managers' | 'techLeads' | 'team'

/** The entries that last said these things of an area; where none did, the one that made it. */
export function* areaBasis(
  scope: Scope,
  area: AreaId,
  terms: readonly AreaTerm[],
  teams: readonly TeamId[] = [],
): Script<Basis> {
  const kinds = ['area.added', 'area.set', 'area.moved']
  const said = yield* listEnvelopes(scope.org, { subject: area, kinds, until: scope.atSeq, limit: 1_000 })
  const lastOf = (term: AreaTerm) =>
    said.findLast(e => (e.terms as Partial<Record<AreaTerm, unknown>>)[term] !== undefined)
  const found = terms.flatMap(term => lastOf(term) ?? [])
  const members = yield* lastAbout(scope.org, teams, ['team.set'], scope.atSeq)
  return yield* basisOf(scope, [...(found.length === 0 ? said.slice(0, 1) : found), ...members.values()])
}

const hourKinds = ['window.set', 'window.confirmed']
const spanKinds = [
  'absence.declared',
  'absence.ended',
  'leave.added',
  'cover.added',
  'oncall.added',
  'span.confirmed',
]

/** Hours and spans of people: what says when they can be reached. */
export function* hoursBasis(
  scope: Scope,
  people: readonly PersonId[],
  spans: readonly string[],
): Script<Basis> {
  const ids = people.flatMap(person => aliases(scope.gov, person))
  const windows = yield* lastAbout(scope.org, ids, hourKinds, scope.atSeq)
  const declared = yield* lastAbout(scope.org, spans, spanKinds, scope.atSeq)
  return yield* basisOf(scope, [...windows.values(), ...declared.values()])
}

/** These entries, as far as the caller may read them (P1); where that is none, the organisation's first. */
export function* basisOf(scope: Scope, entries: readonly Envelope[]): Script<Basis> {
  const seen = entries.filter(({ audience }) => isOpen(scope, audience))
  if (seen.length === 0) return yield* rootBasis(scope)
  return {
    cites: [...new Set(seen.map(({ id }) => id))],
    saidAt: Math.max(...seen.map(e => e.saidAt ?? e.at)),
  }
}

/** What rests on nothing but that the organisation is as it was made. */
export function* rootBasis(scope: Scope): Script<Basis> {
  const [first] = yield* listEntries(scope.org, { until: scope.atSeq, limit: 1 })
  if (first === undefined) throw new Error('an organisation without a first entry')
  return { cites: [first.envelope.id], saidAt: first.envelope.at }
}

/** Entries by id, what the caller may not read left out. */
export function* basisOfIds(scope: Scope, ids: readonly string[]): Script<Basis> {
  const found = yield* loadEntries(scope.org, [...new Set(ids)], scope.atSeq)
  return yield* basisOf(
    scope,
    found.map(({ envelope }) => envelope),
  )
}
