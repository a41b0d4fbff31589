import type { ReactNode } from 'react'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './brief-sheet.module.css'
import { Headlines } from './headlines.tsx'
import type { Brief } from './parts.ts'
import { Sections } from './sections.tsx'
import { SheetProvider } from './sheet-context.tsx'

interface BriefSheetProps {
  readonly brief: Brief
  readonly open: readonly string[]
  readonly onFold: (section: string) => void
  /** The title, and what stands between it and the headlines. */
  readonly children: ReactNode
  /** Stands between the headlines and the sections. */
  readonly before?: ReactNode
  /** Sections that are about the reader only, and not of an area. */
  readonly without?: readonly string[]
  /** Follows the sections. */
  readonly after?: ReactNode
}

/** The page a person reads first, and the page of an area: headlines, the ten sections, and what it was computed from (B4). */
export function BriefSheet({ brief, open, onFold, children, before, without = [], after }: BriefSheetProps) {
  const { place, now } = useReader()
  const at = momentText(place, Date.parse(brief.at), now)
  return (
    <SheetProvider names={brief.names}>
      <div className={styles.sheet}>
        {children}
        <Headlines lines={brief.headlines} />
        {before}
        <Sections brief={brief} open={open} onFold={onFold} without={without} />
        {after}
        <p className={styles.colophon}>{words.colophon(at, brief.atSeq, brief.zoneData, brief.rules)}</p>
      </div>
    </SheetProvider>
  )
}
