import { useCommand, useRead } from '../api/query.ts'
import { useNames } from '../team/everyone.ts'
import { listOf } from '../team/lists.ts'
import { Moment } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import type { Values } from '../ui/form-field.tsx'
import { Person } from '../ui/person.tsx'
import { settings } from '../words/settings.ts'
import { ListPart } from './list-part.tsx'
import { Secret } from './secret.tsx'

const words = settings.tokens

/** Bearer tokens of the reader and of software they answer for; of everybody, for an administrator. */
export function Tokens() {
  const read = useRead('token.list', { limit: 200 })
  const revoke = useCommand('token.revoke')
  const nameOf = useNames()
  return (
    <ListPart
      title={words.title}
      hint={words.hint}
      read={read}
      none={words.none}
      failed={revoke.error}
      row={token => (
        <>
          <Person handle={token.person} name={nameOf(token.person)} />
          <span>
            {words.may} {token.scopes.join(', ')}
          </span>
          <span>
            {token.revokedAt !== null ? words.revoked : token.expiresAt === null ? words.noEnd : words.ends}{' '}
            {token.revokedAt === null && token.expiresAt !== null && <Moment at={token.expiresAt} />}
          </span>
          {token.revokedAt === null && (
            <Button look="bare" busy={revoke.isPending} onPress={() => revoke.mutate({ id: token.id })}>
              {words.revoke}
            </Button>
          )}
        </>
      )}
    >
      <DialogButton label={words.create}>{() => <CreateToken />}</DialogButton>
    </ListPart>
  )
}

function CreateToken() {
  const { handle } = useReader()
  const { data } = useRead('person.show', { handle })
  const choices = words.scopeChoices
  return (
    <CommandForm
      operation="token.create"
      fields={[
        {
          name: 'as',
          label: words.as,
          hint: words.asHint,
          value: handle,
          known: [handle, ...(data?.agents ?? [])],
        },
        {
          name: 'may',
          label: words.scopes,
          type: 'select',
          value: 'both',
          options: [
            ['both', choices.both],
            ['read', choices.read],
            ['some', choices.some],
          ],
        },
        { name: 'scope', label: words.scopeList, hint: words.scopeListHint },
        { name: 'expires', label: words.expires, hint: words.expiresHint, type: 'date' },
      ]}
      build={values => ({
        ...(values.as !== '' && { as: values.as }),
        ...scopesOf(values),
        ...(values.expires !== '' && { expires: values.expires }),
      })}
      submit={words.create}
      after={({ token }) => <Secret secret={token} says={words.shownOnce} copy={words.copy} />}
    />
  )
}

function scopesOf({ may, scope }: Values): { scope?: string[] } {
  if (may === 'read') return { scope: ['read'] }
  return may === 'some' ? { scope: listOf(scope) } : {}
}
