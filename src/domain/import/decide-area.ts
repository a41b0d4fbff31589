import type { AreaId, PersonId, TeamId } from '../ids.ts'
import type { Area } from '../people/gov.ts'
import type { Source } from '../people/kinds.ts'
import { type Draft, draft } from '../record/entry.ts'
import { conflict, type Known, settledBySource, sourced, unchanged, type Verdict } from './decide-known.ts'
import type { AreaFact } from './facts.ts'

interface Roles {
  readonly team?: TeamId | null
  readonly managers?: readonly PersonId[]
  readonly techLeads?: readonly PersonId[]
}

/** I1: an area. One made otherwise is left as it is, and reported where it says something else. */
export function decideArea(known: Known, fact: AreaFact): Verdict {
  const { gov, sourceOf, isReserved, ids } = known.context
  const source = sourceOf(fact)
  const before = sourced(gov, source)
  const settled = settledBySource(before, source, 'This area')
  if (settled !== null) return settled
  const parent = known.liveArea(fact.parent)
  if (parent === null) return conflict('The area above it is not here.')
  const roles = rolesOf(known, fact)
  if (typeof roles === 'string') return conflict(roles)
  if (before !== null) {
    const area = before.subject as AreaId
    const retired = gov.areas.get(area)?.retired === true
    if (retired) known.addArea(fact.path, area, parent)
    const entry = retired ? addedArea(fact, area, parent, roles, source) : setArea(fact, area, roles, source)
    return { is: 'changed', drafts: [entry] }
  }
  const there = known.area(fact.path)
  if (there !== null) return comparedArea(gov.areas.get(there), roles)
  if (isReserved('area', fact.path)) return conflict('An area of this path was erased.')
  const area = ids.fresh<AreaId>('are')
  known.addArea(fact.path, area, parent)
  return { is: 'created', drafts: [addedArea(fact, area, parent, roles, source)] }
}

function rolesOf(known: Known, fact: AreaFact): Roles | string {
  const people = (handles: readonly string[]) => [
    ...new Set(handles.map(handle => known.person(handle)).filter(person => person !== null)),
  ]
  const team = fact.team ? known.team(fact.team) : null
  if (fact.team && team === null) return 'Its team is not here.'
  return {
    ...(fact.team === undefined ? {} : { team }),
    ...(fact.managers === undefined ? {} : { managers: people(fact.managers) }),
    ...(fact.techLeads === undefined ? {} : { techLeads: people(fact.techLeads) }),
  }
}

function comparedArea(area: Area | undefined, roles: Roles): Verdict {
  if (area?.retired) return conflict('The area of this path is retired.')
  const differs = Object.entries(roles).some(
    ([role, held]) => JSON.stringify(area?.[role as keyof Roles]) !== JSON.stringify(held),
  )
  return differs
    ? conflict('An area of this path was made otherwise, and has another team or leads.')
    : unchanged
}

function addedArea(fact: AreaFact, area: AreaId, parent: AreaId, roles: Roles, source: Source): Draft {
  const segment = fact.path.slice(fact.path.lastIndexOf('/') + 1)
  const { team = null, managers = [], techLeads = [] } = roles
  return draft({
    kind: 'area.added',
    subject: area,
    area,
    audience: 'org',
    terms: { area, parent, team, managers, techLeads, restricted: false, source },
    words: { segment, ...(fact.name === undefined ? {} : { name: fact.name }) },
  })
}

function setArea(fact: AreaFact, area: AreaId, roles: Roles, source: Source): Draft {
  return draft({
    kind: 'area.set',
    subject: area,
    area,
    audience: 'org',
    terms: { area, ...roles, source },
    words: fact.name === undefined ? null : { name: fact.name },
  })
}
