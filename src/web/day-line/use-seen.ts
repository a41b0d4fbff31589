import { useMemo, useRef } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import type { ZoneTable } from '../../domain/time/zones.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { type Line, zonesOf } from './model.ts'
import type { Seen } from './sentence.ts'

interface Pair {
  readonly line: Line
  readonly table: ZoneTable
}

/** A line with the zones it needs; while those of the next line load, the last one stays. */
export function useSeen(line: Line | null, now: Instant): { line: Line; seen: Seen } | null {
  const { place, handle } = useReader()
  const { zone } = place
  const table = useZones([zone, ...(line === null ? [] : zonesOf(line))])
  const last = useRef<Pair | null>(null)
  if (line !== null && table !== null && (last.current?.line !== line || last.current.table !== table))
    last.current = { line, table }
  const shown = last.current
  return useMemo(
    () => shown && { line: shown.line, seen: { place: { table: shown.table, zone }, now, handle } },
    [shown, zone, now, handle],
  )
}
