import { Link } from '@tanstack/react-router'
import type { Instant } from '../../domain/time/instant.ts'
import type { Seen } from '../day-line/sentence.ts'
import { momentText } from '../time/format.ts'
import { authority } from '../words/authority.ts'
import { bandWords, lookOf } from './band-shapes.tsx'
import type { Called } from './called.ts'
import type { BandRow } from './day-bands.tsx'
import styles from './phone-bands.module.css'

interface PhoneBandsProps {
  readonly rows: readonly BandRow[]
  readonly called: Called
  /** The instant of the cursor. */
  readonly at: Instant
  readonly seen: Seen
}

/** The bands of authority on a phone: at the cursor who may decide what, until when, and who comes then. */
export function PhoneBands({ rows, called, at, seen }: PhoneBandsProps) {
  if (rows.length === 0) return null
  return (
    <section className={styles.list} aria-labelledby="day-line-bands">
      <h2 id="day-line-bands">
        {authority.dayLine.title}, {momentText(seen.place, at, seen.now)}
      </h2>
      <ul>
        {rows.map(row => (
          <PhoneBand key={`${row.type} ${row.area}`} {...{ row, called, at, seen }} />
        ))}
      </ul>
    </section>
  )
}

function PhoneBand({ row, called, at, seen }: Omit<PhoneBandsProps, 'rows'> & { row: BandRow }) {
  const place = row.spans.findIndex(({ from, until }) => Date.parse(from) <= at && at < Date.parse(until))
  const span = row.spans[place]
  const then = row.spans[place + 1]
  if (span === undefined) return null
  const mine = span.up[0]?.person === seen.handle
  const until = momentText(seen.place, Date.parse(span.until), seen.now)
  return (
    <li>
      <Link to="/authority" search={{ type: row.type, area: row.area }}>
        {row.type}
      </Link>
      <span className={lookOf(span) === 'nobody' ? styles.gap : mine ? styles.mine : undefined}>
        {bandWords(span, called)}
      </span>
      <span className={styles.facts}>
        {row.area === '/' ? authority.map.everywhere : row.area} ·{' '}
        {then === undefined
          ? authority.rows.until(until)
          : authority.dayLine.untilThen(until, bandWords(then, called))}
      </span>
    </li>
  )
}
