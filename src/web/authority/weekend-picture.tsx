import { type ReactNode, useMemo, useRef } from 'react'
import { axisOf, daysOf, tickHours, ticksOf } from '../day-line/axis.ts'
import { useLength } from '../day-line/use-length.ts'
import { clockText, dayText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { authority } from '../words/authority.ts'
import { useSays } from './answer.tsx'
import { Band, BandPatterns, Ghost } from './band-shapes.tsx'
import { BandsTable } from './bands-table.tsx'
import type { Called } from './called.ts'
import styles from './weekend.module.css'
import { fateOf, type Weekend, type WeekendRow } from './weekend.ts'

const words = authority.weekend
const rowHeight = 56
const headHeight = 40

interface RowsProps {
  readonly rows: readonly WeekendRow[]
  readonly called: Called
  readonly todo: (row: WeekendRow) => ReactNode
}

/** The day line with people taken out: what is left of each band, and under it whose cover is missing. */
export function WeekendPicture({ rows, test, called, todo }: RowsProps & { test: Weekend }) {
  const stage = useRef<HTMLDivElement>(null)
  const length = useLength(stage) ?? 700
  const { place, handle } = useReader()
  const axis = useMemo(
    () => axisOf(Date.parse(test.from), Date.parse(test.until), length),
    [test.from, test.until, length],
  )
  const gone = new Set(test.without)
  const days = daysOf(axis, place)
  const ticks = ticksOf(axis, place, Math.max(tickHours(axis, 48), 6))
  const height = headHeight + rows.length * rowHeight
  return (
    <div className={styles.picture}>
      <ul className={styles.names} style={{ paddingTop: headHeight }}>
        {rows.map(({ type, area, alike }) => (
          <li key={`${type} ${area}`} style={{ height: rowHeight }}>
            <b>{type}</b>
            <span>
              {area === '/' ? authority.map.everywhere : area}
              {alike > 0 && `, ${words.andPlaces(alike)}`}
            </span>
          </li>
        ))}
      </ul>
      <div ref={stage} className={styles.stage}>
        <svg width={axis.length} height={height} aria-hidden="true">
          <BandPatterns />
          {ticks.map(at => (
            <g key={at}>
              <path className={styles.tick} d={`M${axis.x(at)} ${headHeight - 4}V${height}`} />
              {axis.x(at) > 14 && axis.x(at) < axis.length - 14 && (
                <text className={styles.clock} x={axis.x(at)} y={headHeight - 10} textAnchor="middle">
                  {clockText(place, at).slice(0, 2)}
                </text>
              )}
            </g>
          ))}
          {days.map(at => (
            <g key={`day ${at}`}>
              <path className={styles.day} d={`M${axis.x(at) + 0.5} 0V${height}`} />
              <text className={styles.dayName} x={axis.x(at) + 6} y={12}>
                {dayText(place, at).slice(0, 3)}
              </text>
            </g>
          ))}
          {rows.map((row, index) => {
            const y = headHeight + index * rowHeight + 10
            return (
              <g key={`${row.type} ${row.area}`}>
                <path className={styles.rule} d={`M0 ${y + rowHeight - 10.5}H${axis.length}`} />
                <Band spans={row.spans} axis={axis} y={y} me={handle} called={called} />
                <Ghost spans={row.before} axis={axis} y={y + 20} gone={gone} called={called} />
              </g>
            )
          })}
        </svg>
      </div>
      <ul className={styles.fates} style={{ paddingTop: headHeight }}>
        {rows.map(row => (
          <li
            key={`${row.type} ${row.area}`}
            style={{ height: rowHeight }}
            data-stalls={row.stalls || undefined}
          >
            <span>{fateOf(row, called)}</span>
            {todo(row)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** On a phone: row after row in words, each with what to do. */
export function WeekendList({ rows, called, todo }: RowsProps) {
  return (
    <ul className={styles.list}>
      {rows.map(row => (
        <li key={`${row.type} ${row.area}`}>
          <b>{row.type}</b>
          <span className={styles.quiet}>{row.area === '/' ? authority.map.everywhere : row.area}</span>
          <span>{fateOf(row, called)}</span>
          {todo(row)}
        </li>
      ))}
    </ul>
  )
}

/** The picture once more as a table. */
export function WeekendTwin({ rows, called }: Omit<RowsProps, 'todo'>) {
  const { moment } = useSays()
  return <BandsTable label={words.twin} {...{ rows, called, moment }} />
}
