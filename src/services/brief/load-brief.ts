import { areasAbove, areasOf } from '../../domain/brief/areas.ts'
import type { BriefInput } from '../../domain/brief/draft.ts'
import { type OnDraft, shiftEnd, whoIsOn } from '../../domain/brief/on.ts'
import { sinceOf } from '../../domain/brief/since.ts'
import type { ItemWords } from '../../domain/handoff/kinds.ts'
import { type MissingHandoff, missingHandoffs } from '../../domain/handoff/missing.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { membersOf, onNextCandidates, teamsOf, withDescendants } from '../../domain/people/org-chart.ts'
import { mayRead, mayReadArea } from '../../domain/people/visibility.ts'
import { is } from '../../domain/record/entry.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { reachabilityOf, subjectsById, subjectsByKeys } from '../load.ts'
import { visibleEntries } from '../record/visible.ts'
import type { Scope } from '../scope.ts'

export interface LoadedBrief {
  readonly input: BriefInput
  readonly since: Instant
  readonly on: readonly OnDraft[]
  readonly missing: readonly MissingHandoff[]
}

/** Most changes that one brief reads. */
const mostChanges = 500

/** Everything a brief rests on that its reader may see (P1). */
export function* loadBrief(scope: Scope, areaPage: AreaId | null): Script<LoadedBrief> {
  const { gov, at, caller } = scope
  const person = areaPage === null ? canonical(gov, caller.person) : null
  const personal = person === null ? [] : yield* personalItems(scope, person)
  const areas = areaPage === null ? areasOf(gov, caller.person, personal) : withDescendants(gov, [areaPage])
  const above = areasAbove(gov, areas)
  const around = yield* subjectsByKeys(scope, 'item', [...areas, ...above].map(subjectKeys.openIn))
  const items = visible(scope, [...new Map([...personal, ...around].map(item => [item.id, item])).values()])
  const handoffs = visible(scope, yield* latestHandoffs(scope, items))
  const keysOf = (key: (id: PersonId) => string) => (person === null ? [] : aliases(gov, person).map(key))
  const unconfirmed = visible(
    scope,
    yield* subjectsByKeys(scope, 'handoff', keysOf(subjectKeys.handoffOnBehalfOf)),
  )
  const proposals = yield* subjectsByKeys(scope, 'proposal', keysOf(subjectKeys.proposalTo))
  const questions = visible(
    scope,
    yield* subjectsByKeys(scope, 'question', keysOf(subjectKeys.openQuestionsTo)),
  )

  const people = new Set<PersonId>(person === null ? [] : [person])
  const shownAreas = areas.filter(area => mayReadArea(gov, caller.person, area)).slice(0, 50)
  for (const area of shownAreas) for (const id of teamPeople(scope, area)) people.add(id)
  const owners = ownersIn(scope, items, new Set(areas))
  for (const id of owners) people.add(id)
  const reachOf = yield* reachabilityOf(scope, [...people])
  const reader = person === null ? null : reachOf(person)
  const published = yield* publications(scope, areas, person === null ? owners : [person, ...owners])
  const publishedBy = (id: PersonId) => published.filter(one => one.author === id).map(one => one.at)
  const own = person === null ? [] : publishedBy(person)
  const since = sinceOf(reader, at, own, yield* lastPublications(scope, areas))
  const { entries: changes } = yield* visibleEntries(scope, {
    since,
    areas,
    kinds: changeKinds,
    newestFirst: true,
    limit: mostChanges,
  })
  const words = yield* loadWords(
    scope.org,
    items.map(item => item.words.entry),
  )
  const facts = owners.map(owner => ({
    person: owner,
    reachability: reachOf(owner),
    openItems: items.filter(item => item.owner !== null && canonical(gov, item.owner) === owner),
    publishedAt: publishedBy(owner),
  }))
  const missing = missingHandoffs(facts, at, gov.settings.graceMs)
  const input: BriefInput = {
    gov,
    person,
    at,
    areas: new Set(areas),
    above: new Set(above),
    items,
    questions,
    handoffs,
    unconfirmed,
    proposals,
    changes: changes.map(({ envelope }) => envelope).filter(({ at: when }) => when <= at),
    offeredToMe: item => person !== null && offeredTo(scope, person, item),
    refsOf: item => (words.get(item.words.entry) as ItemWords | undefined)?.refs ?? [],
  }
  return { input, since, on: whoIsOn(gov, shownAreas, reachOf, at, shiftEnd(reader, at)), missing }
}

