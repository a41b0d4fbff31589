import { memo, type PointerEvent, type ReactNode, useMemo, useRef } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { clockText, momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import { type Axis, axisOf, tickHours, ticksOf } from './axis.ts'
import { ClockHead, clockZones, headHeight } from './clock-head.tsx'
import { CursorHandle } from './cursor-handle.tsx'
import styles from './line-frame.module.css'
import type { Line } from './model.ts'
import { Picture } from './picture.tsx'
import { ReadingRow, RowsAtCursor } from './reading.tsx'
import { ClockNames, NameRow } from './row-names.tsx'
import { placeRows } from './rows.ts'
import type { Seen } from './sentence.ts'
import type { Cursor } from './use-cursor.ts'
import { useLength } from './use-length.ts'

/** What stands beneath the people on the same axis: the three columns of the bands of authority. */
export interface Bands {
  readonly names: ReactNode
  readonly picture: (axis: Axis, ticks: readonly Instant[]) => ReactNode
  readonly reading: (at: Instant) => ReactNode
}

interface FrameProps {
  readonly line: Line
  readonly seen: Seen
  readonly cursor: Cursor
  readonly sentences: readonly string[]
  /** Between a phone and a desk: the reading stands under the name instead of in a column of its own. */
  readonly narrow: boolean
  readonly bands?: Bands | undefined
}

/** Names, picture and reading side by side, row by row. */
export function LineFrame({ line, seen, cursor, sentences, narrow, bands }: FrameProps) {
  const stage = useRef<HTMLDivElement>(null)
  const length = useLength(stage) ?? 820
  const { place } = seen
  const rows = useMemo(() => placeRows(line.teams, narrow ? 46 : 32), [line, narrow])
  const axis = useMemo(() => axisOf(line.from, line.until, length), [line, length])
  const ticks = useMemo(() => ticksOf(axis, place, tickHours(axis, 42)), [axis, place])
  const zones = useMemo(() => clockZones(line, seen), [line, seen])
  const head = headHeight(zones)
  const bandPicture = useMemo(() => bands?.picture(axis, ticks), [bands, axis, ticks])
  const side = cursorSide(axis, cursor, seen)
  return (
    <div className={`${styles.frame} ${narrow ? styles.narrow : ''}`}>
      <div className={styles.names}>
        <ClockNames zones={zones} height={head} />
        <RowsAtCursor rows={rows.rows} seen={seen} at={narrow ? cursor.at : null} row={NameRow} />
        {bands?.names}
      </div>
      <div ref={stage} className={styles.stage} {...pointing(axis, cursor)}>
        <ClockHead axis={axis} ticks={ticks} zones={zones} seen={seen} />
        <Picture line={line} rows={rows} axis={axis} ticks={ticks} seen={seen} />
        {bandPicture}
        <NowMark
          axis={axis}
          seen={seen}
          top={head}
          side={side === null ? null : side === 'after' ? 'before' : 'after'}
        />
        <CursorHandle
          line={line}
          cursor={cursor}
          sentences={sentences}
          seen={seen}
          offset={axis.x(cursor.at)}
          length={axis.length}
          top={head}
          side={side}
        />
      </div>
      {!narrow && (
        <div className={styles.reading}>
          <CursorHead cursor={cursor} seen={seen} height={head} />
          <RowsAtCursor rows={rows.rows} seen={seen} at={cursor.at} row={ReadingRow} />
          {bands?.reading(cursor.at)}
        </div>
      )}
    </div>
  )
}

/** Pressing on the picture sets the cursor, and it follows until let go. */
export function pointing(axis: Axis, cursor: Cursor, downwards = false) {
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    cursor.set(axis.at(downwards ? event.clientY - box.top : event.clientX - box.left))
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
      follow(event)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event)
    },
  }
}

function CursorHead({ cursor, seen, height }: { cursor: Cursor; seen: Seen; height: number }) {
  return (
    <p className={styles.cursorHead} style={{ height }}>
      <span>{cursor.isNow ? dayLine.isNow : dayLine.atCursor}</span>
      <b>{momentText(seen.place, cursor.at, seen.now)}</b> {dayLine.yourTime}
    </p>
  )
}

/** Two labels that would cover each other stand back to back. */
function cursorSide(axis: Axis, cursor: Cursor, seen: Seen): 'before' | 'after' | null {
  const distance = axis.x(cursor.at) - axis.x(seen.now)
  if (cursor.isNow || Math.abs(distance) > 68) return null
  return distance < 0 ? 'before' : 'after'
}

const NowMark = memo(function NowMark({
  axis,
  seen,
  top,
  side,
}: {
  axis: Axis
  seen: Seen
  top: number
  side: 'before' | 'after' | null
}) {
  if (seen.now < axis.from || seen.now >= axis.until) return null
  const x = axis.x(seen.now)
  return (
    <>
      <div className={styles.nowLine} style={{ left: Math.round(x) - 1, top: top - 4 }} />
      <div
        className={`${styles.nowLabel} ${side === null ? '' : styles[side]}`}
        style={{ left: Math.max(38, Math.min(axis.length - 38, x)), top: top - 26 }}
      >
        {dayLine.nowAt(clockText(seen.place, seen.now))}
      </div>
    </>
  )
})
