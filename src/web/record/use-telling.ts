import { useMemo } from 'react'
import { useNames } from '../team/everyone.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import type { Telling } from './reading.ts'

/** Names, and instants on the reader's clock, for sentences about entries. */
export function useTelling(): Telling {
  const nameOf = useNames()
  const { place, now } = useReader()
  const minute = Math.floor(now / 60_000) * 60_000
  return useMemo(
    () => ({ nameOf, moment: (at: string) => momentText(place, Date.parse(at), minute) }),
    [nameOf, place, minute],
  )
}
