import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { hourMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { useRead } from '../api/query.ts'
import { clockText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { dayLine } from '../words/day-line.ts'
import { type Axis, axisOf, tickHours, ticksOf } from './axis.ts'
import { inLanes } from './lanes.ts'
import { isOn, type Line, lineOf, zonesOf } from './model.ts'
import picture from './picture.module.css'
import { Hole, HolePattern } from './picture.tsx'
import { calledIn, type Seen, sentencesAt } from './sentence.ts'
import styles from './strip.module.css'
import { useLength } from './use-length.ts'

const laneHeight = 16
const mostLanes = 4
const top = 20

/** The day so far: the reader's first team from fifteen hours ago to nine ahead, in as few lines as it needs. */
export function DayStrip() {
  const { place, now, handle } = useReader()
  const from = formatInstant(Math.floor(now / hourMs) * hourMs - 15 * hourMs)
  const { data, error } = useRead('day-line.read', { hours: 24, from })
  const line = useMemo(() => (data === undefined ? null : lineOf(data)), [data])
  const table = useZones([place.zone, ...(line === null ? [] : zonesOf(line))])
  const stage = useRef<HTMLDivElement>(null)
  const length = useLength(stage) ?? 600
  const seen: Seen | null = table === null ? null : { place: { table, zone: place.zone }, now, handle }
  const drawn =
    line !== null &&
    seen !== null &&
    line.teams.some(({ undeclared, people }) => !undeclared && people.length > 0)
  // A day of which nothing was declared is no picture.
  if (line !== null && seen !== null && !drawn) return null
  return (
    <section className={styles.strip} aria-label={dayLine.soFar}>
      <p className={styles.margin}>
        {dayLine.soFar}
        <br />
        <Link to="/day-line">{dayLine.open}</Link>
      </p>
      <div ref={stage} className={styles.stage} aria-busy={!drawn && error === null}>
        {drawn && (
          <>
            <p className="unseen">{sentencesAt(line, now, seen).join(' ')}</p>
            <Lanes line={line} seen={seen} axis={axisOf(line.from, line.until, length)} />
          </>
        )}
      </div>
    </section>
  )
}

function Lanes({ line, seen, axis }: { line: Line; seen: Seen; axis: Axis }) {
  const [team] = line.teams
  const bars = (team?.people ?? []).flatMap(person =>
    person.spans.filter(isOn).map(span => ({ person, ...span })),
  )
  const placed = inLanes(bars, mostLanes)
  const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1))
  const height = top + lanes * laneHeight + 4
  const now = axis.x(seen.now)
  return (
    <svg className={picture.picture} width={axis.length} height={height} aria-hidden="true">
      <HolePattern />
      {ticksOf(axis, seen.place, tickHours(axis, 60)).map(at => (
        <g key={at}>
          <line className={picture.tick} x1={axis.x(at)} x2={axis.x(at)} y1={top - 4} y2={height} />
          <text
            className={picture.word}
            x={axis.x(at)}
            y={10}
            textAnchor={axis.x(at) < 10 ? 'start' : axis.x(at) > axis.length - 10 ? 'end' : 'middle'}
          >
            {clockText(seen.place, at).slice(0, 2)}
          </text>
        </g>
      ))}
      {team?.holes.map(hole => (
        <Hole key={hole.from} hole={hole} y={top - 1} axis={axis} now={seen.now} />
      ))}
      {placed.map(({ lane, span: { person, from, until } }) => (
        <Bar
          key={`${person.handle} ${from}`}
          name={calledIn(person, seen)}
          mine={person.handle === seen.handle}
          x={axis.x(from)}
          end={axis.x(until)}
          now={now}
          y={top + lane * laneHeight}
        />
      ))}
      <rect className={styles.now} x={now - 1} y={top - 6} width={2} height={height - top + 6} />
    </svg>
  )
}

function Bar({
  name,
  mine,
  x,
  end,
  now,
  y,
}: {
  name: string
  mine: boolean
  x: number
  end: number
  now: number
  y: number
}) {
  const split = Math.max(x, Math.min(end, now))
  const inPast = split - x > end - split
  const room = inPast ? split - x : end - split
  return (
    <g className={mine ? picture.mine : undefined}>
      {split > x && <rect className={picture.past} x={x} y={y} width={split - x} height={14} />}
      {end > split && (
        <rect
          className={picture.ahead}
          x={split + 0.5}
          y={y + 0.5}
          width={Math.max(end - split - 1, 1)}
          height={13}
        />
      )}
      {room > name.length * 6.5 + 10 && (
        <text className={inPast ? styles.onInk : styles.onGround} x={(inPast ? x : split) + 6} y={y + 11}>
          {name}
        </text>
      )}
    </g>
  )
}
