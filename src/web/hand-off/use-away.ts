import { parseLocalTime } from '../../domain/time/local-text.ts'
import { useRead } from '../api/query.ts'
import type { Place } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import type { Composition } from './composition.ts'

/** What this absence would mean, as soon as it is known when it begins and ends. */
export function useAway(
  { document }: Composition,
  author: Place,
  home: string | null,
  behalf: string | null,
) {
  const at = (text: string | null) => {
    const parsed = text === null ? null : parseLocalTime(author.table, text, author.zone)
    return parsed?.ok === true ? new Date(parsed.value.instant).toISOString() : undefined
  }
  const [offline, back] = [at(document.offline), at(document.back)]
  const { now } = useReader()
  const starts = offline === undefined ? now : Date.parse(offline)
  const sound = back === undefined || Date.parse(back) > starts
  const area = document.areas[0] ?? home
  const { data } = useRead(
    'handoff.away',
    {
      ...(area !== null && { area }),
      ...(offline !== undefined && { offline }),
      ...(back !== undefined && { back }),
      ...(behalf !== null && { for: behalf }),
    },
    { enabled: sound },
  )
  const ends = back !== undefined || document.back === 'never'
  return { away: data, ends: sound && ends }
}
