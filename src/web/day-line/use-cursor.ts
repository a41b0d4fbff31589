import { useCallback, useEffect, useMemo, useState } from 'react'
import { hourMs, type Instant, minuteMs, type Span } from '../../domain/time/instant.ts'

export interface Cursor {
  readonly at: Instant
  /** It stands where the clock stands, and goes with it. */
  readonly isNow: boolean
  set(at: Instant): void
  toNow(): void
}

interface Steps {
  readonly small: number
  readonly large: number
}

export function stepsOf({ from, until }: Span): Steps {
  return until - from > 72 * hourMs
    ? { small: hourMs, large: 6 * hourMs }
    : { small: 10 * minuteMs, large: hourMs }
}

/** Where an instant asked for by key or pointer falls: inside the line, on its grid. */
export function snapped({ from, until }: Span, at: Instant, step: number): Instant {
  return Math.max(from, Math.min(until - minuteMs, Math.round(at / step) * step))
}

/** The cursor: with the clock until it is moved; in the middle where the clock is not on the line. */
export function useCursor(line: Span, now: Instant): Cursor {
  const [moved, setMoved] = useState<Instant | null>(null)
  const inside = (at: Instant) => at >= line.from && at < line.until
  const middle = snapped(line, (line.from + line.until) / 2, hourMs)
  const resting = inside(now) ? now : middle
  const at = moved !== null && inside(moved) ? moved : resting
  const { from, until } = line
  const set = useCallback(
    (asked: Instant) => setMoved(snapped({ from, until }, asked, stepsOf({ from, until }).small)),
    [from, until],
  )
  const toNow = useCallback(() => setMoved(null), [])
  return useMemo(() => ({ at, isNow: at === now, set, toNow }), [at, now, set, toNow])
}

/** Where a key moves the cursor; null for a key that does not. */
export function keyMoves(
  line: Span,
  at: Instant,
  { key, shift, downwards = false }: { key: string; shift: boolean; downwards?: boolean },
): Instant | null {
  const { small, large } = stepsOf(line)
  const step = shift ? large : small
  const floor = Math.floor(at / step) * step
  if (key === (downwards ? 'ArrowUp' : 'ArrowLeft')) return floor === at ? at - step : floor
  if (key === (downwards ? 'ArrowDown' : 'ArrowRight')) return floor + step
  switch (key) {
    case 'PageUp':
      return at - 24 * hourMs
    case 'PageDown':
      return at + 24 * hourMs
    case 'Home':
      return line.from
    case 'End':
      return line.until - minuteMs
    default:
      return null
  }
}

/** Arrow keys move the cursor from anywhere on the page that has no use for them itself. */
export function useCursorKeys(line: Span, cursor: Cursor): void {
  const { at, set } = cursor
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      if (event.target instanceof HTMLElement && usesArrows(event.target)) return
      const next = keyMoves(line, at, { key: event.key, shift: event.shiftKey })
      if (next === null) return
      event.preventDefault()
      set(next)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [line, at, set])
}

function usesArrows(target: HTMLElement): boolean {
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="slider"], [role="listbox"], dialog') !== null
  )
}
