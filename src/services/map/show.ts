import type { WhoAnswer } from '../../domain/authority/answers.ts'
import { unknownType } from '../../domain/authority/decide-grant.ts'
import { placesOfGrant } from '../../domain/authority/holders.ts'
import type { DecisionType, DelegationTerms, GrantTerms, TypeInArea } from '../../domain/authority/kinds.ts'
import type { Fence, Freeze } from '../../domain/authority/map.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { coversType } from '../../domain/authority/types.ts'
import { who, whoNow } from '../../domain/authority/who.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { isLed, withAncestors, withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatDuration } from '../../domain/time/duration.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { instantOrNull, namesOf } from '../authority/view.ts'
import { asOf } from '../decided.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import { areaByPath, handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { partyText } from './holders.ts'

/** What of the map is asked for: all of it, or what bears on one area, of one type. */
interface Wanted {
  readonly area: AreaId | null
  covers(area: AreaId, types: readonly DecisionType[] | 'all'): boolean
}

/** The map as it stands; of an area, with every type and who is up now. */
export const showMap = readService('map.show', function* (scope, input) {
  const wanted = wantedOf(scope, input)
  if (!wanted.ok) return wanted
  const { map } = scope.gov
  const live = ({ until }: { readonly until: number | null }) => until === null || until > scope.at
  const grants = [...map.grants.values()].filter(one => live(one) && wanted.value.covers(one.area, one.types))
  const places = placesShown(scope, wanted.value, grants, input.type)
  const authority = yield* authorityFor(scope, places)
  const delegations = [...map.delegations.values()].filter(
    one =>
      live(one) &&
      wanted.value.covers(one.area, one.types) &&
      activeHuman(scope.gov, one.from) !== null &&
      activeHuman(scope.gov, one.to) !== null,
  )
  const freezes = [...map.freezes.values()].filter(
    one => live(one) && wanted.value.covers(one.area, one.types),
  )
  const fences = [...map.fences.values()].filter(one => wanted.value.covers(one.area, [one.type]))
  const shown = grants.map(grant => ({
    grant,
    people: placesOfGrant(scope.gov, grant, grant.area, undefined).people,
  }))
  const areas = placesView(scope, authority, places)
  return ok({
    areas: areas.views,
    grants: shown.map(({ grant, people }) => grantView(scope, grant, people)),
    delegations: delegations.map(one => delegationView(scope, one)),
    freezes: yield* freezesView(scope, freezes),
    fences: fences.map(one => fenceView(scope, one)),
    names: namesOf(
      scope,
      new Set([
        ...shown.flatMap(({ people }) => people.slice(0, 100)),
        ...areas.people,
        ...delegations.flatMap(({ from, to }) => [from, to]),
      ]),
    ),
    ...asOf(scope),
  })
})

function wantedOf(
  scope: Scope,
  { area: path, type }: { readonly area?: string | undefined; readonly type?: string | undefined },
): Outcome<Wanted> {
  const unknown = type === undefined ? null : unknownType(scope.gov, [type], 'type')
  if (unknown !== null) return unknown
  const area = path === undefined ? ok(null) : areaByPath(scope, path, 'area')
  if (!area.ok) return area
  const at = area.value
  const near =
    at === null ? null : new Set([...withAncestors(scope.gov, at), ...withDescendants(scope.gov, [at])])
  return ok({
    area: at,
    covers: (of, types) =>
      (near === null || near.has(of)) &&
      (type === undefined ||
        types === 'all' ||
        types.some(one => coversType(one, type) || coversType(type, one))),
  })
}

/** Of one area every declared type; of the whole map the areas and types at which grants lie. */
function placesShown(
  { gov }: Scope,
  { area }: Wanted,
  grants: readonly GrantTerms[],
  type: DecisionType | undefined,
): TypeInArea[] {
  const within = (one: DecisionType) => type === undefined || coversType(type, one) || one === type
  if (area !== null)
    return [...gov.map.types.keys()]
      .filter(within)
      .sort()
      .map(one => ({ type: one, area }))
  const found = new Map<string, TypeInArea>()
  for (const grant of grants) {
    // A2a: a role is filled anew in every area below that has a lead of its own.
    const below = grant.holders.some(holder => 'role' in holder) ? areasLed(gov, grant.area) : []
    for (const one of grant.types) {
      if (!within(one) || !gov.map.types.has(one)) continue
      for (const at of [grant.area, ...below]) found.set(`${one} ${at}`, { type: one, area: at })
    }
  }
  return [...found.values()]
}

