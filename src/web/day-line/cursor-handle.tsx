import type { KeyboardEvent } from 'react'
import { clockText, momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import styles from './line-frame.module.css'
import type { Line } from './model.ts'
import { type Seen, sentencesAt } from './sentence.ts'
import { type Cursor, keyMoves } from './use-cursor.ts'

/** The cursor: a line of ink with its clock, moved by keys or by pressing on the picture. */
export function CursorHandle({
  line,
  cursor,
  seen,
  offset,
  top,
  downwards = false,
  side = null,
}: {
  line: Line
  cursor: Cursor
  seen: Seen
  /** Along the axis, in pixels. */
  offset: number
  top: number
  downwards?: boolean
  /** On which side of its line the label stands, when the now line is near. */
  side?: 'before' | 'after' | null
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = keyMoves(line, cursor.at, { key: event.key, shift: event.shiftKey, downwards })
    if (next === null) return
    event.preventDefault()
    cursor.set(next)
  }
  const said = [momentText(seen.place, cursor.at, seen.now), ...sentencesAt(line, cursor.at, seen)].join('. ')
  const lineStyle = downwards ? { top: Math.round(offset) } : { left: Math.round(offset), top: top - 4 }
  const labelStyle = downwards
    ? { top: offset }
    : { left: `clamp(24px, ${offset}px, calc(100% - 24px))`, top: top - 28 }
  return (
    <>
      {!cursor.isNow && (
        <div className={downwards ? styles.cursorAcross : styles.cursorLine} style={lineStyle} />
      )}
      <div
        role="slider"
        tabIndex={0}
        aria-label={dayLine.cursor}
        aria-orientation={downwards ? 'vertical' : 'horizontal'}
        aria-valuemin={line.from}
        aria-valuemax={line.until}
        aria-valuenow={cursor.at}
        aria-valuetext={said}
        className={`${downwards ? styles.cursorBeside : styles.cursorLabel} ${cursor.isNow ? styles.resting : ''} ${side === null ? '' : styles[side]}`}
        style={labelStyle}
        onKeyDown={onKeyDown}
      >
        {clockText(seen.place, cursor.at)}
      </div>
    </>
  )
}
