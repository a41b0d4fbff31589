import { dayMs, hourMs, type Instant } from '../../domain/time/instant.ts'
import { resolveLocal, wallTimeAt } from '../../domain/time/local.ts'
import type { Place } from '../time/format.ts'

/** The one axis of a day line, in pixels from its start. */
export interface Axis {
  readonly from: Instant
  readonly until: Instant
  readonly length: number
  x(at: Instant): number
  at(x: number): Instant
}

export function axisOf(from: Instant, until: Instant, length: number): Axis {
  const perMs = length / (until - from)
  return {
    from,
    until,
    length,
    x: at => (at - from) * perMs,
    at: x => from + x / perMs,
  }
}

/** Hours apart, on the reader's clock, that leave room for their labels. */
export function tickHours(axis: Axis, room: number): number {
  const perHour = axis.length / ((axis.until - axis.from) / hourMs)
  return [1, 2, 3, 6, 12, 24].find(hours => hours * perHour >= room) ?? 24
}

/** The instants at which the reader's clock shows a multiple of so many hours. */
export function ticksOf({ from, until }: Axis, { table, zone }: Place, hours: number): Instant[] {
  const stepMs = hours * hourMs
  const ticks: Instant[] = []
  const first = Math.ceil(wallTimeAt(table, zone, from) / stepMs) * stepMs
  for (let wall = first; ; wall += stepMs) {
    const at = resolveLocal(table, zone, wall)
    if (at >= until) return ticks
    if (at >= from && at !== ticks.at(-1)) ticks.push(at)
  }
}

/** Where each local day begins on the axis; the first is the start of the axis, whatever the hour. */
export function daysOf(axis: Axis, place: Place): Instant[] {
  const midnights = ticksOf(axis, place, dayMs / hourMs).filter(at => at !== axis.from)
  return [axis.from, ...midnights]
}

/** A rectangle as a part of a path. */
export function boxPath(x: number, y: number, width: number, height: number): string {
  const [left, wide] = [Math.round(x * 100) / 100, Math.round(width * 100) / 100]
  return `M${left} ${y}h${wide}v${height}h${-wide}z`
}
