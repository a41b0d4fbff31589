import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { memo, useEffect, useMemo } from 'react'
import { dateText } from '../../domain/time/calendar.ts'
import { hourMs, minuteMs } from '../../domain/time/instant.ts'
import { useRead } from '../api/query.ts'
import { BandsLegend, BandsTwin, bandsOf, useDayBands } from '../authority/day-bands.tsx'
import { PhoneBands } from '../authority/phone-bands.tsx'
import { useKeys } from '../shell/keys.ts'
import { localDay } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Empty } from '../ui/empty.tsx'
import { UnreadPage, UnreadPart } from '../ui/unread.tsx'
import { common } from '../words/common.ts'
import { dayLine } from '../words/day-line.ts'
import { Below } from './below.tsx'
import styles from './day-line-page.module.css'
import { Legend } from './legend.tsx'
import { LineFrame } from './line-frame.tsx'
import { type Line, lineOf } from './model.ts'
import { PhoneLine } from './phone-line.tsx'
import { type DayLineSearch, searchOf, teamsOf } from './search.ts'
import { type Seen, sentencesAt } from './sentence.ts'
import { Toolbar } from './toolbar.tsx'
import { Twin } from './twin.tsx'
import { useCursor, useCursorKeys } from './use-cursor.ts'
import { useMedia } from './use-media.ts'
import { useSeen } from './use-seen.ts'

/** Who is on when, and beneath the people who may decide what, on the same axis. */
export function DayLinePage() {
  const { place, now } = useReader()
  const phone = useMedia('(max-width: 760px)')
  const inUrl = useSearch({ strict: false }) as Record<string, unknown>
  const search = useMemo(() => searchOf(inUrl), [inUrl])
  const today = dateText(localDay(place, now))
  // A phone shows the day; more of it is asked for.
  const asked: DayLineSearch =
    phone && search.hours === undefined ? { ...search, hours: 24, from: search.from ?? today } : search
  const { from, hours = 48 } = asked
  const teams = teamsOf(asked)
  const read = useRead('day-line.read', {
    hours,
    ...(from !== undefined && { from }),
    ...(teams !== undefined && { teams }),
  })
  const { data } = read
  const line = useMemo(() => (data === undefined ? null : lineOf(data)), [data])
  const drawn = useSeen(line, Math.floor(now / minuteMs) * minuteMs)
  useEffect(() => {
    document.title = `${dayLine.title} · ${common.product}`
  }, [])
  if (drawn === null) return <UnreadPage read={read} />
  return (
    <div className={styles.page}>
      <h1>{dayLine.title}</h1>
      <UnreadPart read={read} known />
      <Drawn {...drawn} search={search} hours={hours} phone={phone} />
    </div>
  )
}

interface DrawnProps {
  readonly line: Line
  readonly seen: Seen
  readonly search: DayLineSearch
  readonly hours: number
  readonly phone: boolean
}

const Drawn = memo(function Drawn({ line, seen, search, hours, phone }: DrawnProps) {
  const cursor = useCursor(line, seen.now)
  const { rows, called } = useDayBands(line)
  const bands = useMemo(() => bandsOf(rows, called, seen), [rows, called, seen])
  const sentences = useMemo(() => sentencesAt(line, cursor.at, seen), [line, cursor.at, seen])
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
          toNow={cursor.toNow}
        />
      </div>
      {line.teams.every(({ people }) => people.length === 0) ? (
        <Empty says={dayLine.empty}>
          <Link to="/team">{dayLine.emptyAct}</Link>
        </Empty>
      ) : (
        <>
          {phone ? (
            <>
              <PhoneLine line={line} seen={seen} cursor={cursor} sentences={sentences} />
              <PhoneBands rows={rows} called={called} at={cursor.at} seen={seen} />
            </>
          ) : (
            <>
              <LineFrame
                line={line}
                seen={seen}
                cursor={cursor}
                sentences={sentences}
                narrow={narrow}
                bands={bands}
              />
              <Legend line={line} />
              <BandsLegend rows={rows} />
            </>
          )}
          <Below line={line} at={cursor.at} sentences={sentences} seen={seen} />
          <div className={styles.twins}>
            <Twin line={line} seen={seen} />
            <BandsTwin rows={rows} called={called} seen={seen} />
          </div>
        </>
      )}
    </>
  )
})
