import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { useRead } from '../api/query.ts'
import type { Axis } from '../day-line/axis.ts'
import type { Bands as Drawn } from '../day-line/line-frame.tsx'
import type { Line } from '../day-line/model.ts'
import type { Seen } from '../day-line/sentence.ts'
import { momentText } from '../time/format.ts'
import { authority } from '../words/authority.ts'
import { Band, BandPatterns, bandHeight, bandWords, lookOf } from './band-shapes.tsx'
import { BandsTable } from './bands-table.tsx'
import { type Called, useCalled } from './called.ts'
import styles from './day-bands.module.css'
import type { Bands } from './verdict.ts'

export type BandRow = Bands['rows'][number]

const headHeight = 44
const rowHeight = 34
/** What the picture of the people has below its last row. */
const pictureFoot = 6
const mostRows = 12

/** Bands of authority on the day line: of the types that ask for coverage, where somebody could decide or should. */
export function useDayBands(line: Line): { rows: readonly BandRow[]; called: Called } {
  const { data } = useRead('authority.bands', {
    from: formatInstant(line.from),
    until: formatInstant(line.until),
  })
  const called = useCalled(data?.names)
  const rows = useMemo(
    () =>
      (data?.rows ?? [])
        .filter(row => row.spans.some(span => span.up.length > 0 || lookOf(span) === 'nobody'))
        .filter(isFirstAlike)
        .slice(0, mostRows),
    [data],
  )
  return { rows, called }
}

/** Areas in which it goes alike are told once, at the first of them. */
function isFirstAlike({ type, spans }: BandRow, index: number, all: readonly BandRow[]): boolean {
  const key = JSON.stringify([type, spans])
  return all.findIndex(row => row.type === type && JSON.stringify([row.type, row.spans]) === key) === index
}

/** The three columns beneath the people, on the same axis. */
export function bandsOf(rows: readonly BandRow[], called: Called, seen: Seen): Drawn | undefined {
  if (rows.length === 0) return undefined
  return {
    names: (
      <div className={styles.names} style={{ paddingTop: pictureFoot }}>
        <h2 style={{ height: headHeight }}>{authority.dayLine.title}</h2>
        <ul>
          {rows.map(row => (
            <li key={`${row.type} ${row.area}`} style={{ height: rowHeight }}>
              <Link to="/authority" search={{ type: row.type, area: row.area }}>
                {row.type}
              </Link>
              <span>{row.area === '/' ? authority.map.everywhere : row.area}</span>
            </li>
          ))}
        </ul>
      </div>
    ),
    picture: (axis, ticks) => (
      <Picture rows={rows} axis={axis} ticks={ticks} called={called} me={seen.handle} />
    ),
    reading: at => (
      <div className={styles.reading} style={{ paddingTop: headHeight + pictureFoot }}>
        {rows.map(row => (
          <Reading key={`${row.type} ${row.area}`} row={row} at={at} called={called} seen={seen} />
        ))}
      </div>
    ),
  }
}

function Picture({
  rows,
  axis,
  ticks,
  called,
  me,
}: {
  rows: readonly BandRow[]
  axis: Axis
  ticks: readonly Instant[]
  called: Called
  me: string
}) {
  const height = headHeight + rows.length * rowHeight
  return (
    <svg className={styles.picture} width={axis.length} height={height} aria-hidden="true">
      <BandPatterns />
      <path className={styles.head} d={`M0 ${headHeight - 0.5}H${axis.length}`} />
      {ticks.map(at => (
        <path
          key={at}
          className={styles.tick}
          d={`M${Math.round(axis.x(at)) + 0.5} ${headHeight}V${height}`}
        />
      ))}
      {rows.map((row, index) => {
        const y = headHeight + index * rowHeight
        return (
          <g key={`${row.type} ${row.area}`}>
            <Band
              spans={row.spans}
              axis={axis}
              y={y + (rowHeight - bandHeight) / 2}
              me={me}
              called={called}
            />
            <path className={styles.tick} d={`M0 ${y + rowHeight - 0.5}H${axis.length}`} />
          </g>
        )
      })}
    </svg>
  )
}

function spanAt(row: BandRow, at: Instant) {
  return row.spans.find(({ from, until }) => Date.parse(from) <= at && at < Date.parse(until))
}

function Reading({ row, at, called, seen }: { row: BandRow; at: Instant; called: Called; seen: Seen }) {
  const span = spanAt(row, at)
  if (span === undefined) return <p style={{ height: rowHeight }} />
  const isGap = lookOf(span) === 'nobody'
  return (
    <p style={{ height: rowHeight }}>
      <span className={isGap ? styles.gap : undefined}>{bandWords(span, called)}</span>
      <span className={styles.until}>
        {authority.rows.until(momentText(seen.place, Date.parse(span.until), seen.now))}
      </span>
    </p>
  )
}

/** The bands once more as a table. */
export function BandsTwin({ rows, called, seen }: { rows: readonly BandRow[]; called: Called; seen: Seen }) {
  if (rows.length === 0) return null
  const moment = (at: string) => momentText(seen.place, Date.parse(at), seen.now)
  return <BandsTable label={authority.dayLine.twin} {...{ rows, called, moment }} />
}

/** What the bands mean; only where there are any. */
export function BandsLegend({ rows }: { rows: readonly BandRow[] }) {
  if (rows.length === 0) return null
  const looks = new Set(rows.flatMap(({ spans }) => spans.map(lookOf)))
  const legend = authority.dayLine.legend
  const shown = (Object.keys(legend) as (keyof typeof legend)[]).filter(look => looks.has(look))
  return (
    <ul className={styles.legend}>
      {shown.map(look => (
        <li key={look}>
          <svg width="34" height="16" aria-hidden="true">
            <Band
              spans={[sampleOf(look)]}
              axis={{ from: 0, until: 1, length: 34, x: at => at * 34, at: x => x / 34 }}
              y={0}
              me="nobody in the legend"
              called={() => ''}
            />
          </svg>
          {legend[look]}
        </li>
      ))}
    </ul>
  )
}

function sampleOf(look: string): BandRow['spans'][number] {
  const place = look === 'first' ? 1 : look === 'second' ? 2 : look === 'later' ? 3 : 0
  return {
    from: '1970-01-01T00:00:00Z',
    until: '1970-01-01T00:00:00.001Z',
    outcome: place > 0 ? 'yes' : 'asleep',
    declared: look === 'design',
    frozen: look === 'frozen',
    quorum: 1,
    up: place > 0 ? [{ person: '', place, delegated: false }] : [],
  }
}
