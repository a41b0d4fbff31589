import type { Instant, Span } from './instant.ts'

/** Sorted, without empty spans, and with those that touch or overlap made one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(span => span.from < span.until).sort((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last === undefined || last.until < span.from) merged.push({ from: span.from, until: span.until })
    else if (last.until < span.until) merged[merged.length - 1] = { from: last.from, until: span.until }
  }
  return merged
}

/** `spans` less `holes`; both merged. */
export function subtractSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  if (holes.length === 0) return [...spans]
  const left: Span[] = []
  let first = 0
  for (const span of spans) {
    let from = span.from
    while (first < holes.length && holes[first]!.until <= from) first++
    for (let i = first; i < holes.length && holes[i]!.from < span.until; i++) {
      if (from < holes[i]!.from) left.push({ from, until: holes[i]!.from })
      from = Math.max(from, holes[i]!.until)
    }
    if (from < span.until) left.push({ from, until: span.until })
  }
  return left
}

/** The parts of merged spans inside `[from, until)`. */
export function clipSpans(spans: readonly Span[], from: Instant, until: Instant): Span[] {
  const inside: Span[] = []
  for (let i = firstEndingAfter(spans, from); i < spans.length && spans[i]!.from < until; i++) {
    const span = spans[i]!
    inside.push({ from: Math.max(span.from, from), until: Math.min(span.until, until) })
  }
  return until > from ? inside : []
}

/** The one of merged spans that holds this instant. */
export function spanAt(spans: readonly Span[], instant: Instant): Span | null {
  const span = spans[firstEndingAfter(spans, instant)]
  return span !== undefined && span.from <= instant ? span : null
}

function firstEndingAfter(spans: readonly Span[], instant: Instant): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.until <= instant) low = middle + 1
    else high = middle
  }
  return low
}
