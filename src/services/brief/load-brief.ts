import type { Gap } from '../../domain/authority/answers.ts'
import { onNext } from '../../domain/availability/on-next.ts'
import { restsOnProposals } from '../../domain/availability/proposals.ts'
import { isReachable, type Reachability, restsOnProposal } from '../../domain/availability/reach.ts'
import { areasAbove, areasOf } from '../../domain/brief/areas.ts'
import type { BriefInput } from '../../domain/brief/draft.ts'
import { shiftEnd } from '../../domain/brief/on.ts'
import { sinceOf } from '../../domain/brief/since.ts'
import { byTeamWorstFirst } from '../../domain/brief/teams.ts'
import { type Condition, conditions } from '../../domain/handoff/kinds.ts'
import { type MissingHandoff, missingHandoffs } from '../../domain/handoff/missing.ts'
import { mayAccept } from '../../domain/handoff/offer.ts'
import type { HandoffState, ItemState } from '../../domain/handoff/states.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { aliases, canonical, type Gov } from '../../domain/people/gov.ts'
import { membersOf, onNextCandidates, teamsOf, withDescendants } from '../../domain/people/org-chart.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { listEnvelopes } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { idsByKeys, itemsById, reachabilityOf, subjectsById, subjectsByKeys } from '../load.ts'
import { isAreaOpen, isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { standingOffered } from '../standing/load-standing.ts'
import { decisionGaps, holdingsFor, waitingDecisions } from './load-authority.ts'
import { changesSince, publications } from './load-changes.ts'
import { loadOn, type OnLoaded } from './load-on.ts'

export interface LoadedBrief {
  readonly input: BriefInput
  readonly since: Instant
  /** V3: it would be another without hours that others proposed for the reader. */
  readonly sinceProposed: boolean
  readonly on: readonly OnLoaded[]
  /** Areas with a team that `on` does not speak of. */
  readonly onBeyond: number
  readonly gaps: readonly Gap[]
  /** The organisation's first entry: what a line rests on that has no entry of its own. */
  readonly root: string
  readonly missing: readonly MissingHandoff[]
}

/** Most areas that one brief says who is on in. */
const mostOn = 50

/** Everything a brief rests on that its reader may see (P1). */
export function* loadBrief(scope: Scope, areaPage: AreaId | null): Script<LoadedBrief> {
  const { gov, at, caller } = scope
  const person = areaPage === null ? canonical(gov, caller.person) : null
  const reader = person === null ? null : (yield* reachabilityOf(scope, [person]))(person)
  const reading = readingOf(scope, person, reader)
  const known: Known = new Map()
  const personal = person === null ? [] : yield* personalItems(scope, known, person, reading.mayAccept)
  const areas = areaPage === null ? areasOf(gov, caller.person, personal) : withDescendants(gov, [areaPage])
  const above = areasAbove(gov, areas)
  const around = yield* itemsUnder(scope, known, [...areas, ...above].map(subjectKeys.openIn))
  const items = visible(scope, [...new Map([...personal, ...around].map(item => [item.id, item])).values()])
  const handoffs = visible(scope, yield* latestHandoffs(scope, items))
  const waiting = yield* waitingFor(scope, person)
  const root = yield* rootEntry(scope)
  const decisions = yield* waitingDecisions(scope, person, areas)

  const withTeam = areas.filter(area => gov.areas.get(area)?.team && isAreaOpen(scope, area))
  const shownAreas = byTeamWorstFirst(gov, withTeam, worstIn(items)).slice(0, mostOn)
  const owners = ownersIn(scope, items, new Set(areas))
  const fallen = items.filter(item => person !== null && fellTo(gov, item) === person)
  const people = new Set<PersonId>([...(person === null ? [] : [person]), ...owners])
  for (const item of fallen) for (const id of passedOver(gov, item)) people.add(id)
  for (const area of shownAreas) for (const id of teamPeople(scope, area)) people.add(id)
  const reachOf = yield* reachabilityOf(scope, [...people])
  const { recent: published, last: handedOver } = yield* publications(
    scope,
    areas,
    person === null ? owners : [person, ...owners],
  )
  const publishedBy = (id: PersonId) => published.filter(one => one.author === id).map(one => one.at)
  const own = person === null ? [] : publishedBy(person)
  const since = sinceOf(reader, at, own, handedOver)
  const sinceBy = (of: (id: PersonId) => Reachability) =>
    sinceOf(person === null ? null : of(person), at, own, handedOver)
  const facts = owners.map(owner => ({
    person: owner,
    reachability: reachOf(owner),
    openItems: items.filter(item => item.owner !== null && canonical(gov, item.owner) === owner),
    publishedAt: publishedBy(owner),
  }))
  const changes = yield* changesSince(scope, areas, since, person)
  const of = { gov, person, at, areas: new Set(areas), above: new Set(above) }
  return {
    input: {
      ...of,
      ...{ items, handoffs, ...waiting, changes, decisions },
      holdings: holdingsFor(scope, person, root),
      mayAccept: reading.mayAccept,
      restsOnProposal: item =>
        reading.restsOnProposal(item) ||
        (person !== null && fellTo(gov, item) === person && choiceRestsOnProposal(gov, item, reachOf)),
    },
    since,
    sinceProposed: person !== null && restsOnProposals([person], reachOf, sinceBy),
    on: yield* loadOn(scope, shownAreas, reachOf, shiftEnd(reader, at)),
    onBeyond: withTeam.length - shownAreas.length,
    gaps: yield* decisionGaps(scope, shownAreas, shiftEnd(reader, at)),
    root,
    missing: missingHandoffs(facts, at, gov.settings.graceMs),
  }
}

type Reading = Pick<BriefInput, 'mayAccept' | 'restsOnProposal'>

/** H6, V3: what the reader may accept now, and whether that or what fell to them rests on hours others proposed. */
function readingOf({ gov, at }: Scope, person: PersonId | null, reader: Reachability | null): Reading {
  if (person === null || reader === null) return { mayAccept: () => false, restsOnProposal: () => false }
  const isReader = (id: PersonId) => canonical(gov, id) === person && isReachable(reader, at)
  const accepts = (item: ItemState) => mayAccept(gov, item, person, isReader)
  return {
    mayAccept: accepts,
    restsOnProposal: item => {
      const { fallen, offer } = item
      if (fallen !== null && canonical(gov, fallen.to) === person) return restsOnProposal(reader, fallen.at)
      return offer?.to.kind === 'on-next' && accepts(item) && restsOnProposal(reader, at)
    },
  }
}

function fellTo(gov: Gov, { fallen }: ItemState): PersonId | null {
  return fallen === null ? null : canonical(gov, fallen.to)
}

/** H7: whom the default that an item fell by chose among. */
function passedOver(gov: Gov, { area, author, offer }: ItemState): PersonId[] {
  const by = offer?.by ?? author
  return onNextCandidates(gov, area, [...(by === null ? [] : [by]), ...(offer?.declinedBy ?? [])])
}

/** V3: whether an item would have fallen to somebody else without what others proposed, for whomever of them. */
function choiceRestsOnProposal(
  gov: Gov,
  item: ItemState,
  reachOf: (person: PersonId) => Reachability,
): boolean {
  const { fallen } = item
  if (fallen === null) return false
  const candidates = passedOver(gov, item)
  return restsOnProposals(candidates, reachOf, of => onNext(candidates, of, fallen.at)?.person ?? null)
}

/** H5, H6, V7: what waits for the reader beyond items. */
function* waitingFor(scope: Scope, person: PersonId | null) {
  const keysOf = (key: (id: PersonId) => string) =>
    person === null ? [] : aliases(scope.gov, person).map(key)
  const unconfirmed = yield* subjectsByKeys(scope, 'handoff', keysOf(subjectKeys.handoffOnBehalfOf))
  const questions = yield* subjectsByKeys(scope, 'question', keysOf(subjectKeys.openQuestionsTo))
  return {
    unconfirmed: visible(scope, unconfirmed),
    questions: visible(scope, questions),
    proposals: yield* subjectsByKeys(scope, 'proposal', keysOf(subjectKeys.proposalTo)),
    standing: yield* standingOffered(scope, keysOf(subjectKeys.standingOffered)),
  }
}

/** It is the same for good, and kept with the state that outlives a read. */
const roots = new WeakMap<Gov, string>()

function* rootEntry({ org, gov, atSeq }: Scope): Script<string> {
  const known = roots.get(gov)
  if (known !== undefined) return known
  const [first] = yield* listEnvelopes(org, { until: atSeq, limit: 1 })
  const root = first?.id ?? ''
  roots.set(gov, root)
  return root
}

/** The worst condition of what is open in an area. */
function worstIn(items: readonly ItemState[]): (area: AreaId) => Condition {
  const worst = new Map<AreaId, number>()
  for (const { area, condition } of items)
    worst.set(area, Math.max(conditions.indexOf(condition), worst.get(area) ?? 0))
  return area => conditions[worst.get(area) ?? 0] ?? 'stable'
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

function teamPeople({ gov }: Scope, area: AreaId): PersonId[] {
  const team = gov.areas.get(area)?.team ?? null
  return team === null ? [] : [...membersOf(gov, team), ...onNextCandidates(gov, area, [])]
}

/**
 * B0: what a person owns, is asked about, or may accept, wherever it is: by name, by team, or offered to anyone. What is
 * offered to on-next is always in areas of their team or roles.
 */
function* personalItems(
  scope: Scope,
  known: Known,
  person: PersonId,
  accepts: (item: ItemState) => boolean,
): Script<ItemState[]> {
  const { gov } = scope
  const ids = aliases(gov, person)
  const held = [subjectKeys.openOwnedBy, subjectKeys.openQuestionsTo]
  const theirs = yield* itemsUnder(
    scope,
    known,
    ids.flatMap(id => held.map(key => key(id))),
  )
  const offers = yield* itemsUnder(scope, known, [
    ...ids.map(subjectKeys.offeredTo),
    ...teamsOf(gov, person).map(subjectKeys.offeredToTeam),
    subjectKeys.offeredToAnyone,
  ])
  return visible(scope, [...theirs, ...offers.filter(accepts)])
}

type Known = Map<string, ItemState>

/** The items under these keys by id: most stand under several, and each is read once for a brief. */
function* itemsUnder(scope: Scope, known: Known, keys: readonly string[]): Script<ItemState[]> {
  const ids = yield* idsByKeys(scope, keys)
  const unread = ids.filter(id => !known.has(id))
  for (const [id, item] of yield* itemsById(scope, unread)) known.set(id, item)
  return ids.flatMap(id => known.get(id) ?? [])
}

function visible<
  S extends
    | ItemState
    | HandoffState
    | (Parameters<typeof receiversOf>[0] & { audience: ItemState['audience'] }),
>(scope: Scope, states: readonly S[]): S[] {
  return states.filter(state => isOpen(scope, state.audience, receiversOf(state)))
}
