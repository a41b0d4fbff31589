import { useEffect, useRef } from 'react'
import { settled, useCommand } from '../api/query.ts'
import { clockText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { offer } from '../words/brief.ts'
import styles from './notices.module.css'
import { type Notice, useSheet } from './sheet-context.tsx'

/** What the reader has just done in this section; the newest takes the focus that its form gave up. */
export function Notices({ section }: { section: string }) {
  const here = useSheet().notices.filter(notice => notice.section === section)
  return here.map(notice => <NoticeLine key={`${notice.key} ${notice.text}`} notice={notice} />)
}

function NoticeLine({ notice }: { notice: Notice }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return (
    <div className={styles.notice}>
      <p ref={line} tabIndex={-1} role="status">
        {notice.text}
      </p>
      {notice.undo !== undefined && <Undo notice={notice} undo={notice.undo} />}
    </div>
  )
}

function Undo({ notice, undo }: { notice: Notice; undo: NonNullable<Notice['undo']> }) {
  const { say } = useSheet()
  const { now, place } = useReader()
  const handoff = useCommand('handoff.undo')
  const item = useCommand('item.reopen')
  const run = undo.operation === 'handoff.undo' ? handoff : item
  if (undo.until !== null && undo.until <= now) return null
  const { key, section } = notice
  return (
    <>
      <Button
        look="act"
        busy={run.isPending}
        onPress={() =>
          settled(run.mutateAsync({ id: undo.id }), () => say({ key, section, text: undo.undone }))
        }
      >
        {offer.undo}
      </Button>
      {undo.until !== null && (
        <span className={styles.until}>{offer.undoUntil(clockText(place, undo.until))}</span>
      )}
      <RefusalNote error={run.error} />
    </>
  )
}
