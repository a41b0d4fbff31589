import type { AreaId, PersonId, TeamId } from '../ids.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { activeHuman, type Gov } from './gov.ts'
import { areaAt, type Names, pathOf } from './names.ts'
import { childrenOf, withAncestors } from './org-chart.ts'

export interface AreaHolders {
  readonly name?: string | undefined
  readonly team?: TeamId | null | undefined
  readonly managers?: readonly PersonId[] | undefined
  readonly techLeads?: readonly PersonId[] | undefined
  readonly restricted?: boolean | undefined
}

/** Where a path puts an area: its parent's path (`/` for the root) and its own segment. */
export function splitPath(path: string): { parent: string; segment: string } {
  const cut = path.lastIndexOf('/')
  return cut < 0
    ? { parent: '/', segment: path }
    : { parent: path.slice(0, cut), segment: path.slice(cut + 1) }
}

export interface Place {
  readonly parent: AreaId
  readonly segment: string
  /** R5: the path was erased and is kept from being given away again. */
  readonly reserved: boolean
}

/** V6: a path that an area has, or ever had, is not given to another. */
export function decideAddArea(
  gov: Gov,
  names: Names,
  area: AreaId,
  place: Place,
  held: AreaHolders,
): Outcome<Draft> {
  const refused = pathTaken(names, area, place) ?? agentAmong(gov, held)
  if (refused !== null) return refused
  const { team = null, managers = [], techLeads = [], restricted = false, name } = held
  const terms = {
    area,
    parent: place.parent,
    team,
    managers: [...new Set(managers)],
    techLeads: [...new Set(techLeads)],
    restricted,
    source: null,
  }
  const words = { segment: place.segment, ...(name === undefined ? {} : { name }) }
  return ok(draft({ ...about(area), kind: 'area.added', terms, words }))
}

export function decideSetArea(gov: Gov, area: AreaId, held: AreaHolders): Outcome<Draft> {
  const refused = agentAmong(gov, held)
  if (refused !== null) return refused
  const { name, team, managers, techLeads, restricted } = held
  if (Object.values(held).every(value => value === undefined)) {
    return refuse(
      'nothing_to_change',
      'Nothing to change was named.',
      'Name a team, managers, tech leads, a name or restricted.',
    )
  }
  const terms = {
    area,
    ...(team === undefined ? {} : { team }),
    ...(managers === undefined ? {} : { managers: [...new Set(managers)] }),
    ...(techLeads === undefined ? {} : { techLeads: [...new Set(techLeads)] }),
    ...(restricted === undefined ? {} : { restricted }),
  }
  return ok(draft({ ...about(area), kind: 'area.set', terms, words: name === undefined ? null : { name } }))
}

/** V6: an area moves with all below it, never below itself; it may go back to a path of its own. */
export function decideMoveArea(gov: Gov, names: Names, area: AreaId, place: Place): Outcome<Draft> {
  if (area === gov.rootArea) return isRoot('moved')
  if (withAncestors(gov, place.parent).includes(area)) {
    return refuse('area_cycle', 'An area cannot be moved below itself.', 'Choose a place outside it.', {
      path: 'new',
    })
  }
  const refused = pathTaken(names, area, place)
  if (refused !== null) return refused
  const terms = { area, parent: place.parent }
  return ok(draft({ ...about(area), kind: 'area.moved', terms, words: { segment: place.segment } }))
}

/** V6: retiring needs no open items and no areas below. Items are named only where the caller may read them (P1). */
export function decideRetireArea(
  gov: Gov,
  area: AreaId,
  openItems: number,
  readable: readonly string[],
): Outcome<Draft> {
  if (area === gov.rootArea) return isRoot('retired')
  const below = childrenOf(gov, area).length
  if (below > 0) {
    return inUse('There are still areas below it.', 'Move or retire those first.', { children: below })
  }
  if (openItems > 0) {
    const next = 'Close its items, or hand them off in another area.'
    return inUse('Some of its items are still open.', next, { items: readable.slice(0, 20) })
  }
  return ok(draft({ ...about(area), kind: 'area.retired', terms: { area }, words: null }))
}

function pathTaken(names: Names, area: AreaId, { parent, segment, reserved }: Place) {
  const above = pathOf(names, parent)
  const path = above === null || above === '/' ? segment : `${above}/${segment}`
  const holder = areaAt(names, path)
  if (!reserved && (holder === null || (holder === area && pathOf(names, area) !== path))) return null
  const message = `${path} is taken, or was once: old paths still lead to their area.`
  return refuse('path_taken', message, 'Choose another path.', { path: 'path' })
}

/** V7: agents hold no role. */
function agentAmong(gov: Gov, held: AreaHolders) {
  for (const role of ['managers', 'techLeads'] as const) {
    if (held[role]?.every(person => activeHuman(gov, person) !== null) ?? true) continue
    return refuse('not_human', 'An agent cannot hold a role.', 'Name humans only.', { path: role })
  }
  return null
}

function inUse(message: string, next: string, details: Record<string, unknown>) {
  return refuse('area_in_use', message, next, { details })
}

function isRoot(what: string) {
  return refuse('area_is_root', `The root cannot be ${what}.`, 'Name an area below it.', { path: 'path' })
}

function about(area: AreaId) {
  return { subject: area, area, audience: 'org' as const }
}
