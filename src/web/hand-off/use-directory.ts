import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import type { Directory } from './directory.ts'

const page = 200

/** Everybody, every area and every team that can be named, asked for page by page and kept for a while. */
export function useDirectory(): UseQueryResult<Directory, Error> {
  return useQuery<Directory, Error>({
    queryKey: ['directory'],
    queryFn: async () => {
      const [people, areas, teams] = await Promise.all([
        every(cursor => call('person.list', { limit: page, ...cursor })),
        every(cursor => call('area.list', { limit: page, ...cursor })),
        every(cursor => call('team.list', { limit: page, ...cursor })),
      ])
      return { people, areas, teams }
    },
    staleTime: 5 * 60_000,
  })
}

async function every<T>(
  ask: (cursor: { cursor?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, next }: { items: T[]; next: string | null } = await ask(cursor === '' ? {} : { cursor })
    all.push(...items)
    cursor = next
  }
  return all
}
