import { risks } from '../authority/kinds.ts'
import type { DecisionSubject } from './kinds.ts'

/**
 * D5: in what a question asks for less authority than an earlier decision took, or null: it asks for as much. Only then
 * does its answer replace that one: else whoever decides little could undo what others decided. What is not stated asks
 * for the most, since no bound is met by it (A3).
 */
export function asksForLess(earlier: DecisionSubject, later: DecisionSubject): keyof DecisionSubject | null {
  if (later.type !== earlier.type) return 'type'
  if (later.area !== earlier.area) return 'area'
  if (!isAmountAsMuch(earlier.amount, later.amount)) return 'amount'
  if (!isAsMuch(earlier.risk, later.risk, (a, b) => risks.indexOf(b) >= risks.indexOf(a))) return 'risk'
  if (!isAsMuch(earlier.reversible, later.reversible, isAsLasting)) return 'reversible'
  if (!isAsMuch(earlier.environment, later.environment, (a, b) => a === b)) return 'environment'
  return isAsMuch(earlier.path, later.path, (a, b) => a === b) ? null : 'path'
}

function isAsMuch<T>(
  earlier: T | null,
  later: T | null,
  compare: (earlier: T, later: T) => boolean,
): boolean {
  return later === null || (earlier !== null && compare(earlier, later))
}

function isAmountAsMuch(earlier: DecisionSubject['amount'], later: DecisionSubject['amount']): boolean {
  return isAsMuch(earlier, later, (a, b) => a.currency === b.currency && b.minor >= a.minor)
}

type Reversible = NonNullable<DecisionSubject['reversible']>

/** The sooner it cannot be undone any more, the more it asks for. */
function isAsLasting(earlier: Reversible, later: Reversible): boolean {
  return untilOf(later) <= untilOf(earlier)
}

function untilOf(reversible: Reversible): number {
  if (reversible === 'no') return Number.NEGATIVE_INFINITY
  return reversible === 'yes' ? Number.POSITIVE_INFINITY : reversible.until
}
