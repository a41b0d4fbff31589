import type { Instant } from '../time/instant.ts'
import type { Band } from './answers.ts'
import { type Frame, frameOf } from './frame.ts'
import { outcomeOf, upIn } from './outcome.ts'
import type { Authority, Question } from './question.ts'
import { type Seating, seatingAt, seatingsAfter } from './seats.ts'

/** A3: who may decide up to which amount, in each currency that limits anybody here: "Ana up to 1,000 EUR, above that Bo". */
export function bandsOf(authority: Authority, q: Question, frame: Frame, at: Instant): Band[] {
  return bandsIn(frame, q).map(({ currency, upTo, asked }) => {
    const framed = frameOf(authority, asked)
    return {
      currency,
      upTo,
      ...toldBy(authority, framed, asked, seatingAt(authority, framed, asked, at), at),
    }
  })
}

/** The first instant after `at` and before `until` at which one of these bands reads otherwise; null: none. */
export function bandsUntil(
  authority: Authority,
  q: Question,
  frame: Frame,
  bands: readonly Band[],
  at: Instant,
  until: Instant,
): Instant | null {
  let first: Instant | null = null
  for (const [index, { asked }] of bandsIn(frame, q).entries()) {
    const { outcome, holders } = bands[index] as Band
    const framed = frameOf(authority, asked)
    // Turns of a request pass by the amount that is asked about, at instants of their own.
    for (const { at: later, seating } of seatingsAfter(authority, framed, asked, at, (first ?? until) - 1)) {
      const then = toldBy(authority, framed, asked, seating, later)
      if (then.outcome === outcome && then.holders.join() === holders.join()) continue
      first = later
      break
    }
  }
  return first
}

function toldBy(
  authority: Authority,
  frame: Frame,
  asked: Question,
  seating: Seating,
  at: Instant,
): Pick<Band, 'outcome' | 'holders'> {
  const outcome = outcomeOf(authority, frame, asked, seating, at)
  return { outcome, holders: upIn(authority, asked, seating, at).map(({ person }) => person) }
}

/** Each band with the question that stands for it: its highest amount, or one above all limits. */
function bandsIn(
  frame: Frame,
  q: Question,
): { readonly currency: string; readonly upTo: number | null; readonly asked: Question }[] {
  return [...limitsIn(frame)].flatMap(([currency, limits]) => {
    const rising = [...limits].sort((a, b) => a - b)
    const above = (rising.at(-1) ?? 0) + 1
    return [...rising, null].map(upTo => {
      return { currency, upTo, asked: { ...q, amount: { minor: upTo ?? above, currency } } }
    })
  })
}

function limitsIn(frame: Frame): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const { grant, delegation, contingency } of frame.ways) {
    for (const limits of [grant.limits, delegation?.limits, contingency?.limits]) {
      if (limits?.amount === undefined) continue
      const { currency, minor } = limits.amount
      found.set(currency, (found.get(currency) ?? new Set()).add(minor))
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
