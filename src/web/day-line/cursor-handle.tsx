import type { KeyboardEvent } from 'react'
import { clockText, momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import styles from './line-frame.module.css'
import type { Line } from './model.ts'
import type { Seen } from './sentence.ts'
import { type Cursor, keyMoves } from './use-cursor.ts'

/** The cursor: a line of ink with its clock, moved by keys or by pressing on the picture. */
export function CursorHandle({
  line,
  cursor,
  sentences,
  seen,
  offset,
  length,
  top,
  downwards = false,
  side = null,
}: {
  line: Line
  cursor: Cursor
  /** What a screen reader is told beside the clock. */
  sentences: readonly string[]
  seen: Seen
  /** Along the axis, in pixels. */
  offset: number
  /** Of the axis: the label stays on it. */
  length: number
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
  const said = [momentText(seen.place, cursor.at, seen.now), ...sentences].join('. ')
  const lineStyle = downwards ? moved(0, offset) : { ...moved(offset, 0), top: top - 4 }
  const labelStyle = downwards
    ? moved(0, offset, '0, -50%')
    : { ...moved(Math.max(24, Math.min(offset, length - 24)), 0, besideShift[side ?? 'on']), top: top - 28 }
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
        className={`${downwards ? styles.cursorBeside : styles.cursorLabel} ${cursor.isNow ? styles.resting : ''}`}
        style={labelStyle}
        onKeyDown={onKeyDown}
      >
        {clockText(seen.place, cursor.at)}
      </div>
    </>
  )
}

const besideShift = { before: '-100%, 0', on: '-50%, 0', after: '0, 0' } as const

/** By transform alone: the picture beneath is neither laid out nor painted again. */
function moved(x: number, y: number, shift?: string) {
  const own = shift === undefined ? '' : ` translate(${shift})`
  return { transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)${own}` }
}
