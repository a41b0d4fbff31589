import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { dayText, localDay } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { record } from '../words/record.ts'
import { EntryRow } from './entry-row.tsx'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'
import { useTelling } from './use-telling.ts'

interface EntryStreamProps {
  readonly entries: readonly EntryView[]
  /** Called when the reader comes near the last entry that is here. */
  readonly onEnd: () => void
  readonly foot: string
}

const rowHeight = 86
const nearEnd = 20

/** Only the entries on screen are in the page, however long the record is; each day is named where it begins. */
export function EntryStream({ entries, onEnd, foot }: EntryStreamProps) {
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    getItemKey: index => entries[index]?.id ?? index,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= entries.length - nearEnd) onEnd()
  }, [last, entries.length, onEnd])
  const telling = useTelling()
  return (
    <>
      <ol
        ref={list}
        className={styles.stream}
        aria-label={record.list}
        style={{ height: rows.getTotalSize() }}
      >
        {shown.map(({ index, key, start }) => {
          const entry = entries[index]
          if (entry === undefined) return null
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.placed}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <DayOf entry={entry} before={entries[index - 1]} />
              <EntryRow entry={entry} telling={telling} />
            </li>
          )
        })}
      </ol>
      <p className={styles.foot}>{foot}</p>
    </>
  )
}

/** The day in the margin, where it is another than that of the entry above. */
function DayOf({ entry, before }: { entry: EntryView; before: EntryView | undefined }) {
  const { place, now } = useReader()
  const at = Date.parse(entry.at)
  const day = localDay(place, at)
  if (before !== undefined && localDay(place, Date.parse(before.at)) === day) return <div />
  const away = localDay(place, now) - day
  const name = away === 0 ? record.today : away === 1 ? record.yesterday : null
  return (
    <h2 className={`${styles.day} ${before === undefined ? '' : styles.newDay}`}>
      {name !== null && <b>{name}</b>}
      <span>{dayText(place, at)}</span>
    </h2>
  )
}
