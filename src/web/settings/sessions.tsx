import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCommand, useRead } from '../api/query.ts'
import { signOut } from '../session/sign-out.ts'
import { Moment, Relative } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { common } from '../words/common.ts'
import { settings } from '../words/settings.ts'
import styles from './settings.module.css'

const words = settings.sessions

/** Where the reader is signed in, each to be ended alone or all at once. */
export function Sessions() {
  const client = useQueryClient()
  const { data, error } = useRead('session.list', { limit: 200 })
  const end = useCommand('session.end')
  const here = useMutation({ mutationFn: () => signOut(client) })
  const everywhere = useMutation({ mutationFn: () => signOut(client, true) })
  return (
    <Section title={words.title} hint={words.hint}>
      {data?.items.length === 0 && <Empty says={words.none} />}
      <ul>
        {data?.items.map(({ id, agent, current, seenAt, expiresAt }) => (
          <li key={id} className={styles.row}>
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
          </li>
        ))}
      </ul>
      <RefusalNote error={error ?? end.error ?? here.error ?? everywhere.error} />
      <div className={styles.acts}>
        <DialogButton label={words.everywhere}>
          {close => (
            <>
              <p>{words.everywhereSays}</p>
              <RefusalNote error={everywhere.error} />
              <div className={styles.acts}>
                <Button look="go" busy={everywhere.isPending} onPress={() => everywhere.mutate()}>
                  {words.everywhere}
                </Button>
                <Button onPress={close}>{common.cancel}</Button>
              </div>
            </>
          )}
        </DialogButton>
      </div>
    </Section>
  )
}
