import { memo } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { clockText } from '../time/format.ts'
import { type Axis, daysOf } from './axis.ts'
import type { Joint, Line, LinePerson, LineTeam, RowSpan } from './model.ts'
import { nightsWithin, phoneMargin } from './phone-line.tsx'
import picture from './picture.module.css'
import { HolePattern } from './picture.tsx'
import type { Seen } from './sentence.ts'

interface PhonePictureProps {
  readonly line: Line
  readonly team: LineTeam
  readonly people: readonly LinePerson[]
  readonly axis: Axis
  readonly ticks: readonly Instant[]
  readonly width: number
  readonly seen: Seen
}

/** The same signs turned by a quarter: a column for each person. */
export const PhonePicture = memo(function PhonePicture(props: PhonePictureProps) {
  const { line, team, people, axis, ticks, width, seen } = props
  const column = (width - phoneMargin) / people.length
  const middle = (index: number) => phoneMargin + column * (index + 0.5)
  return (
    <svg className={picture.picture} width={width} height={axis.length} aria-hidden="true">
      <HolePattern />
      {people.map((person, index) => (
        <Column
          key={person.handle}
          person={person}
          x={middle(index)}
          room={Math.max(8, Math.min(column - 6, 56))}
          axis={axis}
          seen={seen}
        />
      ))}
      <Hours axis={axis} ticks={ticks} width={width} seen={seen} />
      {team.holes.map(({ from, until }) => (
        <rect
          key={from}
          className={picture.hole}
          fill="url(#day-line-hole)"
          x={width - 9.5}
          y={axis.x(from) + 0.5}
          width={9}
          height={Math.max(axis.x(until) - axis.x(from) - 1, 2)}
        />
      ))}
      {line.joints.map(joint => (
        <JointAcross key={joint.id} joint={joint} people={people} middle={middle} axis={axis} seen={seen} />
      ))}
    </svg>
  )
})

function Hours({
  axis,
  ticks,
  width,
  seen,
}: {
  axis: Axis
  ticks: readonly Instant[]
  width: number
  seen: Seen
}) {
  const days = new Set(daysOf(axis, seen.place))
  return ticks.map(at => (
    <g key={at}>
      <line
        className={days.has(at) ? picture.day : picture.tick}
        x1={phoneMargin - 6}
        x2={width}
        y1={axis.x(at) + 0.5}
        y2={axis.x(at) + 0.5}
      />
      <text className={picture.word} x={phoneMargin - 12} y={Math.max(axis.x(at) + 4, 10)} textAnchor="end">
        {clockText(seen.place, at).slice(0, 2)}
      </text>
    </g>
  ))
}

function Column({
  person,
  x,
  room,
  axis,
  seen,
}: {
  person: LinePerson
  x: number
  room: number
  axis: Axis
  seen: Seen
}) {
  return (
    <g className={person.handle === seen.handle ? picture.mine : undefined}>
      {nightsWithin(person, axis).map(({ from, until }) => (
        <rect
          key={from}
          className={picture.night}
          x={x - room / 2}
          y={axis.x(from)}
          width={room}
          height={axis.x(until) - axis.x(from)}
        />
      ))}
      <line className={picture.base} x1={x} x2={x} y1={0} y2={axis.length} />
      {!person.declared && (
        <rect className={picture.undeclared} x={x - 8} y={1} width={16} height={axis.length - 2} />
      )}
      {person.spans.map(span => (
        <SpanDown key={`${span.kind} ${span.from}`} span={span} x={x} axis={axis} now={seen.now} />
      ))}
    </g>
  )
}

function SpanDown({ span, x, axis, now }: { span: RowSpan; x: number; axis: Axis; now: Instant }) {
  const [top, end] = [axis.x(span.from), axis.x(span.until)]
  if (span.kind === 'leave' || span.kind === 'offline')
    return <line className={picture[span.kind]} x1={x} x2={x} y1={top} y2={end} />
  if (span.kind === 'on-call')
    return <path className={picture.rails} d={`M${x + 11} ${top}V${end}M${x + 14} ${top}V${end}`} />
  const split = Math.max(top, Math.min(end, axis.x(now)))
  const looks = `${span.kind === 'cover' ? picture.cover : ''} ${span.proposed ? picture.proposed : ''}`
  return (
    <g className={looks}>
      {split > top && <rect className={picture.past} x={x - 9} y={top} width={18} height={split - top} />}
      {end > split && (
        <rect
          className={picture.ahead}
          x={x - 8.5}
          y={split + 0.5}
          width={17}
          height={Math.max(end - split - 1, 1)}
        />
      )}
    </g>
  )
}

function JointAcross({
  joint,
  people,
  middle,
  axis,
  seen,
}: {
  joint: Joint
  people: readonly LinePerson[]
  middle: (index: number) => number
  axis: Axis
  seen: Seen
}) {
  const of = (handle: string) => people.findIndex(person => person.handle === handle)
  const from = of(joint.author)
  if (from < 0) return null
  const y1 = axis.x(joint.publishedAt)
  const waits = joint.waitingForYou ? [{ by: seen.handle, at: seen.now }] : []
  return (
    <g className={waits.length > 0 ? picture.waits : undefined}>
      {[...joint.accepted, ...waits].map(({ by, at }) => {
        const to = of(by)
        if (to < 0) return null
        const side = to > from ? 9 : -9
        const [x1, x2, y2] = [middle(from) + side, middle(to) - side, axis.x(at)]
        return (
          <g key={by}>
            <line className={picture.joint} x1={x1} y1={y1} x2={x2} y2={y2} />
            <circle className={picture.ring} cx={x2} cy={y2} r={3.5} />
          </g>
        )
      })}
      <rect className={picture.square} x={middle(from) - 3.5} y={y1 - 3.5} width={7} height={7} />
    </g>
  )
}
