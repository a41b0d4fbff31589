import { Link } from '@tanstack/react-router'
import { useCommand } from '../api/query.ts'
import { clockText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { offer } from '../words/brief.ts'
import { handoffPage as words } from '../words/handoff.ts'
import styles from './handoff-page.module.css'
import { linesOf, undoUntil, type WholeHandoff } from './handoff-whole.ts'

/** What the reader may do with the handoff as a whole: confirm what speaks for them, take back what they accepted. */
export function HandoffActs({ handoff }: { handoff: WholeHandoff }) {
  const { handle, now, place } = useReader()
  const confirm = useCommand('entry.confirm')
  const undo = useCommand('handoff.undo')
  const until = undoUntil(linesOf(handoff), handle)
  const mayUndo = until !== null && until > now
  const mayConfirm = handoff.onBehalfOf === handle && !handoff.confirmed
  const mayAmend = handoff.author === handle
  if (!mayUndo && !mayConfirm && !mayAmend && undo.error === null && confirm.error === null) return null
  return (
    <div className={styles.acts}>
      {mayConfirm && (
        <Button look="go" busy={confirm.isPending} onPress={() => confirm.mutate({ id: handoff.id })}>
          {words.confirm}
        </Button>
      )}
      {mayUndo && (
        <>
          <Button busy={undo.isPending} onPress={() => undo.mutate({ id: handoff.id })}>
            {words.undo}
          </Button>
          <span>{offer.undoUntil(clockText(place, until))}</span>
        </>
      )}
      {mayAmend && (
        <Link to="/hand-off" search={{ amend: handoff.id }} className={styles.amend}>
          {words.amend}
        </Link>
      )}
      <RefusalNote error={confirm.error ?? undo.error} />
    </div>
  )
}
