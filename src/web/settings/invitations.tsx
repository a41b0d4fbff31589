import { useCommand, useRead } from '../api/query.ts'
import { useEveryone, useNames } from '../team/everyone.ts'
import { Moment } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { settings } from '../words/settings.ts'
import { ListPart } from './list-part.tsx'
import { Secret } from './secret.tsx'

const words = settings.invitations

/** Links that sign people in for the first time: made and withdrawn by administrators. */
export function Invitations() {
  const { me } = useReader()
  const admin = me.person?.admin === true
  const read = useRead('invitation.list', { limit: 200 }, { enabled: admin })
  const revoke = useCommand('invitation.revoke')
  const nameOf = useNames()
  if (!admin)
    return (
      <Section title={words.title} hint={words.hint}>
        <p>{settings.onlyAdministrators}</p>
      </Section>
    )
  return (
    <ListPart
      title={words.title}
      hint={words.hint}
      read={read}
      none={words.none}
      failed={revoke.error}
      row={({ id, person, state, expiresAt, by }) => (
        <>
          <Person handle={person} name={nameOf(person)} />
          <span>
            {words.states[state]}
            {by !== null && `, ${words.by} ${nameOf(by)}`}
          </span>
          <span>
            {state === 'open' && (
              <>
                {settings.tokens.ends} <Moment at={expiresAt} />
              </>
            )}
          </span>
          {state === 'open' && (
            <Button look="bare" busy={revoke.isPending} onPress={() => revoke.mutate({ id })}>
              {words.revoke}
            </Button>
          )}
        </>
      )}
    >
      <DialogButton label={words.create}>{() => <Invite />}</DialogButton>
    </ListPart>
  )
}

function Invite() {
  const { items } = useEveryone()
  return (
    <CommandForm
      operation="invitation.create"
      fields={[
        {
          name: 'person',
          label: words.person,
          hint: words.personHint,
          known: items.map(({ handle }) => handle),
          required: true,
        },
      ]}
      build={({ person = '' }) => ({ person })}
      submit={words.submit}
      after={({ url }) => <Secret secret={url} says={words.shownOnce} copy={words.copy} />}
    />
  )
}
