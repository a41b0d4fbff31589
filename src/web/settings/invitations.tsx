import { useCommand, useRead } from '../api/query.ts'
import { useEveryone, useNames } from '../team/everyone.ts'
import { Moment } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Person } from '../ui/person.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { settings } from '../words/settings.ts'
import { Secret } from './secret.tsx'
import styles from './settings.module.css'

const words = settings.invitations

/** Links that sign people in for the first time: made and withdrawn by administrators. */
export function Invitations() {
  const { me } = useReader()
  const admin = me.person?.admin === true
  const { data, error } = useRead('invitation.list', { limit: 200 }, { enabled: admin })
  const revoke = useCommand('invitation.revoke')
  const nameOf = useNames()
  return (
    <Section title={words.title} hint={words.hint}>
      {!admin && <p>{settings.onlyAdministrators}</p>}
      {data?.items.length === 0 && <Empty says={words.none} />}
      <ul>
        {data?.items.map(({ id, person, state, expiresAt, by }) => (
          <li key={id} className={styles.row}>
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
          </li>
        ))}
      </ul>
      <RefusalNote error={error ?? revoke.error} />
      <div className={styles.acts}>
        <DialogButton label={words.create} refusedBecause={admin ? undefined : settings.onlyAdministrators}>
          {() => <Invite />}
        </DialogButton>
      </div>
    </Section>
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
