import type { Bound } from './answers.ts'
import type { Way } from './frame.ts'
import type { GrantLimits } from './kinds.ts'
import type { Question } from './question.ts'

/** A12a: what each step of a way imposes, and the room that is left. */
export function boundsOf({ grant, delegation, contingency }: Way, q: Question): Bound[] {
  const bounds = [...validity(grant.grant, grant.from, grant.until), ...limits(grant.grant, grant.limits, q)]
  if (grant.breakGlass) {
    bounds.push(bound(grant.grant, 'breakGlass', 'invoked'), bound(grant.grant, 'assurance', 'verified'))
  }
  if (delegation !== null) {
    const { delegation: id, starts, until } = delegation
    bounds.push(...validity(id, starts, until), ...limits(id, delegation.limits, q))
  }
  if (contingency !== null) {
    const { item, from, until } = contingency
    bounds.push(...validity(item, from, until), ...limits(item, contingency.limits, q))
  }
  return bounds
}

function validity(of: string, from: number, until: number | null): Bound[] {
  if (until === null) return from === 0 ? [] : [bound(of, 'validity', [String(from), ''])]
  return [bound(of, 'validity', [String(from), String(until)])]
}

function limits(
  of: string,
  { amount, risk, reversible, environments, assurance }: GrantLimits,
  q: Question,
): Bound[] {
  const bounds: Bound[] = []
  if (amount !== undefined) {
    const margin = q.amount === undefined ? null : amount.minor - q.amount.minor
    bounds.push({ dimension: 'amount', of, limit: [String(amount.minor), amount.currency], margin })
  }
  if (risk !== undefined) bounds.push(bound(of, 'risk', risk))
  if (reversible === true) bounds.push(bound(of, 'reversible', 'yes'))
  if (environments !== undefined) bounds.push(bound(of, 'environment', environments))
  if (assurance !== undefined) bounds.push(bound(of, 'assurance', assurance))
  return bounds
}

function bound(of: string, dimension: Bound['dimension'], limit: Bound['limit']): Bound {
  return { dimension, of, limit, margin: null }
}
