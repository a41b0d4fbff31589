import type { AreaId, PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import { containment } from './decide-limits.ts'
import { frameOf, type Way } from './frame.ts'
import type { DecisionType, GrantLimits, GrantTerms } from './kinds.ts'
import type { Authority } from './question.ts'
import { coversType } from './types.ts'

/** A part of the map somebody wants to pass on: by delegation (A8) or by a contingency (A11). */
export interface Passed {
  readonly types: readonly DecisionType[]
  readonly area: AreaId
  readonly limits: GrantLimits
  readonly from: Instant
  readonly until: Instant
}

/** How much of it a person holds themselves, and what stands in the way where it is nothing. */
export interface Held {
  readonly share: 'whole' | 'part' | 'none'
  /** They hold some of it, but only so: by delegation, by break-glass, or by grants that may not be passed on. */
  readonly only: 'received' | 'break_glass' | 'not_delegable' | null
}

/** A8: what came by delegation is not passed on, and would outlast it. */
export function isOnlyReceived(
  gov: Gov,
  person: PersonId,
  { type, area }: { readonly type: DecisionType; readonly area: AreaId },
  at: Instant,
): boolean {
  const wanted = { types: [type], area, limits: {}, from: at, until: at + 1 }
  return heldBy(gov, person, wanted, false).only === 'received'
}

/**
 * A8: what of this a person holds by ways of their own. `delegated` asks for ways that may be delegated; a contingency
 * may rest on any but break-glass.
 */
export function heldBy(gov: Gov, person: PersonId, wanted: Passed, delegated: boolean): Held {
  const who = canonical(gov, person)
  const shares = wanted.types.map(type => shareOf(gov, who, type, wanted, way => passable(way, delegated)))
  if (shares.some(share => share !== 'none'))
    return { share: shares.every(share => share === 'whole') ? 'whole' : 'part', only: null }
  const any = (test: (way: Way) => boolean) =>
    wanted.types.some(type => shareOf(gov, who, type, wanted, test) !== 'none')
  const only = any(isOwn)
    ? any(isOpen)
      ? 'not_delegable'
      : 'break_glass'
    : any(() => true)
      ? 'received'
      : null
  return { share: 'none', only }
}

function passable(way: Way, delegated: boolean): boolean {
  return isOpen(way) && (!delegated || way.grant.delegable)
}

function isOpen(way: Way): boolean {
  return isOwn(way) && !way.grant.breakGlass
}

function isOwn(way: Way): boolean {
  return way.delegation === null && way.contingency === null
}

/** The most any single way gives of one type: all of it, a part, or nothing. */
function shareOf(
  gov: Gov,
  person: PersonId,
  type: DecisionType,
  wanted: Passed,
  counts: (way: Way) => boolean,
): Held['share'] {
  let best: Held['share'] = 'none'
  for (const { type: narrow, area } of overlaps(gov, type, wanted.area)) {
    const all = narrow === type && area === wanted.area
    for (const way of frameOf(withoutContingencies(gov), { type: narrow, area }).ways) {
      if (way.person !== person || !counts(way) || !overlapsInTime(way.grant, wanted)) continue
      const limits = containment(wanted.limits, way.grant.limits)
      if (limits === 'none') continue
      if (all && limits === 'whole' && containsInTime(way.grant, wanted)) return 'whole'
      best = 'part'
    }
  }
  return best
}

/** The type and area themselves, and the narrower ones at which grants begin. */
function overlaps(gov: Gov, type: DecisionType, area: AreaId): { type: DecisionType; area: AreaId }[] {
  const found = new Map([[`${type} ${area}`, { type, area }]])
  for (const grant of gov.map.grants.values()) {
    const types = grant.types.filter(own => coversType(own, type) || coversType(type, own))
    if (types.length === 0) continue
    const below = grant.area !== area && withAncestors(gov, grant.area).includes(area)
    for (const own of types) {
      const narrower = own !== type && coversType(type, own)
      if (!narrower && !below) continue
      const at = { type: narrower ? own : type, area: below ? grant.area : area }
      found.set(`${at.type} ${at.area}`, at)
    }
  }
  return [...found.values()]
}

function withoutContingencies(gov: Gov): Authority {
  return { gov, contingencies: [], reachabilityOf: () => never() }
}

function never(): never {
  throw new Error('holding something does not depend on being reachable')
}

function overlapsInTime({ from, until }: GrantTerms, wanted: Passed): boolean {
  return from < wanted.until && (until === null || until > wanted.from)
}

function containsInTime({ from, until }: GrantTerms, wanted: Passed): boolean {
  return from <= wanted.from && (until === null || until >= wanted.until)
}
