import { clockText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import type { Axis } from './axis.ts'
import { isOn, type Joint, type Line } from './model.ts'
import styles from './picture.module.css'
import { type PlacedRow, rowsBetween } from './rows.ts'
import type { Seen } from './sentence.ts'

interface Drawn {
  readonly rows: readonly PlacedRow[]
  readonly axis: Axis
  readonly seen: Seen
}

/** Handoffs as joints between shifts: a square where published, a ring where accepted; the slope is the wait. */
export function Joints({ line, ...drawn }: Drawn & { line: Line }) {
  return (
    <g>
      {line.joints.map(joint => (
        <JointShape key={joint.id} joint={joint} {...drawn} />
      ))}
      {line.missing.map(({ person, shiftEndedAt }) => (
        <Missing key={person} person={person} at={shiftEndedAt} {...drawn} />
      ))}
    </g>
  )
}

function JointShape({ joint, ...drawn }: Drawn & { joint: Joint }) {
  const { rows, axis, seen } = drawn
  const own = rows.find(({ person }) => person?.handle === joint.author)
  if (own === undefined) return null
  const mine = joint.waitingForYou ? rowsBetween(rows, joint.author, seen.handle) : null
  const start = mine?.[0] ?? own
  const taken = joint.accepted.flatMap(({ by, at }) => {
    const pair = rowsBetween(rows, joint.author, by)
    return pair === null ? [] : [{ pair, at, by }]
  })
  return (
    <g>
      {taken.map(({ pair, at, by }) => (
        <Link key={by} from={pair[0]} to={pair[1]} joint={joint} at={at} axis={axis} />
      ))}
      {mine !== null && <Waiting from={mine[0]} to={mine[1]} joint={joint} {...drawn} />}
      {taken.length === 0 && mine === null && (
        <>
          {joint.waiting && <Tail joint={joint} row={start} {...drawn} />}
          <Square x={axis.x(joint.publishedAt)} y={middle(start)} />
        </>
      )}
    </g>
  )
}

function Link({
  from,
  to,
  joint,
  at,
  axis,
}: {
  from: PlacedRow
  to: PlacedRow
  joint: Joint
  at: number
  axis: Axis
}) {
  const [y1, y2] = ends(from, to)
  const [x1, x2] = [axis.x(joint.publishedAt), axis.x(at)]
  return (
    <g>
      <line className={styles.joint} x1={x1} y1={y1} x2={x2} y2={y2} />
      <Square x={x1} y={y1} />
      <circle className={styles.ring} cx={x2} cy={y2} r={3.5} />
    </g>
  )
}

/** Dashed and in the accent: it waits for the reader, until now. */
function Waiting({ from, to, joint, axis, seen }: Drawn & { from: PlacedRow; to: PlacedRow; joint: Joint }) {
  const [y1, y2] = ends(from, to)
  const x1 = axis.x(joint.publishedAt)
  const x2 = Math.max(x1, Math.min(axis.x(seen.now), axis.length))
  const text = dayLine.waitsForYou(clockText(seen.place, joint.publishedAt))
  const place = labelPlace(to, axis, { before: x1 - 8, after: x2 + 9, length: text.length * 6.3 })
  return (
    <g className={styles.waits}>
      <line className={styles.joint} x1={x1} y1={y1} x2={x2} y2={y2} />
      <Square x={x1} y={y1} />
      <circle className={styles.ring} cx={x2} cy={y2} r={3.5} />
      <text
        className={`${styles.waitsWord} ${styles.onPaper}`}
        x={place.x}
        y={middle(to) + place.down}
        textAnchor={place.anchor}
      >
        {text}
      </text>
    </g>
  )
}

/** It waits for somebody else: a tail that leads nowhere yet. */
function Tail({ joint, row, axis, seen }: Drawn & { joint: Joint; row: PlacedRow }) {
  const x = axis.x(joint.publishedAt)
  const end = Math.max(x + 14, Math.min(axis.x(seen.now), x + 40))
  return <line className={styles.tail} x1={x} y1={middle(row) + 9} x2={end} y2={middle(row) + 9} />
}

function Square({ x, y }: { x: number; y: number }) {
  return <rect className={styles.square} x={x - 3.5} y={y - 3.5} width={7} height={7} />
}

/** H12: a shift ended there and something unsettled was told to nobody. */
function Missing({ person, at, rows, axis, seen }: Drawn & { person: string; at: number }) {
  const row = rows.find(placed => placed.person?.handle === person)
  if (row === undefined || at < axis.from || at > axis.until) return null
  const [x, y] = [axis.x(at), middle(row)]
  const now = axis.x(seen.now)
  const crossed = now > x && now < x + 80
  const left = crossed || x > axis.length - 80
  return (
    <g className={styles.missing}>
      <rect className={styles.missingBox} x={x - 4.5} y={y - 4.5} width={9} height={9} />
      <path className={styles.missingStroke} d={`M${x - 4} ${y + 4}L${x + 4} ${y - 4}`} />
      <text
        className={`${styles.missingWord} ${styles.onPaper}`}
        x={left ? x - 9 : x + 9}
        y={left ? y + 17 : y + 4}
        textAnchor={left ? 'end' : 'start'}
      >
        {dayLine.noHandoff}
      </text>
    </g>
  )
}

/** Where a word fits on a row without covering hours: before, after, else below them. */
function labelPlace(
  { person }: PlacedRow,
  axis: Axis,
  { before, after, length }: { before: number; after: number; length: number },
) {
  const free = (from: number, until: number) =>
    from >= 0 &&
    until <= axis.length &&
    !person?.spans.some(span => isOn(span) && axis.x(span.from) < until && from < axis.x(span.until))
  if (free(before - length, before)) return { x: before, anchor: 'end' as const, down: 4 }
  if (free(after, after + length)) return { x: after, anchor: 'start' as const, down: 4 }
  return before > length
    ? { x: before, anchor: 'end' as const, down: 17 }
    : { x: after, anchor: 'start' as const, down: 17 }
}

const middle = ({ y, height }: PlacedRow) => y + height / 2

/** The edges of the two bars that face each other. */
function ends(from: PlacedRow, to: PlacedRow): [number, number] {
  const down = to.y > from.y ? 1 : to.y < from.y ? -1 : 0
  return [middle(from) + down * 6, middle(to) - down * 6]
}
