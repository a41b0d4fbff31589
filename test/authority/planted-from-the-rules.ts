import type { Planted } from './planted.ts'

const at = (file: string) => `authority/${file}`

/** Bugs of somebody who had seen the rules only, written down before the engine was opened for their places. */
export const fromTheRules: readonly Planted[] = [
  {
    why: 'a delegation still holds at the instant its span ends (A8)',
    file: at('clauses.ts'),
    find: 'at < delegation.until',
    replace: 'at <= delegation.until',
  },
  {
    why: 'a fence also stops the grants that sit at its own area (A5)',
    file: at('frame.ts'),
    find: 'found.push({ grant, stopped })',
    replace:
      'found.push({ grant, stopped: stopped || (!isMapType(type) && (index.fences.get(area) ?? []).some(fence => coversType(fence.type, type))) })',
  },
  {
    why: 'somebody seated for exactly escalate-after is still counted on (A7)',
    file: at('seats.ts'),
    find: '>= escalateAfter(link)) return false',
    replace: '> escalateAfter(link)) return false',
  },
  {
    why: 'a giver and their delegate count as two towards a quorum (A9)',
    file: at('settle.ts'),
    find: 'places.size >= quorum && mostPlaced(places) >= quorum',
    replace: 'places.size >= quorum',
  },
  {
    why: "a two-people contingency opens by the decider's own observation (A11)",
    file: at('clauses.ts'),
    find: 'contingency.twoPeople && by === person',
    replace: 'contingency.twoPeople && by === contingency.author',
  },
  {
    why: 'one freeze that excepts a break-glass grant is enough where two are live (A4)',
    file: at('clauses.ts'),
    find: '!freeze.except.includes(grant.grant)',
    replace: '!frame.freezes.some(one => liveAt(one, at) && one.except.includes(grant.grant))',
  },
  {
    why: 'a role is filled by the farthest area instead of the nearest (A2a)',
    file: at('holders.ts'),
    find: 'if (active.length > 0) return active',
    replace:
      'if (active.length > 0 && (id === top || roleAt(gov, role, gov.areas.get(id)?.parent ?? top, top).length === 0)) return active',
  },
  {
    why: "the asker's sponsor is not excluded (A9)",
    file: at('chain.ts'),
    find: 'way.person === asker || way.person === sponsor ||',
    replace: 'way.person === asker ||',
  },
  {
    why: 'somebody who passed may still decide (A7)',
    file: at('outcome.ts'),
    find: 'seats.has(person) && (request === undefined || !hasPassed(authority, request, person, at))',
    replace: 'seats.has(person)',
  },
  {
    why: 'the widest type comes first in the chain, not the most specific (A6)',
    file: at('frame.ts'),
    find: '[] : withWider(type)',
    replace: '[] : withWider(type).reverse()',
  },
  {
    why: 'the limits of a delegation are ignored (A8)',
    file: at('clauses.ts'),
    find: 'if (bounded !== null) clauses.push(...limitClauses(bounded.limits, q, at))',
    replace: 'if (contingency !== null) clauses.push(...limitClauses(contingency.limits, q, at))',
  },
  {
    why: 'a grant that cannot be delegated is delegated all the same (A2)',
    file: at('frame.ts'),
    find: 'if (!grant.delegable || grant.breakGlass) continue',
    replace: 'if (grant.breakGlass) continue',
  },
]
