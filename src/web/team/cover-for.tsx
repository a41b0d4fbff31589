import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { UnreadPart } from '../ui/unread.tsx'
import { SpanFormFor } from './span-forms.tsx'

interface CoverForProps {
  readonly handle: string
  readonly from: unknown
  readonly until: unknown
  readonly onDone: () => void
}

/** The form of a cover, filled with what a link said, on the clocks of whoever covers. */
export function CoverFor({ handle, from, until, onDone }: CoverForProps) {
  const read = useRead('person.show', { handle })
  const { data: person } = read
  const reader = useReader()
  const table = useZones(person === undefined ? [] : [person.timeZone])
  if (person === undefined || table === null) return <UnreadPart read={read} />
  return (
    <SpanFormFor
      what="cover"
      handle={person.handle}
      name={person.name}
      own={person.handle === reader.handle}
      place={{ table, zone: person.timeZone }}
      {...(from === undefined ? {} : { from: String(from) })}
      {...(until === undefined ? {} : { until: String(until) })}
      onDone={onDone}
    />
  )
}
