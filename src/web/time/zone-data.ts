import { useQuery } from '@tanstack/react-query'
import { type ZoneTable, zoneTable } from '../../domain/time/zones.ts'
import { call } from '../api/call.ts'

/**
 * T2: the zones named on the page, from the server's table; the browser's own zone data is never used.
 * Null while it loads.
 */
export function useZones(zones: readonly string[]): ZoneTable | null {
  const wanted = [...new Set(zones)].sort()
  const { data } = useQuery({
    queryKey: ['zone.rows', wanted],
    queryFn: async () => zoneTable(await call('zone.rows', { zones: wanted })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted.length > 0,
  })
  return data ?? null
}
