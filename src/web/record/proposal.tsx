import { useCommand, useRead } from '../api/query.ts'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { record } from '../words/record.ts'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'
import { useAnswersFor } from './use-answers-for.ts'

const words = record.proposal

/** V7: what an agent wants to do, as it was sent; while it waits, whoever answers for the agent says yes or no. */
export function Proposal({ entry }: { entry: EntryView }) {
  const mine = useAnswersFor(entry.actor)
  const { data } = useRead('record.list', { subject: entry.subject, limit: 200 })
  if (entry.words === null || entry.words === 'erased') return null
  const waits = mine && data?.items.length === 1
  return (
    <>
      <p>{words.wants(String(entry.terms.operation))}</p>
      <pre className={styles.proposed}>{JSON.stringify(JSON.parse(String(entry.words.input)), null, 2)}</pre>
      {waits && <Answer id={entry.subject} />}
    </>
  )
}

function Answer({ id }: { id: string }) {
  const confirm = useCommand('entry.confirm')
  return (
    <div className={styles.answer}>
      <div className={styles.acts}>
        <Button look="go" busy={confirm.isPending} onPress={() => confirm.mutate({ id })}>
          {words.confirm}
        </Button>
        <DialogButton label={words.decline} title={words.declineTitle}>
          {close => (
            <CommandForm
              operation="entry.decline"
              intro={words.declineIntro}
              fields={[{ name: 'reason', label: words.reason, type: 'words' }]}
              build={({ reason = '' }) => ({ id, ...(reason.trim() === '' ? {} : { reason }) })}
              submit={words.decline}
              onCancel={close}
              onDone={close}
            />
          )}
        </DialogButton>
      </div>
      <RefusalNote error={confirm.error} />
    </div>
  )
}
