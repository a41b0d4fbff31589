import { memo } from 'react'
import { durationWords } from '../../domain/time/duration.ts'
import type { Instant, Span } from '../../domain/time/instant.ts'
import { dayLine } from '../words/day-line.ts'
import { type Axis, boxPath, daysOf } from './axis.ts'
import { CentredWord, HatchPattern } from './hatch.tsx'
import { Joints } from './joints.tsx'
import type { Line } from './model.ts'
import styles from './picture.module.css'
import type { PlacedRow, Rows } from './rows.ts'
import type { Seen } from './sentence.ts'
import { PersonSpans } from './spans.tsx'

interface PictureProps {
  readonly line: Line
  readonly rows: Rows
  readonly axis: Axis
  readonly ticks: readonly Instant[]
  readonly seen: Seen
}

/**
 * Everything that does not move with the cursor. It is told again beside it (the cursor's reading, the sentence, the
 * table), so a screen reader passes it by.
 */
export const Picture = memo(function Picture({ line, rows, axis, ticks, seen }: PictureProps) {
  return (
    <svg className={styles.picture} width={axis.length} height={rows.height} aria-hidden="true">
      <HolePattern />
      {rows.rows.map(row => row.person === null && <TeamRule key={row.key} row={row} axis={axis} />)}
      <Nights rows={rows.rows} axis={axis} />
      <Grid axis={axis} ticks={ticks} height={rows.height} seen={seen} />
      {rows.rows.map(
        ({ key, person, y, height }) =>
          person !== null && (
            <PersonSpans key={key} person={person} top={y} height={height} axis={axis} seen={seen} />
          ),
      )}
      {rows.rows.map(
        row => row.person === null && <Holes key={row.key} row={row} axis={axis} now={seen.now} />,
      )}
      <Joints line={line} rows={rows.rows} axis={axis} seen={seen} />
    </svg>
  )
})

function Nights({ rows, axis }: { rows: readonly PlacedRow[]; axis: Axis }) {
  return rows.map(({ key, person, y, height }) => {
    if (person === null || person.nights.length === 0) return null
    const boxes = person.nights.map(({ from, until }) =>
      boxPath(axis.x(from), y, axis.x(until) - axis.x(from), height),
    )
    return <path key={key} className={styles.night} d={boxes.join('')} />
  })
}

export function HolePattern() {
  return (
    <defs>
      <HatchPattern id="day-line-hole" className={styles.hatch} />
      <HatchPattern id="day-line-past" className={styles.hatchPast} />
    </defs>
  )
}

function Grid({
  axis,
  ticks,
  height,
  seen,
}: {
  axis: Axis
  ticks: readonly Instant[]
  height: number
  seen: Seen
}) {
  const days = new Set(daysOf(axis, seen.place).slice(1))
  return (
    <g>
      {[...new Set([...ticks, ...days])].map(at => {
        const x = Math.round(axis.x(at)) + 0.5
        const look = days.has(at) ? styles.day : styles.tick
        return <line key={at} className={look} x1={x} x2={x} y1={0} y2={height} />
      })}
    </g>
  )
}

function TeamRule({ row, axis }: { row: PlacedRow; axis: Axis }) {
  if (row.y === 0) return null
  return <line className={styles.rule} x1={0} x2={axis.length} y1={row.y + 5.5} y2={row.y + 5.5} />
}

/** In the head of its team: hatched, framed, with its word and length. What is over needs nobody any more. */
function Holes({ row, axis, now }: { row: PlacedRow; axis: Axis; now: Instant }) {
  if (row.team.undeclared)
    return (
      <text className={styles.word} x={6} y={row.y + row.height - 11}>
        {dayLine.unknownHoles}
      </text>
    )
  return row.team.holes.map(hole => (
    <Hole key={hole.from} hole={hole} y={row.y + row.height - 23} axis={axis} now={now} />
  ))
}

export function Hole({ hole, y, axis, now }: { hole: Span; y: number; axis: Axis; now: Instant }) {
  const [x, end] = [axis.x(hole.from), axis.x(hole.until)]
  const over = hole.until <= now
  const length = durationWords(hole.until - hole.from)
  const word = [dayLine.nobody(length), length].find(text => end - x > text.length * 6.4 + 22)
  return (
    <g className={over ? styles.over : undefined}>
      <rect
        className={styles.hole}
        fill={over ? 'url(#day-line-past)' : 'url(#day-line-hole)'}
        x={x + 0.5}
        y={y + 0.5}
        width={Math.max(end - x - 1, 2)}
        height={15}
      />
      {word !== undefined && (
        <CentredWord text={word} {...{ x, end, y }} ground={styles.holeLabel} word={styles.holeWord} />
      )}
    </g>
  )
}
