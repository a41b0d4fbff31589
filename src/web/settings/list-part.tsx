import type { ReactNode } from 'react'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { type Read, UnreadPart } from '../ui/unread.tsx'
import styles from './settings.module.css'

interface ListPartProps<T> {
  readonly title: string
  readonly hint: string
  readonly read: Read & { readonly data: { readonly items: readonly T[] } | undefined }
  /** Said where the list is empty. */
  readonly none: string
  readonly row: (item: T) => ReactNode
  /** Why the last act on a row did nothing. */
  readonly failed: Error | null
  /** What makes another one. */
  readonly children: ReactNode
}

/** A part of the settings that is a list: its rows, the acts on each, and what makes another. */
export function ListPart<T extends { readonly id: string }>(props: ListPartProps<T>) {
  const { title, hint, read, none, row, failed, children } = props
  const { data } = read
  return (
    <Section title={title} hint={hint}>
      <UnreadPart read={read} known={data !== undefined} />
      {data?.items.length === 0 && <Empty says={none} />}
      <ul>
        {data?.items.map(item => (
          <li key={item.id} className={styles.row}>
            {row(item)}
          </li>
        ))}
      </ul>
      <RefusalNote error={failed} />
      <div className={styles.acts}>{children}</div>
    </Section>
  )
}
