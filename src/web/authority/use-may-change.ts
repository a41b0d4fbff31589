import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { authority } from '../words/authority.ts'
import { useCalled } from './called.ts'

/** A16: why the reader may not change the map so in this area; undefined where they may. */
export function useMayNot(type: string, area: string): string | undefined {
  const { handle } = useReader()
  const { data } = useRead('authority.may', { handle, type, area }, { enabled: area !== '' })
  const needed = data !== undefined && data.outcome !== 'yes'
  const { data: who } = useRead('authority.who', { type, area }, { enabled: needed })
  const called = useCalled(who?.names)
  if (!needed) return undefined
  return authority.change.refused(type, who?.holders.slice(0, 4).map(({ person }) => called(person)) ?? [])
}
