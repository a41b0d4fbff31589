import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { common } from '../words/common.ts'

/** V7: whether the reader is the sponsor of this agent now, whoever was when it wrote. */
export function useAnswersFor(agent: string | null): boolean {
  const { handle } = useReader()
  const enabled = agent !== null && agent !== common.erased
  const { data } = useRead('person.show', { handle: agent ?? '' }, { enabled })
  return enabled && data?.sponsor === handle
}
