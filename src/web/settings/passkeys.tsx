import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCommand, useRead } from '../api/query.ts'
import { addPasskey } from '../session/passkey.ts'
import { Moment } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { settings } from '../words/settings.ts'
import styles from './settings.module.css'

const words = settings.passkeys

/** The reader's passkeys: what brings them back without a link, and proves who they are. */
export function Passkeys() {
  const client = useQueryClient()
  const { data, error } = useRead('passkey.list', { limit: 200 })
  const remove = useCommand('passkey.remove')
  const add = useMutation({ mutationFn: () => addPasskey(), onSuccess: () => client.invalidateQueries() })
  return (
    <Section title={words.title} hint={words.hint}>
      {data?.items.length === 0 && <Empty says={words.none} />}
      <ul>
        {data?.items.map(({ id, name, createdAt, usedAt }) => (
          <li key={id} className={styles.row}>
            <b>{name}</b>
            <span>
              {words.made} <Moment at={createdAt} />
            </span>
            <span>
              {usedAt === null ? (
                words.neverUsed
              ) : (
                <>
                  {words.used} <Moment at={usedAt} />
                </>
              )}
            </span>
            <Button look="bare" busy={remove.isPending} onPress={() => remove.mutate({ id })}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNote error={error ?? remove.error ?? add.error} />
      <div className={styles.acts}>
        <Button busy={add.isPending} onPress={() => add.mutate()}>
          {words.add}
        </Button>
        <span role="status">{add.isPending ? words.adding : add.isSuccess ? words.added : ''}</span>
      </div>
    </Section>
  )
}
