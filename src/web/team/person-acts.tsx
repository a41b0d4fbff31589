import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Section } from '../ui/section.tsx'
import { team } from '../words/team.ts'
import { Invitation } from './invitation.tsx'
import type { PersonView } from './person-view.ts'
import styles from './team.module.css'
import { useZoneNames } from './use-zone-names.ts'

const words = team.person
const form = team.form

interface PersonActsProps {
  readonly person: PersonView
  readonly own: boolean
  readonly admin: boolean
}

/** What can be changed about a person; what the reader may not do says so. */
export function PersonActs({ person, own, admin }: PersonActsProps) {
  const onlyAdmin = admin ? undefined : team.onlyAdministrators
  const { handle } = person
  return (
    <Section title={words.acts}>
      <div className={styles.acts}>
        <DialogButton label={words.edit} refusedBecause={own ? undefined : onlyAdmin}>
          {close => <EditForm person={person} admin={admin} onDone={close} />}
        </DialogButton>
        <DialogButton label={words.invite} refusedBecause={onlyAdmin}>
          {() => <Invitation handle={handle} />}
        </DialogButton>
        <DialogButton
          label={words.admin}
          refusedBecause={onlyAdmin ?? (person.administrator ? words.isAdmin : undefined)}
        >
          {close => (
            <CommandForm
              operation="admin.add"
              intro={form.adminIntro}
              fields={[]}
              build={() => ({ handle })}
              submit={words.admin}
              onDone={close}
            />
          )}
        </DialogButton>
        <DialogButton look="bare" label={words.leave} refusedBecause={onlyAdmin}>
          {close => (
            <CommandForm
              operation="person.leave"
              intro={form.leaveIntro}
              fields={[]}
              build={() => ({ handle })}
              submit={form.leaveSubmit}
              onDone={close}
              onCancel={close}
            />
          )}
        </DialogButton>
        <DialogButton look="bare" label={words.erase} refusedBecause={onlyAdmin}>
          {close => <EraseForm handle={handle} onDone={close} />}
        </DialogButton>
      </div>
    </Section>
  )
}

function EditForm({ person, admin, onDone }: { person: PersonView; admin: boolean; onDone: () => void }) {
  const zones = useZoneNames()
  return (
    <CommandForm
      operation="person.set"
      fields={[
        { name: 'name', label: form.name, value: person.name, required: true },
        { name: 'zone', label: form.zone, hint: form.zoneHint, value: person.timeZone, known: zones },
        ...(admin
          ? [
              {
                name: 'auditor',
                label: form.auditor,
                type: 'check' as const,
                value: person.auditor ? 'yes' : '',
              },
            ]
          : []),
      ]}
      build={({ name = '', zone = '', auditor }) => ({
        handle: person.handle,
        ...(name !== person.name && { name }),
        ...(zone !== person.timeZone && zone !== '' && { zone }),
        ...(admin && (auditor === 'yes') !== person.auditor && { auditor: auditor === 'yes' }),
      })}
      submit={form.save}
      onDone={onDone}
    />
  )
}

function EraseForm({ handle, onDone }: { handle: string; onDone: () => void }) {
  return (
    <CommandForm
      operation="erase.person"
      intro={form.eraseIntro}
      fields={[
        { name: 'ground', label: form.ground, type: 'words', required: true },
        { name: 'words', label: form.eraseWords, type: 'check' },
      ]}
      build={({ ground = '', words: all }) => ({ handle, ground, ...(all === 'yes' && { words: true }) })}
      submit={form.eraseSubmit}
      onDone={onDone}
      onCancel={onDone}
    />
  )
}