/** H12: others whose open items stand in these areas. */
function ownersIn(
  { gov, caller }: Scope,
  items: readonly ItemState[],
  areas: ReadonlySet<AreaId>,
): PersonId[] {
  const reader = canonical(gov, caller.person)
  const owners = items.flatMap(({ owner, area }) =>
    owner !== null && areas.has(area) ? [canonical(gov, owner)] : [],
  )
  return [...new Set(owners)].filter(owner => owner !== reader).sort()
}

/** The last handoff that said each of these items. */
function* latestHandoffs(scope: Scope, items: readonly ItemState[]): Script<HandoffState[]> {
  const ids = new Set(items.flatMap(item => item.handoffs.at(-1) ?? []))
  const found = yield* subjectsById(scope, [...ids].sort())
  return [...found.values()].filter(state => state.is === 'handoff')
}

/** How far back a person's publications matter: a longer absence has no last shift to end (B1, H12). */
const publicationsMs = 15 * dayMs

/** Handoffs published of late in these areas or by these people, whoever wrote them for whom. */
function* publications(
  scope: Scope,
  areas: readonly AreaId[],
  people: readonly PersonId[],
): Script<{ author: PersonId; at: Instant }[]> {
  const recent = { kinds: ['handoff.published'], since: scope.at - publicationsMs, limit: mostChanges }
  const actors = people.flatMap(person => aliases(scope.gov, person))
  const inAreas = yield* visibleEntries(scope, { ...recent, newestFirst: true, areas })
  const byThem = yield* visibleEntries(scope, { ...recent, newestFirst: true, actors })
  const all = new Map([...inAreas.entries, ...byThem.entries].map(({ envelope }) => [envelope.id, envelope]))
  return [...all.values()].flatMap(e =>
    is(e, 'handoff.published') ? [{ author: canonical(scope.gov, e.terms.author), at: e.at }] : [],
  )
}

/** B1: the third-last handoff of these areas. */
function* lastPublications(scope: Scope, areas: readonly AreaId[]): Script<Instant[]> {
  const filter = { kinds: ['handoff.published'], areas, newestFirst: true, limit: 3 }
  return (yield* visibleEntries(scope, filter)).entries.map(({ envelope }) => envelope.at)
}

function teamPeople({ gov }: Scope, area: AreaId): PersonId[] {
  const team = gov.areas.get(area)?.team ?? null
  return team === null ? [] : [...membersOf(gov, team), ...onNextCandidates(gov, area, [])]
}

/** What a person owns, is offered by name, by team or openly, and is asked about. */
function* personalItems(scope: Scope, person: PersonId): Script<ItemState[]> {
  const ids = aliases(scope.gov, person)
  const byPerson = [subjectKeys.openOwnedBy, subjectKeys.offeredTo, subjectKeys.openQuestionsTo]
  const teams = teamsOf(scope.gov, person).map(subjectKeys.offeredToTeam)
  return yield* subjectsByKeys(scope, 'item', [...ids.flatMap(id => byPerson.map(key => key(id))), ...teams])
}

/** H6: whom a live offer may be accepted by. */
function offeredTo(scope: Scope, person: PersonId, item: ItemState): boolean {
  const { gov } = scope
  const { offer } = item
  const is = (id: PersonId | null) => id !== null && canonical(gov, id) === person
  if (offer === null || gov.people.get(person)?.agent || is(offer.by) || offer.declinedBy.some(is))
    return false
  switch (offer.to.kind) {
    case 'people':
      return offer.to.people.some(is)
    case 'team':
      return membersOf(gov, offer.to.team).includes(person)
    case 'on-next':
      return onNextCandidates(gov, item.area, offer.by === null ? [] : [offer.by]).includes(person)
    case 'anyone':
      return mayReadArea(gov, person, item.area)
    case 'me':
      return false
  }
}

function visible<
  S extends
    | ItemState
    | HandoffState
    | (Parameters<typeof receiversOf>[0] & { audience: ItemState['audience'] }),
>({ gov, caller }: Scope, states: readonly S[]): S[] {
  return states.filter(state => mayRead(gov, caller.person, state.audience, receiversOf(state)))
}

const changeKinds = [
  'handoff.published',
  'handoff.amended',
  'handoff.accepted',
  'handoff.declined',
  'handoff.imported',
  'item.noted',
  'item.confirmed',
  'item.closed',
  'item.reopened',
  'item.released',
  'item.withdrawn',
  'item.defaulted',
  'item.ended',
  'question.asked',
  'question.answered',
  'area.set',
  'area.moved',
  'area.retired',
]
