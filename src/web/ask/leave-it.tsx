import { useCommand } from '../api/query.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { ask } from '../words/ask.ts'
import styles from './ask.module.css'

/** Q4: what the record does not answer goes to whoever owns it; said once, and where it stands now. */
export function LeaveIt({
  question,
  person,
  name,
}: {
  question: string
  person: string | null
  name: string
}) {
  const leave = useCommand('question.leave')
  const left = leave.data?.left ?? null
  if (left !== null)
    return (
      <p role="status" className={styles.left}>
        {ask.left(left.id, name === '' ? left.with : name)}
      </p>
    )
  if (person === null) return null
  return (
    <div className={styles.leave}>
      <Button look="act" busy={leave.isPending} onPress={() => leave.mutate({ question })}>
        {ask.leave(name)}
      </Button>
      <span>{ask.leaving}</span>
      <RefusalNote error={leave.error} />
    </div>
  )
}
