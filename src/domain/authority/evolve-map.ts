import { type Envelope, is } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { AuthorityMap } from './map.ts'
import { withWider } from './types.ts'

/** Folds one entry of the map into it, in place. Reads the envelope only; total, and false for other kinds. */
export function evolveMap(map: AuthorityMap, e: Envelope): boolean {
  if (is(e, 'type.added')) {
    for (const wider of withWider(e.terms.type).reverse())
      if (!map.types.has(wider)) map.types.set(wider, 'none')
    map.types.set(e.terms.type, e.terms.coverage)
  } else if (is(e, 'calendar.added')) {
    map.calendars.set(e.terms.calendar, { zone: e.terms.zone, rules: e.terms.rules })
  } else return evolveGrants(map, e) || evolveBounds(map, e)
  return true
}

function evolveGrants(map: AuthorityMap, e: Envelope): boolean {
  if (is(e, 'grant.added')) {
    const { proof: _proof, ...grant } = e.terms
    map.grants.set(grant.grant, grant)
    map.saidBy.set(grant.grant, e.id)
  } else if (is(e, 'grant.revoked')) forget(map, map.grants, e.terms.grant)
  else if (is(e, 'delegation.added')) {
    const { proof: _proof, ...delegation } = e.terms
    map.delegations.set(delegation.delegation, delegation)
    map.saidBy.set(delegation.delegation, e.id)
  } else if (is(e, 'delegation.revoked')) endDelegation(map, e.terms.delegation, e.at)
  else return false
  return true
}

function evolveBounds(map: AuthorityMap, e: Envelope): boolean {
  if (is(e, 'fence.added')) {
    const { proof: _proof, ...fence } = e.terms
    map.fences.set(fence.fence, fence)
    map.saidBy.set(fence.fence, e.id)
  } else if (is(e, 'fence.removed')) forget(map, map.fences, e.terms.fence)
  else if (is(e, 'freeze.added')) {
    const { proof: _proof, ...freeze } = e.terms
    map.freezes.set(freeze.freeze, freeze)
    map.saidBy.set(freeze.freeze, e.id)
  } else if (is(e, 'freeze.lifted')) forget(map, map.freezes, e.terms.freeze)
  else return false
  return true
}

/** A16: a stand-in that is over stays known, since it heads the return view of the person it was for. */
function endDelegation(map: AuthorityMap, id: string, at: Instant): void {
  const found = map.delegations.get(id)
  if (found?.standIn) map.delegations.set(id, { ...found, until: Math.min(found.until, at) })
  else forget(map, map.delegations, id)
}

function forget(map: AuthorityMap, from: Map<string, unknown>, id: string): void {
  from.delete(id)
  map.saidBy.delete(id)
}
