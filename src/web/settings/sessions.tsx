import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCommand, useRead } from '../api/query.ts'
import { signOut } from '../session/sign-out.ts'
import { Moment, Relative } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { common } from '../words/common.ts'
import { settings } from '../words/settings.ts'
import { ListPart } from './list-part.tsx'
import styles from './settings.module.css'

const words = settings.sessions

/** Where the reader is signed in, each to be ended alone or all at once. */
export function Sessions() {
  const client = useQueryClient()
  const read = useRead('session.list', { limit: 200 })
  const end = useCommand('session.end')
  const here = useMutation({ mutationFn: () => signOut(client) })
  return (
    <ListPart
      title={words.title}
      hint={words.hint}
      read={read}
      none={words.none}
      failed={end.error ?? here.error}
      row={({ id, agent, current, seenAt, expiresAt }) => (
        <>
          <b>
            {agent}
            {current && <span className={styles.hint}> {words.this}</span>}
          </b>
          <span>
            {words.seen} <Relative at={seenAt} />
          </span>
          <span>
            {words.until} <Moment at={expiresAt} />
          </span>
          <Button
            look="bare"
            busy={end.isPending || here.isPending}
            onPress={() => (current ? here.mutate() : end.mutate({ id }))}
          >
            {words.end}
          </Button>
        </>
      )}
    >
      <DialogButton label={words.everywhere}>{close => <Everywhere onClose={close} />}</DialogButton>
    </ListPart>
  )
}

/** Ends every session of the reader, this one too. */
function Everywhere({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const everywhere = useMutation({ mutationFn: () => signOut(client, true) })
  return (
    <>
      <p>{words.everywhereSays}</p>
      <RefusalNote error={everywhere.error} />
      <div className={styles.acts}>
        <Button look="go" busy={everywhere.isPending} onPress={() => everywhere.mutate()}>
          {words.everywhere}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </>
  )
}
