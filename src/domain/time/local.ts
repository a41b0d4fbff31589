import type { WallTime } from './calendar.ts'
import { hourMs, type Instant, minuteMs } from './instant.ts'
import { changesUpTo, type ZoneHistory, type ZoneTable } from './zones.ts'

/**
 * The instants a wall time can mean. `twice`: the clocks went back over it. `missing`: they went forward over it;
 * then `earlier` lies before the change (read with the offset after it) and `later` after the change.
 */
export type Readings =
  | { readonly kind: 'once'; readonly instant: Instant }
  | { readonly kind: 'twice' | 'missing'; readonly earlier: Instant; readonly later: Instant }

/** No zone since 1999 is further from UTC than this, so the instants of a wall time lie within it. */
const widestOffsetMs = 15 * hourMs

/** T3, T4: what a wall time means in a zone. */
export function readings(table: ZoneTable, zone: string, wall: WallTime): Readings {
  return readingsIn(table.history(zone), wall)
}

/** T3: the instant of a window's edge, Temporal-"compatible": in a gap the later reading, in an overlap the earlier. */
export function resolveLocal(table: ZoneTable, zone: string, wall: WallTime): Instant {
  return compatible(readingsIn(table.history(zone), wall))
}

function compatible(found: Readings): Instant {
  if (found.kind === 'once') return found.instant
  return found.kind === 'missing' ? found.later : found.earlier
}

/** What the clocks of the zone show at an instant. */
export function wallTimeAt(table: ZoneTable, zone: string, instant: Instant): WallTime {
  return instant + table.offsetAt(zone, instant) * minuteMs
}

/** T4: the first instant of a local day, also where midnight itself is skipped or comes twice. */
export function startOfDay(table: ZoneTable, zone: string, midnight: WallTime): Instant {
  const history = table.history(zone)
  const found = readingsIn(history, midnight)
  if (found.kind !== 'missing') return compatible(found)
  return history.ats[changesUpTo(history.ats, found.later) - 1]!
}

function readingsIn({ ats, offsets }: ZoneHistory, wall: WallTime): Readings {
  const first = changesUpTo(ats, wall - widestOffsetMs)
  const last = changesUpTo(ats, wall + widestOffsetMs)
  if (first === last) return { kind: 'once', instant: wall - offsets[first]! * minuteMs }
  const found: Instant[] = []
  for (let i = first; i <= last; i++) {
    const instant = wall - offsets[i]! * minuteMs
    const after = i === 0 || instant >= ats[i - 1]!
    const before = i === ats.length || instant < ats[i]!
    if (after && before) found.push(instant)
  }
  const [earlier, later] = found
  if (earlier === undefined) return missing(ats, offsets, first, last, wall)
  return later === undefined ? { kind: 'once', instant: earlier } : { kind: 'twice', earlier, later }
}

function missing(
  ats: readonly Instant[],
  offsets: readonly number[],
  first: number,
  last: number,
  wall: WallTime,
): Readings {
  for (let i = first; i < last; i++) {
    const later = wall - offsets[i]! * minuteMs
    const earlier = wall - offsets[i + 1]! * minuteMs
    if (later >= ats[i]! && earlier < ats[i]!) return { kind: 'missing', earlier, later }
  }
  throw new Error(`wall time ${wall} has no reading and lies in no gap`)
}
