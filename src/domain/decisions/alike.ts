import { tokensOf } from '../search/tokens.ts'

/** Words that stand in any question and say nothing about what it asks. */
const common: ReadonlySet<string> = new Set(
  tokensOf(
    `a an and any are as at be before but by can could do does for from go has have how i if in into is it its may me
     might more must need not of on one or our out shall should so than that the their them then there these they this
     those to up use used we what when where whether which who why will with without would yes no you your`,
  ),
)

/**
 * D1: whether two questions ask about the same, as far as their words tell: at least three words that matter are in
 * both, and most of those in either. Where both name numbers, one must be the same: release 412 is not release 413.
 */
export function asksAlike(one: string, other: string): boolean {
  const [a, b] = [telling(one), telling(other)]
  const shared = [...a].filter(word => b.has(word)).length
  const all = new Set([...a, ...b]).size
  return shared >= 3 && shared / all >= 0.6 && sharesNumber(a, b)
}

function telling(text: string): Set<string> {
  return new Set(tokensOf(text).filter(word => !common.has(word)))
}

function sharesNumber(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const numbers = (words: ReadonlySet<string>) => [...words].filter(word => /^\p{N}+$/u.test(word))
  const [ours, theirs] = [numbers(a), numbers(b)]
  return ours.length === 0 || theirs.length === 0 || ours.some(number => theirs.includes(number))
}
