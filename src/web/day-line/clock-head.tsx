import { memo } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { cityOf, clockText, dayText, localDay } from '../time/format.ts'
import type { Axis } from './axis.ts'
import { daysOf } from './axis.ts'
import styles from './line-frame.module.css'
import { type Line, zonesOf } from './model.ts'
import type { Seen } from './sentence.ts'

interface ClockZone {
  readonly zone: string
  readonly city: string
  readonly mine: boolean
}

/** More clocks than this nobody reads; the cursor tells the others. */
const mostClocks = 5
const clockHeight = 18

/** The reader's zone first, then the others of the line, those that show the same clock once. */
export function clockZones(line: Line, { place }: Seen): ClockZone[] {
  const shown: ClockZone[] = [{ zone: place.zone, city: cityOf(place.zone), mine: true }]
  const offsets = ({ zone }: { zone: string }) =>
    `${place.table.offsetAt(zone, line.from)} ${place.table.offsetAt(zone, line.until)}`
  const others = [...new Set(zonesOf(line))]
    .map(zone => ({ zone, city: cityOf(zone), mine: false }))
    .sort((a, b) => place.table.offsetAt(a.zone, line.from) - place.table.offsetAt(b.zone, line.from))
  for (const other of others) if (!shown.some(one => offsets(one) === offsets(other))) shown.push(other)
  return shown.slice(0, mostClocks)
}

export function headHeight(zones: readonly ClockZone[]): number {
  return 24 + zones.length * clockHeight + 32
}

/** The days, then every clock's hours. */
export const ClockHead = memo(function ClockHead({
  axis,
  ticks,
  zones,
  seen,
}: {
  axis: Axis
  ticks: readonly Instant[]
  zones: readonly ClockZone[]
  seen: Seen
}) {
  return (
    <div className={styles.clocks} style={{ height: headHeight(zones) }} aria-hidden="true">
      <Days axis={axis} seen={seen} />
      {zones.map(({ zone, mine }) => (
        <div key={zone} className={`${styles.hours} ${mine ? styles.ownHours : ''}`}>
          {ticks.map(at => (
            <span key={at} style={{ left: axis.x(at) }}>
              {hourText(clockText({ table: seen.place.table, zone }, at))}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
})

/** Full hours as the hour alone. */
function hourText(clock: string): string {
  return clock.endsWith(':00') ? clock.slice(0, 2) : clock
}

function Days({ axis, seen }: { axis: Axis; seen: Seen }) {
  const days = daysOf(axis, seen.place)
  return (
    <div className={styles.days}>
      {days.map((at, index) => {
        const room = axis.x(days[index + 1] ?? axis.until) - axis.x(at)
        if (room < 34) return null
        return (
          <span key={at} style={{ left: axis.x(at), width: room }} className={index > 0 ? styles.newDay : ''}>
            {dayWords(seen, at, room)}
          </span>
        )
      })}
    </div>
  )
}

function dayWords(seen: Seen, at: Instant, room: number): string {
  const [weekday = '', date = '', month = ''] = dayText(seen.place, at).split(' ')
  const today = localDay(seen.place, at) === localDay(seen.place, seen.now)
  if (room > 150 || (today && room > 140)) return `${weekday} ${date} ${month}`
  return room > 92 ? `${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)}` : `${weekday.slice(0, 2)} ${date}`
}
