import { Moment } from '../time/moment.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { team } from '../words/team.ts'
import styles from './team.module.css'

const words = team.form

/** A link that signs somebody in for the first time: made on request, shown once. */
export function Invitation({ handle }: { handle: string }) {
  return (
    <CommandForm
      operation="invitation.create"
      intro={words.inviteIntro}
      fields={[]}
      build={() => ({ person: handle })}
      submit={words.inviteSubmit}
      after={({ url, expiresAt }) => (
        <div className={styles.secret}>
          <code>{url}</code>
          <p>
            {words.linkUntil} <Moment at={expiresAt} />
          </p>
          <CopyButton text={() => url} label={words.copyLink} />
        </div>
      )}
    />
  )
}
