import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEventHandler, type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react'
import styles from './window-list.module.css'

/** Shorter lists are drawn whole: a browser finds, prints and links every row of them. */
const few = 60

interface WindowListProps<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  /** About how high a row is, in pixels, until it is drawn. */
  readonly rowHeight: number
  readonly label: string
  readonly listClass?: string | undefined
  readonly rowClass?: string | undefined
  readonly onKeyDown?: KeyboardEventHandler | undefined
  readonly row: (item: T) => ReactNode
}

/** A list of any length: only the rows near the window are drawn, and each says which of how many it is. */
export function WindowList<T>(props: WindowListProps<T>) {
  const { items, keyOf, label, listClass, rowClass, onKeyDown, row } = props
  if (items.length > few) return <Windowed {...props} />
  return (
    <ul className={listClass} aria-label={label} onKeyDown={onKeyDown}>
      {items.map(item => (
        <li key={keyOf(item)} className={rowClass} data-row={keyOf(item)}>
          {row(item)}
        </li>
      ))}
    </ul>
  )
}

function Windowed<T>({
  items,
  keyOf,
  rowHeight,
  label,
  rowClass,
  onKeyDown,
  row,
  ...rest
}: WindowListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(offsetOf(list.current)), [])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    getItemKey: index => keyOf(items[index] as T),
  })
  return (
    <ul
      ref={list}
      className={`${styles.list} ${rest.listClass ?? ''}`}
      aria-label={label}
      style={{ height: rows.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index]
        if (item === undefined) return null
        return (
          <li
            key={key}
            ref={rows.measureElement as Ref<HTMLLIElement>}
            data-index={index}
            data-row={keyOf(item)}
            className={`${styles.row} ${rowClass ?? ''}`}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {row(item)}
          </li>
        )
      })}
    </ul>
  )
}

function offsetOf(element: HTMLElement | null): number {
  return element === null ? 0 : element.getBoundingClientRect().top + window.scrollY
}
