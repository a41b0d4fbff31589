import { type ComponentType, memo, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import styles from './line-frame.module.css'
import { type StateAt, stateAt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import type { Seen } from './sentence.ts'

/** A row and what the cursor reads on it; texts, so that a row whose reading stays the same is left alone. */
export interface RowAtCursor {
  readonly row: PlacedRow
  readonly mine: boolean
  /** On their own clock, or that they have none. */
  readonly clock: string
  readonly state: StateAt['is'] | null
}

interface RowsProps {
  readonly rows: readonly PlacedRow[]
  /** Null where the rows do not follow the cursor. */
  readonly at: Instant | null
  readonly seen: Seen
  readonly row: ComponentType<RowAtCursor>
}

const blockRows = 10
const settledMs = 250

/** Rows that follow the cursor: at once where they are in view, the others when it rests. */
export function RowsAtCursor({ rows, at, ...others }: RowsProps) {
  const settled = useSettled(at)
  const blocks = useMemo(
    () =>
      Array.from({ length: Math.ceil(rows.length / blockRows) }, (_, nth) =>
        rows.slice(nth * blockRows, (nth + 1) * blockRows),
      ),
    [rows],
  )
  return blocks.map(block => <Block key={block[0]?.key} rows={block} at={at} settled={settled} {...others} />)
}

function Block({ at, settled, ...others }: RowsProps & { settled: Instant | null }) {
  const block = useRef<HTMLDivElement>(null)
  const inView = useInView(block)
  return (
    <div ref={block}>
      <BlockRows at={inView ? at : settled} {...others} />
    </div>
  )
}

const BlockRows = memo(function BlockRows({ rows, at, seen, row: Row }: RowsProps) {
  const clocks = new Map<string, string>()
  const clockIn = (zone: string, instant: Instant) => {
    const known = clocks.get(zone) ?? momentText({ table: seen.place.table, zone }, instant, seen.now)
    clocks.set(zone, known)
    return known
  }
  return rows.map(row => {
    const { key, person } = row
    const reads = person !== null && at !== null
    return (
      <Row
        key={key}
        row={row}
        mine={person?.handle === seen.handle}
        clock={reads ? (person.zone === null ? dayLine.noZone : clockIn(person.zone, at)) : ''}
        state={reads ? stateAt(person, at).is : null}
      />
    )
  })
})

function useSettled(at: Instant | null): Instant | null {
  const [settled, setSettled] = useState(at)
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(at)), settledMs)
    return () => clearTimeout(timer)
  }, [at])
  return settled
}

function useInView(ref: { readonly current: HTMLElement | null }): boolean {
  const [inView, setInView] = useState(true)
  useEffect(() => {
    if (ref.current === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(entries => setInView(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: '160px',
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref])
  return inView
}

/** In the column of the cursor. */
export const ReadingRow = memo(function ReadingRow({ row, clock, state }: RowAtCursor) {
  if (state === null) return <div style={{ height: row.height }} />
  return (
    <div className={styles.readingRow} style={{ height: row.height }}>
      <span className={row.person?.zone === null ? styles.off : undefined}>{clock}</span>
      <StateWord state={state} />
    </div>
  )
})

export function StateWord({ state }: { state: StateAt['is'] }) {
  const on = state === 'window' || state === 'cover'
  return <span className={on ? styles.on : styles.off}>{dayLine.states[state]}</span>
}
