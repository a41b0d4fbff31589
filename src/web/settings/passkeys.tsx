import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCommand, useRead } from '../api/query.ts'
import { addPasskey } from '../session/passkey.ts'
import { Moment } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { settings } from '../words/settings.ts'
import { ListPart } from './list-part.tsx'

const words = settings.passkeys

/** The reader's passkeys: what brings them back without a link, and proves who they are. */
export function Passkeys() {
  const client = useQueryClient()
  const read = useRead('passkey.list', { limit: 200 })
  const remove = useCommand('passkey.remove')
  const add = useMutation({ mutationFn: () => addPasskey(), onSuccess: () => client.invalidateQueries() })
  return (
    <ListPart
      title={words.title}
      hint={words.hint}
      read={read}
      none={words.none}
      failed={remove.error ?? add.error}
      row={({ id, name, createdAt, usedAt }) => (
        <>
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
        </>
      )}
    >
      <Button busy={add.isPending} onPress={() => add.mutate()}>
        {words.add}
      </Button>
      <span role="status">{add.isPending ? words.adding : add.isSuccess ? words.added : ''}</span>
    </ListPart>
  )
}
