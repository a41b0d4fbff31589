import { momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import { type Axis, boxPath } from './axis.ts'
import { isOn, type LinePerson, type RowSpan } from './model.ts'
import styles from './picture.module.css'
import type { Seen } from './sentence.ts'

const barHeight = 12

interface Drawn {
  readonly axis: Axis
  readonly seen: Seen
  /** The middle of the row. */
  readonly y: number
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
      {looksOf(person.spans.filter(isOn), mine).map(([looks, spans]) => (
        <Bars key={looks} looks={looks} spans={spans} axis={axis} seen={seen} y={y} />
      ))}
      {person.spans.map(span => {
        const key = `${span.kind} ${span.from}`
        if (span.kind === 'on-call') return <OnCall key={key} span={span} axis={axis} y={y} />
        return isOn(span) ? null : <Away key={key} span={span} axis={axis} seen={seen} y={y} />
      })}
    </g>
  )
}

/** Hours that look alike, together: a week of a large team is few shapes instead of thousands. */
function looksOf(spans: readonly RowSpan[], mine: boolean): [string, RowSpan[]][] {
  const looks = new Map<string, RowSpan[]>()
  for (const span of spans) {
    const look = [
      mine ? styles.mine : '',
      span.kind === 'cover' ? styles.cover : '',
      span.proposed ? styles.proposed : '',
    ].join(' ')
    looks.set(look, [...(looks.get(look) ?? []), span])
  }
  return [...looks]
}

/** Solid where it is past, outlined where it is declared; cover is dashed, what others proposed dotted. */
function Bars({ looks, spans, axis, seen, y }: Drawn & { looks: string; spans: readonly RowSpan[] }) {
  const now = axis.x(seen.now)
  const placed = spans.map(span => {
    const [x, end] = [axis.x(span.from), axis.x(span.until)]
    return { span, x, end, split: Math.max(x, Math.min(end, now)) }
  })
  const top = y - barHeight / 2
  const past = placed
    .filter(({ x, split }) => split > x)
    .map(({ x, split }) => boxPath(x, top, split - x, barHeight))
  const ahead = placed
    .filter(({ split, end }) => end > split)
    .map(({ split, end }) => boxPath(split + 0.5, top + 0.5, Math.max(end - split - 1, 1), barHeight - 1))
  return (
    <g className={looks}>
      {past.length > 0 && <path className={styles.past} d={past.join('')} />}
      {ahead.length > 0 && <path className={styles.ahead} d={ahead.join('')} />}
      {placed.map(({ span, x, end, split }) => (
        <BarWord key={`${span.kind} ${span.from}`} span={span} x={x} end={end} split={split} y={y} />
      ))}
    </g>
  )
}

interface Bar {
  readonly span: RowSpan
  readonly x: number
  readonly end: number
  /** Where now cuts it. */
  readonly split: number
  readonly y: number
}

/** In the longer part of it, where it has room. */
function BarWord({ span, x, end, split, y }: Bar) {
  const word = span.kind === 'cover' ? dayLine.cover : span.proposed ? dayLine.proposed : null
  if (word === null || Math.max(end - split, split - x) <= word.length * 6 + 8) return null
  const middle = end - split > split - x ? (split + end) / 2 : (x + split) / 2
  return (
    <text className={styles.word} x={middle} y={y + 4} textAnchor="middle">
      {word}
    </text>
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
function OnCall({ span, axis, y }: Omit<Drawn, 'seen'> & { span: RowSpan }) {
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
