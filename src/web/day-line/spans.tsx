import { momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import type { Axis } from './axis.ts'
import type { LinePerson, RowSpan } from './model.ts'
import styles from './picture.module.css'
import type { Seen } from './sentence.ts'

const barHeight = 12

interface Drawn {
  readonly axis: Axis
  readonly seen: Seen
  /** The middle of the row. */
  readonly y: number
  readonly mine: boolean
}

/** One person's hours and absences. */
export function PersonSpans({
  person,
  height,
  top,
  axis,
  seen,
}: {
  person: LinePerson
  height: number
  top: number
  axis: Axis
  seen: Seen
}) {
  const y = top + height / 2
  const mine = person.handle === seen.handle
  const nothing = !person.declared && person.spans.length === 0
  return (
    <g>
      <line className={styles.base} x1={0} x2={axis.length} y1={y} y2={y} />
      {nothing && <Undeclared axis={axis} y={y} />}
      {person.spans.map(span => (
        <SpanShape key={`${span.kind} ${span.from}`} span={span} axis={axis} seen={seen} y={y} mine={mine} />
      ))}
    </g>
  )
}

function SpanShape({ span, ...drawn }: Drawn & { span: RowSpan }) {
  switch (span.kind) {
    case 'window':
    case 'cover':
      return <Bar span={span} {...drawn} />
    case 'leave':
    case 'offline':
      return <Away span={span} {...drawn} />
    case 'on-call':
      return <OnCall span={span} {...drawn} />
  }
}

/** Solid where it is past, outlined where it is declared; cover is dashed, what others proposed dotted. */
function Bar({ span, axis, seen, y, mine }: Drawn & { span: RowSpan }) {
  const [x, end] = [axis.x(span.from), axis.x(span.until)]
  const split = Math.max(x, Math.min(end, axis.x(seen.now)))
  const looks = [
    mine ? styles.mine : '',
    span.kind === 'cover' ? styles.cover : '',
    span.proposed ? styles.proposed : '',
  ].join(' ')
  const word = span.kind === 'cover' ? dayLine.cover : span.proposed ? dayLine.proposed : null
  const top = y - barHeight / 2
  return (
    <g className={looks}>
      {split > x && <rect className={styles.past} x={x} y={top} width={split - x} height={barHeight} />}
      {end > split && (
        <rect
          className={styles.ahead}
          x={split + 0.5}
          y={top + 0.5}
          width={Math.max(end - split - 1, 1)}
          height={barHeight - 1}
        />
      )}
      {word !== null && Math.max(end - split, split - x) > word.length * 6 + 8 && (
        <text
          className={styles.word}
          x={end - split > split - x ? (split + end) / 2 : (x + split) / 2}
          y={y + 4}
          textAnchor="middle"
        >
          {word}
        </text>
      )}
    </g>
  )
}

/** Leave is a dashed line; offline by declaration a thin one that ends in a stop. */
function Away({ span, axis, seen, y }: Drawn & { span: RowSpan }) {
  const [x, end] = [axis.x(span.from), axis.x(span.until)]
  const open = span.until >= axis.until
  const word = awayWord(span, open, seen)
  const short = span.kind === 'leave' ? dayLine.leave : dayLine.offline
  const shown = [word, short].find(text => end - x > text.length * 6 + 24)
  return (
    <g>
      <line className={span.kind === 'leave' ? styles.leave : styles.offline} x1={x} x2={end} y1={y} y2={y} />
      {span.kind === 'offline' && !open && (
        <line className={styles.offline} x1={end - 0.5} x2={end - 0.5} y1={y - 4} y2={y + 4} />
      )}
      {shown !== undefined && (
        <text className={`${styles.word} ${styles.onPaper}`} x={(x + end) / 2} y={y + 4} textAnchor="middle">
          {shown}
        </text>
      )}
    </g>
  )
}

function awayWord(span: RowSpan, open: boolean, seen: Seen): string {
  const word = span.kind === 'leave' ? dayLine.leave : dayLine.offline
  const proposed = span.proposed ? `, ${dayLine.proposed}` : ''
  if (open) return `${word}${proposed}`
  const until = momentText(seen.place, span.until, seen.now)
  return span.kind === 'leave'
    ? `${dayLine.leaveUntil(until)}${proposed}`
    : `${word}, ${dayLine.backAt(until)}`
}

/** Two rails below the hours. */
function OnCall({ span, axis, y }: Drawn & { span: RowSpan }) {
  const [x, end] = [axis.x(span.from), axis.x(span.until)]
  const rail = y + barHeight / 2 + 4
  return (
    <g className={span.proposed ? styles.proposed : undefined}>
      <path className={styles.rails} d={`M${x} ${rail}H${end}M${x} ${rail + 3}H${end}`} />
    </g>
  )
}

function Undeclared({ axis, y }: { axis: Axis; y: number }) {
  return (
    <g>
      <rect className={styles.undeclared} x={0.5} y={y - 7} width={axis.length - 1} height={14} />
      <text className={`${styles.word} ${styles.onPaper}`} x={axis.length / 2} y={y + 4} textAnchor="middle">
        {dayLine.undeclared}
      </text>
    </g>
  )
}
