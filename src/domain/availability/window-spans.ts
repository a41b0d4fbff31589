import { isoWeekday } from '../time/calendar.ts'
import { dayMs, type Instant, minuteMs, type Span } from '../time/instant.ts'
import { resolveLocal } from '../time/local.ts'
import { clipSpans, mergeSpans, spanAt } from '../time/span-set.ts'
import type { ZoneTable } from '../time/zones.ts'
import type { Windows } from './spans.ts'

/**
 * T3: the spans of weekly windows inside `[from, until)`, merged and sorted. The point check `inWindow` reads the
 * same spans: both come from stretches of 32 days that are materialised once and kept with the windows.
 */
export function windowSpans(table: ZoneTable, windows: Windows, from: Instant, until: Instant): Span[] {
  if (until <= from) return []
  const last = Math.floor((until - 1) / stretchMs)
  const spans: Span[] = []
  for (let i = Math.floor(from / stretchMs); i <= last; i++) spans.push(...stretch(table, windows, i))
  return clipSpans(mergeSpans(spans), from, until)
}

/** T3: whether an instant is inside the windows. */
export function inWindow(table: ZoneTable, windows: Windows, at: Instant): boolean {
  return spanAt(stretch(table, windows, Math.floor(at / stretchMs)), at) !== null
}

const stretchMs = 32 * dayMs
const stretchesKept = 64

interface Kept {
  readonly table: ZoneTable
  readonly stretches: Map<number, readonly Span[]>
}

/** A memory of results only: what is computed depends on the arguments alone. */
const keptOf = new WeakMap<Windows, Kept>()

function stretch(table: ZoneTable, windows: Windows, index: number): readonly Span[] {
  let kept = keptOf.get(windows)
  if (kept === undefined || kept.table !== table) {
    kept = { table, stretches: new Map() }
    keptOf.set(windows, kept)
  }
  const known = kept.stretches.get(index)
  if (known !== undefined) return known
  if (kept.stretches.size >= stretchesKept) kept.stretches.clear()
  const spans = materialise(table, windows, index * stretchMs, (index + 1) * stretchMs)
  kept.stretches.set(index, spans)
  return spans
}

/** Days start well before the stretch: a window may run over midnight, in a zone a day away from UTC. */
function materialise(table: ZoneTable, windows: Windows, from: Instant, until: Instant): Span[] {
  const spans: Span[] = []
  for (let day = Math.floor(from / dayMs) - 3; day <= Math.floor(until / dayMs) + 1; day++) {
    const weekday = isoWeekday(day)
    for (const rule of windows.rules) {
      if (!rule.days.includes(weekday)) continue
      const lastDay = rule.until <= rule.from ? day + 1 : day
      spans.push({
        from: resolveLocal(table, windows.zone, day * dayMs + rule.from * minuteMs),
        until: resolveLocal(table, windows.zone, lastDay * dayMs + rule.until * minuteMs),
      })
    }
  }
  return clipSpans(mergeSpans(spans), from, until)
}