function areasLed(gov: Scope['gov'], top: AreaId): AreaId[] {
  return withDescendants(gov, [top]).filter(area => isLed(gov, area))
}

function placesView(scope: Scope, authority: Authority, places: readonly TypeInArea[]) {
  const byArea = new Map<AreaId, ReturnType<typeof upView>[]>()
  const people = new Set<PersonId>()
  for (const { type, area } of places) {
    const found = upNow(authority, { type, area, assurance: 'verified' }, scope.at)
    for (const { person } of found.chain) people.add(person)
    const rows = byArea.get(area) ?? []
    byArea.set(area, rows)
    rows.push(upView(scope, type, found))
  }
  const views = [...byArea].map(([area, types]) => ({
    area: pathOfArea(scope, area),
    types: types as never[],
  }))
  return { people, views: views.sort((a, b) => (a.area < b.area ? -1 : 1)) }
}

/** Looking ahead costs the most, and is wanted only to say who comes next where everybody is asleep. */
function upNow(authority: Authority, q: Question, at: Instant): WhoAnswer {
  const now = whoNow(authority, q, at)
  return now.outcome === 'asleep' ? who(authority, q, at) : now
}

function upView(scope: Scope, type: DecisionType, { outcome, holders, next, chain }: WhoAnswer) {
  return {
    type,
    outcome,
    holders: holders.map(({ person }) => handleOf(scope, person)),
    next: next === null ? null : { person: handleOf(scope, next.person), at: formatInstant(next.at) },
    chain: chain.map(({ person }) => handleOf(scope, person)),
  }
}

const mostPeople = 100

function grantView(scope: Scope, grant: GrantTerms, people: readonly PersonId[]) {
  return {
    id: grant.grant,
    types: [...grant.types],
    area: pathOfArea(scope, grant.area),
    holders: grant.holders.map(holder => partyText(scope, holder)),
    people: people.slice(0, mostPeople).map(person => handleOf(scope, person)),
    mode: grant.mode,
    quorum: grant.quorum,
    askerMayDecide: grant.askerMayDecide,
    limits: limitsView(grant.limits),
    consult: grant.consult.map(party => partyText(scope, party)),
    inform: grant.inform.map(party => partyText(scope, party)),
    escalateAfter: formatDuration(grant.escalateAfterMs),
    from: formatInstant(grant.from),
    until: instantOrNull(grant.until),
    delegable: grant.delegable,
    breakGlass: grant.breakGlass,
    imported: grant.source !== null,
    cite: citeOf(scope, grant.grant),
  }
}

function limitsView({ environments, ...limits }: GrantTerms['limits']) {
  return { ...limits, ...(environments !== undefined && { environments: [...environments] }) }
}

function delegationView(scope: Scope, one: DelegationTerms) {
  return {
    id: one.delegation,
    from: handleOf(scope, one.from),
    to: handleOf(scope, one.to),
    types: [...one.types],
    area: pathOfArea(scope, one.area),
    limits: limitsView(one.limits),
    starts: formatInstant(one.starts),
    until: formatInstant(one.until),
    standIn: one.standIn,
    clipped: one.clipped,
    cite: citeOf(scope, one.delegation),
  }
}

interface FreezeView {
  readonly id: string
  readonly types: string[]
  readonly area: string
  readonly from: string
  readonly until: string | null
  readonly except: string[]
  readonly by: string
  readonly reason: string | null
  readonly cite: string | null
}

function* freezesView(scope: Scope, freezes: readonly Freeze[]): Script<FreezeView[]> {
  const cites = freezes.map(({ freeze }) => citeOf(scope, freeze))
  const words = yield* wordsOf(
    scope,
    cites.filter(cite => cite !== null),
  )
  return freezes.map((one, index) => {
    const said = words.get(cites[index] ?? '') as { reason?: string } | undefined
    return {
      id: one.freeze,
      types: one.types === 'all' ? ['all'] : [...one.types],
      area: pathOfArea(scope, one.area),
      from: formatInstant(one.from),
      until: instantOrNull(one.until),
      except: [...one.except],
      by: handleOf(scope, one.by),
      reason: said?.reason === undefined ? null : renderText(scope, said.reason),
      cite: cites[index] ?? null,
    }
  })
}

function fenceView(scope: Scope, { fence, type, area }: Fence) {
  return { id: fence, type, area: pathOfArea(scope, area), cite: citeOf(scope, fence) }
}

function citeOf(scope: Scope, id: string): string | null {
  return scope.gov.map.saidBy.get(id) ?? null
}
