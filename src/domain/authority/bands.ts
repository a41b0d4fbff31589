import type { Instant } from '../time/instant.ts'
import type { Band } from './answers.ts'
import { type Frame, frameOf } from './frame.ts'
import { outcomeOf, upIn } from './outcome.ts'
import type { Authority, Question } from './question.ts'
import { seatingAt } from './seats.ts'

/** A3: who may decide up to which amount, in each currency that limits anybody here: "Ana up to 1,000 EUR, above that Bo". */
export function bandsOf(authority: Authority, q: Question, frame: Frame, at: Instant): Band[] {
  return [...limitsIn(frame)].flatMap(([currency, limits]) => {
    const rising = [...limits].sort((a, b) => a - b)
    const above = (rising.at(-1) ?? 0) + 1
    return [...rising, null].map(upTo => {
      const asked: Question = { ...q, amount: { minor: upTo ?? above, currency } }
      const framed = frameOf(authority, asked)
      const seating = seatingAt(authority, framed, asked, at)
      const outcome = outcomeOf(authority, framed, asked, seating, at)
      const holders = upIn(authority, asked, seating, at).map(({ person }) => person)
      return { currency, upTo, outcome, holders }
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
