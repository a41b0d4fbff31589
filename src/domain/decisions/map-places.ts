import {
  comesWithMerging,
  comesWithMoving,
  comesWithRoles,
  comesWithTeams,
  type MapPlace,
  touchedByTeams,
  withOuterTeams,
} from '../authority/comes-with.ts'
import { longestStandInMs } from '../authority/decide-delegation.ts'
import { isMapType } from '../authority/types.ts'
import type { AreaId, TeamId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Envelope, is } from '../record/entry.ts'

/** A16: what a change of the map has to be in the right of. */
export interface Touched {
  /** Where whoever makes it needs what; its proof is about one of these. */
  readonly needs: readonly MapPlace[]
  /** What of the map others come by, which its maker has to hold, too, and not by delegation. */
  readonly gives: readonly MapPlace[]
}

/**
 * A16: what an entry that carries a proof touches, by what it changes and not by where it says it lies; or why it can be
 * no such change. As of the record it was decided on.
 */
export function touchedBy(gov: Gov, e: Envelope): Touched | string {
  if (isImported(e)) return at('map', gov.rootArea)
  return (
    bounds(gov, e) ??
    passedOn(gov, e) ??
    areas(gov, e) ??
    people(gov, e) ??
    'it is nothing that carries a proof'
  )
}

/** I1: whoever imports holds all of the map. */
export function isImported(e: Envelope): boolean {
  const { source } = e.terms as { readonly source?: object | null }
  return source !== undefined && source !== null
}

function at(type: string, area: AreaId, gives: readonly MapPlace[] = []): Touched {
  return { needs: [{ type, area }], gives }
}

const gone = 'what it ends is not there'

function bounds(gov: Gov, e: Envelope): Touched | string | null {
  const { map, rootArea } = gov
  // An import declares the type its files speak of, and nobody holds anything by that.
  if (is(e, 'type.added') && e.terms.proof?.type === 'map') return at('map', rootArea)
  if (is(e, 'type.added') || is(e, 'calendar.added')) return at('map.grant', rootArea)
  if (is(e, 'grant.added')) {
    const { area, types } = e.terms
    const gives = types.filter(isMapType).map(type => ({ type, area }))
    return at('map.grant', area, gives)
  }
  if (is(e, 'grant.revoked')) return ended('map.grant', map.grants.get(e.terms.grant)?.area)
  if (is(e, 'fence.added')) return at('map.fence', e.terms.area)
  if (is(e, 'fence.removed')) return ended('map.fence', map.fences.get(e.terms.fence)?.area)
  if (is(e, 'freeze.added'))
    return e.terms.by === e.actor ? at('map.freeze', e.terms.area) : 'it is told of somebody else'
  if (is(e, 'freeze.lifted')) return ended('map.freeze', map.freezes.get(e.terms.freeze)?.area)
  return null
}

function ended(type: string, area: AreaId | undefined): Touched | string {
  return area === undefined ? gone : at(type, area)
}

/** A8, A16: with a proof only a stand-in is written: never for its writer, and for 14 days at most. */
function passedOn(gov: Gov, e: Envelope): Touched | string | null {
  if (is(e, 'delegation.added')) {
    const { standIn, to, until, area } = e.terms
    const isForSelf = e.actor !== null && canonical(gov, to) === canonical(gov, e.actor)
    if (!standIn || isForSelf || until > e.at + longestStandInMs)
      return 'it is no stand-in anybody could write'
    return at('map.stand-in', area)
  }
  if (!is(e, 'delegation.revoked')) return null
  const found = gov.map.delegations.get(e.terms.delegation)
  return ended(found?.standIn ? 'map.stand-in' : 'map.grant', found?.area)
}

function areas(gov: Gov, e: Envelope): Touched | string | null {
  if (is(e, 'area.added')) {
    const { parent } = e.terms
    const roles = named(gov, e, parent)
    return { needs: [{ type: 'map.area', area: parent }, ...roles.needs], gives: roles.gives }
  }
  if (is(e, 'area.set')) {
    const { area, team, restricted } = e.terms
    const roles = named(gov, e, area)
    const isMore = team !== undefined || restricted !== undefined || roles.needs.length === 0
    const more = isMore ? [{ type: 'map.area', area }] : []
    return { needs: [...roles.needs, ...more], gives: roles.gives }
  }
  if (is(e, 'area.moved')) {
    const { area, parent } = e.terms
    const from = gov.areas.get(area)?.parent
    if (from == null) return gone
    const needs = [from, parent].map(place => ({ type: 'map.area', area: place }))
    return { needs, gives: comesWithMoving(gov, from, parent, e.at) }
  }
  return is(e, 'area.retired') ? at('map.area', e.terms.area) : null
}

/** A16: roles hold authority, so that naming them is more than changing an area. */
function named(gov: Gov, e: Envelope<'area.added'> | Envelope<'area.set'>, area: AreaId): Touched {
  const { managers, techLeads } = e.terms
  const isNamed = (people: readonly string[] | undefined) =>
    people !== undefined && (is(e, 'area.set') || people.length > 0)
  const roles = [
    ...(isNamed(managers) ? (['manager'] as const) : []),
    ...(isNamed(techLeads) ? (['tech-lead'] as const) : []),
  ]
  return roles.length === 0
    ? { needs: [], gives: [] }
    : at('map.role', area, comesWithRoles(gov, roles, area, e.at))
}

function people(gov: Gov, e: Envelope): Touched | null {
  if (is(e, 'person.added') || is(e, 'person.left')) return at('map.people', gov.rootArea)
  if (is(e, 'person.merged')) {
    const { from, into } = e.terms
    const gives = e.actor === null ? [] : comesWithMerging(gov, [from, into], e.actor, e.at)
    return at('map.people', gov.rootArea, gives)
  }
  if (is(e, 'admin.added')) return at('map', gov.rootArea)
  if (!is(e, 'team.set')) return null
  const { team } = e.terms
  const teams = gov.teams.has(team) ? withOuterTeams(gov, team) : new Set<TeamId>()
  const needs = touchedByTeams(gov, teams).map(area => ({ type: 'map.people', area }))
  return { needs, gives: comesWithTeams(gov, teams, e.at) }
}
