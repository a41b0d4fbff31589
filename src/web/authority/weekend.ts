import { durationWords } from '../../domain/time/duration.ts'
import type { Output } from '../api/call.ts'
import { authority } from '../words/authority.ts'
import { lookOf } from './band-shapes.tsx'
import { type Called, inSentence } from './called.ts'
import type { BandSpan } from './verdict.ts'

export type Weekend = Output<'authority.weekend-test'>
type Bands = Output<'authority.bands'>

/** A row of the weekend test: what it is about, how it goes, and what to do about it. */
export interface WeekendRow {
  readonly type: string
  readonly area: string
  readonly alike: number
  readonly spans: readonly BandSpan[]
  /** With nobody taken out. */
  readonly before: readonly BandSpan[]
  /** The one person who holds it, or null. */
  readonly sole: string | null
  /** Who could be added, the nearest first. */
  readonly could: readonly string[]
  readonly stalls: boolean
}

const keyOf = ({ type, area }: { readonly type: string; readonly area: string }) => `${type} ${area}`

/** The pairs worth a row: what stalls, what one person alone holds, and what must be covered. */
export function pairsOf(test: Weekend, covered: readonly string[], most = 40): string[] {
  const stalled = test.groups.flatMap(({ pairs }) => pairs.slice(0, 1)).map(keyOf)
  const sole = test.soleHolders.filter(({ person }) => test.without.includes(person)).map(keyOf)
  // What goes like another row is told with it.
  const told = new Set(test.groups.flatMap(({ pairs }) => pairs.slice(1)).map(keyOf))
  return [...new Set([...stalled, ...[...sole, ...covered].filter(key => !told.has(key))])]
    .filter(key => !/^map[. ]/.test(key))
    .slice(0, most)
}

export function rowsOf(test: Weekend, after: Bands, before: Bands | undefined): WeekendRow[] {
  const soles = new Map(test.soleHolders.map(one => [keyOf(one), one]))
  const groups = new Map(
    test.groups.flatMap(({ pairs }) => pairs.slice(0, 1).map(one => [keyOf(one), pairs.length - 1])),
  )
  const earlier = new Map(before?.rows.map(row => [keyOf(row), row.spans]))
  const rows = after.rows.map(({ type, area, spans }) => {
    const key = keyOf({ type, area })
    const sole = soles.get(key)
    return {
      type,
      area,
      alike: groups.get(key) ?? 0,
      spans: withStalls(spans, earlier.get(key) ?? []),
      before: earlier.get(key) ?? [],
      sole: sole?.person ?? null,
      could: sole?.could ?? [],
      stalls: groups.has(key),
    }
  })
  return rows.filter(isWorthARow)
}

/** Where somebody would have been up but for whoever was taken out, it stalls, also where nobody need be there. */
export function withStalls(spans: readonly BandSpan[], before: readonly BandSpan[]): BandSpan[] {
  const ups = before.filter(span => span.up.length > 0)
  return spans.flatMap(span => {
    if (span.up.length > 0 || !span.declared) return [span]
    const edges = ups
      .flatMap(({ from, until }) => [from, until])
      .filter(at => at > span.from && at < span.until)
    const cuts = [span.from, ...[...new Set(edges)].sort(), span.until]
    return cuts.slice(0, -1).map((from, index) => {
      const until = cuts[index + 1] ?? span.until
      return { ...span, from, until, declared: !ups.some(up => up.from <= from && until <= up.until) }
    })
  })
}

/** What waits by design with everybody there as well says nothing. */
function isWorthARow({ stalls, sole, spans, before }: WeekendRow): boolean {
  return (
    stalls ||
    sole !== null ||
    [...spans, ...before].some(span => span.up.length > 0 || lookOf(span) === 'nobody')
  )
}

const lengthOf = (spans: readonly BandSpan[]) =>
  spans.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0)

/** How it goes, in a few words. */
export function fateOf(row: WeekendRow, called: Called): string {
  const words = authority.weekend
  const nobody = row.spans.filter(span => span.up.length === 0)
  const asked = nobody.filter(span => lookOf(span) === 'nobody')
  const up = [...new Set(row.spans.flatMap(span => span.up.slice(0, 1).map(({ person }) => person)))]
  const names = up.slice(0, 3).map(person => inSentence(called(person)))
  if (asked.length > 0) {
    return asked.length === row.spans.length
      ? words.stallsAll
      : words.stallsBeyond(durationWords(lengthOf(asked)))
  }
  if (nobody.length === 0) return words.holds(names)
  if (row.stalls)
    return nobody.length === row.spans.length
      ? words.stallsAll
      : words.stallsFor(durationWords(lengthOf(nobody)))
  return up.length === 0 ? words.waits : words.holds(names)
}
