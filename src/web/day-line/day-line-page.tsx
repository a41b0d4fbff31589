import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { dateText } from '../../domain/time/calendar.ts'
import { hourMs } from '../../domain/time/instant.ts'
import { useRead } from '../api/query.ts'
import { useKeys } from '../shell/keys.ts'
import { localDay } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { Empty } from '../ui/empty.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { common } from '../words/common.ts'
import { dayLine } from '../words/day-line.ts'
import { Below } from './below.tsx'
import styles from './day-line-page.module.css'
import { Legend } from './legend.tsx'
import { type Bands, LineFrame } from './line-frame.tsx'
import { type Line, lineOf, peopleOf } from './model.ts'
import { PhoneLine } from './phone-line.tsx'
import { type DayLineSearch, searchOf, teamsOf } from './search.ts'
import type { Seen } from './sentence.ts'
import { Toolbar } from './toolbar.tsx'
import { Twin } from './twin.tsx'
import { useCursor, useCursorKeys } from './use-cursor.ts'
import { useMedia } from './use-media.ts'

/** Who is on when. `bands`: what stands beneath the people on the same axis; nothing until somebody gives it. */
export function DayLinePage({ bands }: { bands?: Bands }) {
  const { place, now, handle } = useReader()
  const phone = useMedia('(max-width: 760px)')
  const search = searchOf(useSearch({ strict: false }) as Record<string, unknown>)
  const today = dateText(localDay(place, now))
  // A phone shows the day; more of it is asked for.
  const asked: DayLineSearch =
    phone && search.hours === undefined ? { ...search, hours: 24, from: search.from ?? today } : search
  const { from, hours = 48 } = asked
  const teams = teamsOf(asked)
  const { data, error } = useRead('day-line.read', {
    hours,
    ...(from !== undefined && { from }),
    ...(teams !== undefined && { teams }),
  })
  const line = useMemo(() => (data === undefined ? null : lineOf(data)), [data])
  const table = useZones([place.zone, ...(line === null ? [] : peopleOf(line).map(({ zone }) => zone))])
  const seen = useMemo(
    () => (table === null ? null : { place: { table, zone: place.zone }, now, handle }),
    [table, place.zone, now, handle],
  )
  useEffect(() => {
    document.title = `${dayLine.title} · ${common.product}`
  }, [])
  return (
    <div className={styles.page}>
      <h1>{dayLine.title}</h1>
      {error !== null && <RefusalNote error={error} />}
      {line === null || seen === null ? (
        error === null && <Loading />
      ) : (
        <Drawn line={line} seen={seen} search={search} hours={hours} phone={phone} bands={bands} />
      )}
    </div>
  )
}

interface DrawnProps {
  readonly line: Line
  readonly seen: Seen
  readonly search: DayLineSearch
  readonly hours: number
  readonly phone: boolean
  readonly bands: Bands | undefined
}

function Drawn({ line, seen, search, hours, phone, bands }: DrawnProps) {
  const cursor = useCursor(line, seen.now)
  const narrow = useMedia('(max-width: 1100px)')
  useCursorKeys(line, cursor)
  const navigate = useNavigate()
  const toNow = () => {
    cursor.toNow()
    if (seen.now < line.from || seen.now >= line.until)
      void navigate({ to: '/day-line', search: { ...search, from: undefined } })
  }
  useKeys([{ keys: 'n', words: dayLine.keyNow, act: toNow }])
  const shownHours = Math.round((line.until - line.from) / hourMs)
  return (
    <>
      <div className={styles.bar}>
        <Toolbar
          line={line}
          place={seen.place}
          search={search}
          hours={shownHours === hours ? shownHours : hours}
          cursor={cursor}
        />
      </div>
      {line.teams.every(({ people }) => people.length === 0) ? (
        <Empty says={dayLine.empty}>
          <Link to="/team">{dayLine.emptyAct}</Link>
        </Empty>
      ) : (
        <>
          {phone ? (
            <PhoneLine line={line} seen={seen} cursor={cursor} />
          ) : (
            <>
              <LineFrame line={line} seen={seen} cursor={cursor} narrow={narrow} bands={bands} />
              <Legend line={line} />
            </>
          )}
          <Below line={line} at={cursor.at} seen={seen} />
          <Twin line={line} seen={seen} />
        </>
      )}
    </>
  )
}
