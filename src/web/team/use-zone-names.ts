import { useRead } from '../api/query.ts'

/** T2: the names of all zones, for fields where one is typed. */
export function useZoneNames(): readonly string[] {
  return useRead('zone.list', {}).data?.zones ?? []
}
