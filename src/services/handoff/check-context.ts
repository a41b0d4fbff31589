import { heldBy } from '../../domain/authority/held.ts'
import { isReachable, reachableSpans } from '../../domain/availability/reach.ts'
import type { DeclaredSpan } from '../../domain/availability/spans.ts'
import type { CheckContext, OpenItem } from '../../domain/handoff/check-context.ts'
import { parseTarget } from '../../domain/handoff/check-target.ts'
import type { HandoffDocument } from '../../domain/handoff/document.ts'
import type { ItemWords, Target } from '../../domain/handoff/kinds.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import type { AreaId, ItemId, PersonId } from '../../domain/ids.ts'
import { activeHuman, activePerson, aliases, canonical } from '../../domain/people/gov.ts'
import { areaAt, personAt, teamAt } from '../../domain/people/names.ts'
import {
  areasLedBy,
  areasOfTeam,
  membersOf,
  onNextCandidates,
  teamsOf,
} from '../../domain/people/org-chart.ts'
import { mayReadArea } from '../../domain/people/visibility.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Span } from '../../domain/time/instant.ts'
import { formatLocal, parseLocalTime } from '../../domain/time/local-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { type Uncovered, uncoveredBy } from '../authority/uncovered.ts'
import { isReadableDecision } from '../decisions/load-decision.ts'
import { idsByKeys, itemsById, reachabilityOf, spansOf, subjectsByKeys } from '../load.ts'
import { isOpen } from '../may-read.ts'
import { handleOf, pathOfArea, zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** What the completeness check knows when this author writes this handoff, as of the scope (H3). */
export function* checkContext(
  scope: Scope,
  author: PersonId,
  document: HandoffDocument,
): Script<CheckContext> {
  const { gov, at, zones } = scope
  const owned = yield* openOf(scope, author)
  const carried = yield* itemsById(
    scope,
    document.items.flatMap(({ carries }) => carries ?? []),
  )
  const seen = [...carried.values()].filter(item => isReadableItem(scope, item))
  const closed = new Set(seen.filter(item => item.closed !== null).map(({ id }) => id))
  const open = yield* openItems(scope, seen)
  const directory = directoryOf(scope)
  const defaultArea = homeOf(scope, author)
  const eligible = (target: Target, area: AreaId) => eligibleFor(scope, author, target, area)
  const target = parseTarget(document.to ?? 'on-next', directory)
  const named = areasNamed(document, path => directory.areaByPath(path))
  const areas = [
    ...named,
    ...[...open.values()].map(({ area }) => area),
    ...(defaultArea === null ? [] : [defaultArea]),
  ]
  const isUnstable = [...document.items, ...open.values()].some(({ condition }) => condition === 'unstable')
  const people = isUnstable && target.ok ? areas.flatMap(area => eligible(target.value, area)) : []
  const reachability = yield* reachabilityOf(scope, [...new Set(people)])
  const spans = (yield* spansOf(scope, [author])).get(author) ?? []
  const zone = zoneOf(scope, author)
  const uncovered = yield* uncoveredBy(scope, author, yield* askedOf(scope, author))
  return {
    ...directory,
    author,
    defaultArea,
    now: at,
    graceMs: gov.settings.graceMs,
    ownedOpenItems: owned as ItemId[],
    authorCover: coverIn(spans),
    openItem: id => open.get(id) ?? null,
    isClosed: id => closed.has(id),
    parseLocal: text => {
      const parsed = parseLocalTime(zones, text, zone)
      return parsed.ok ? { ok: true, value: parsed.value } : parsed
    },
    formatLocal: instant => formatLocal(zones, zone, instant),
    ...authorityFacts(scope),
    uncovered: (offlineAt, backAt) => uncovered(offlineAt, backAt).map(one => uncoveredText(scope, one)),
    reachableEligible: (to, area, from, until) =>
      eligible(to, area).some(person => {
        const r = reachability(person)
        return isReachable(r, from) || reachableSpans(r, from, until).length > 0
      }),
  }
}

/** What a handoff may name: people and teams that are there, areas that are not retired. */
function directoryOf(scope: Scope) {
  const { gov, names } = scope
  return {
    personByHandle: (handle: string) => activePerson(gov, personAt(names, handle))?.id ?? null,
    areaByPath: (path: string) => liveArea(scope, areaAt(names, path)),
    teamByName: (name: string) => liveTeam(scope, name),
  }
}

function coverIn(spans: readonly DeclaredSpan[]): Span[] {
  return spans.flatMap(({ kind, from, until }) =>
    kind === 'cover' && until !== null ? [{ from, until }] : [],
  )
}

/** H3: what waits to be decided by this author; of somebody else's what the caller may read (P1). */
function* askedOf(scope: Scope, author: PersonId): Script<{ type: string; area: AreaId }[]> {
  const keys = aliases(scope.gov, author).map(subjectKeys.requestSeated)
  const waiting = (yield* subjectsByKeys(scope, 'decision', keys)).filter(state =>
    isReadableDecision(scope, state),
  )
  const asked = new Map(waiting.map(({ type, area }) => [`${type} ${area}`, { type, area }]))
  return [...asked.values()]
}

function uncoveredText(scope: Scope, one: Uncovered) {
  return {
    ...one,
    area: pathOfArea(scope, one.area),
    could: one.could.map(person => handleOf(scope, person)),
  }
}

/** H3: what rests on the map: a contingency lends what whoever says it holds, in their own name or for another. */
function authorityFacts({ gov, caller }: Scope): Pick<CheckContext, 'contingencyHeld'> {
  return {
    contingencyHeld: ({ type, limits: { twoPeople: _, ...limits } }, area, from, until) => {
      if (!gov.map.types.has(type)) return null
      return heldBy(gov, caller.person, { types: [type], area, limits, from, until }, false).share
    },
  }
}

/** P1: the open items of the author; of somebody else's those the caller may read, since the check names them. */
function* openOf(scope: Scope, author: PersonId): Script<string[]> {
  const ids = yield* idsByKeys(scope, aliases(scope.gov, author).map(subjectKeys.openOwnedBy))
  if (author === scope.caller.person) return ids
  const items = yield* itemsById(scope, ids)
  return ids.filter(id => {
    const item = items.get(id as ItemId)
    return item !== undefined && isReadableItem(scope, item)
  })
}

/** Open items a person owns, under every id that means them, by id. */
export function* ownedOpenItems(scope: Scope, person: PersonId): Script<ItemState[]> {
  return yield* subjectsByKeys(scope, 'item', aliases(scope.gov, person).map(subjectKeys.openOwnedBy))
}

/** P1: whether the caller may read an item. */
export function isReadableItem(scope: Scope, item: ItemState): boolean {
  return isOpen(scope, item.audience, receiversOf(item))
}

function* openItems(scope: Scope, items: readonly ItemState[]): Script<Map<ItemId, OpenItem>> {
  const live = items.filter(({ closed }) => closed === null)
  const words = yield* loadWords(
    scope.org,
    live.flatMap(({ said, words }) => [...said.slice(-2), words.entry]),
  )
  return new Map(
    live.map(item => {
      const last = words.get(item.words.entry) as ItemWords | undefined
      const same = item.said.slice(-2).filter(entry => {
        const said = words.get(entry) as ItemWords | undefined
        return said !== undefined && said.text === last?.text && said.next === last.next
      })
      const { owner, area, kind, condition } = item
      const count = Math.min(same.length, item.handoffs.length)
      return [
        item.id,
        {
          owner,
          area,
          kind,
          condition,
          text: last?.text ?? '',
          next: last?.next ?? null,
          sameTextCount: count,
        },
      ]
    }),
  )
}

function liveArea(scope: Scope, area: AreaId | null): AreaId | null {
  const found = area === null ? undefined : scope.gov.areas.get(area)
  return found === undefined || found.retired ? null : found.id
}

function liveTeam(scope: Scope, name: string) {
  const id = teamAt(scope.names, name)
  return id !== null && scope.gov.teams.get(id)?.retired === false ? id : null
}

/** The area of a handoff that names none: the author's one team's first area, else the first they lead. */
export function homeOf({ gov }: Scope, author: PersonId): AreaId | null {
  const ofTeams = teamsOf(gov, author).flatMap(team => areasOfTeam(gov, team))
  return ofTeams[0] ?? areasLedBy(gov, author)[0] ?? null
}

function areasNamed(document: HandoffDocument, areaByPath: (path: string) => AreaId | null): AreaId[] {
  const texts = document.items.map(({ text }) => text).join('\n')
  const paths = [...texts.matchAll(/(?<=^|\s)#([^\s#]+)/gm)].flatMap(([, path]) => [
    path!,
    path!.replace(/[.,;:!?)]+$/, ''),
  ])
  return [...new Set([...document.areas, ...paths].flatMap(path => areaByPath(path) ?? []))]
}

/** H6: everybody who could accept from this target, were they reachable. */
function eligibleFor({ gov }: Scope, author: PersonId, target: Target, area: AreaId): PersonId[] {
  switch (target.kind) {
    case 'people':
      return target.people.map(person => canonical(gov, person))
    case 'team':
      return membersOf(gov, target.team).filter(
        person => person !== author && activeHuman(gov, person) !== null,
      )
    case 'on-next':
      return onNextCandidates(gov, area, [author])
    case 'anyone':
      return [...gov.people.keys()].filter(
        id => id !== author && activeHuman(gov, id) !== null && mayReadArea(gov, id, area),
      )
    case 'me':
      return []
  }
}
