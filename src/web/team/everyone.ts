import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { call, type Input, type Output } from '../api/call.ts'
import type { Read } from '../ui/unread.tsx'

export type ListedPerson = Output<'person.list'>['items'][number]
export type ListedArea = Output<'area.list'>['items'][number]
export type ListedTeam = Output<'team.list'>['items'][number]

interface All<T> {
  readonly items: readonly T[]
  /** Whether the last page is here. */
  readonly complete: boolean
  /** For whoever shows why there is nothing. */
  readonly read: Read
}

type Lists = 'person.list' | 'area.list' | 'team.list'
type Item<N extends Lists> = Output<N>['items'][number]

const pageSize = 200

/** A whole list, page after page. What has arrived is shown at once. */
function useAll<N extends Lists>(operation: N, extra: { reach?: boolean } = {}): All<Item<N>> {
  const read = useInfiniteQuery({
    queryKey: [operation, 'all', extra],
    queryFn: async ({ pageParam }) => {
      const input = { ...extra, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return (await call(operation, input as Input<N>)) as { items: Item<N>[]; next: string | null }
    },
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    staleTime: 30_000,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = read
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const items = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  return { items, complete: data !== undefined && !hasNextPage, read }
}

export const useEveryone = () => useAll('person.list', { reach: true })
export const useAreas = () => useAll('area.list')
export const useTeams = () => useAll('team.list')

/** Names by handle; a handle stands for itself until its name has arrived. */
export function useNames(): (handle: string) => string {
  const { items } = useEveryone()
  return useMemo(() => {
    const names = new Map(items.map(({ handle, name }) => [handle, name]))
    return handle => names.get(handle) ?? handle
  }, [items])
}
