import { Link } from '@tanstack/react-router'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { record } from '../words/record.ts'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'
import { useAnswersFor } from './use-answers-for.ts'

const words = record.entry

/** Where an entry leads, its link, and erasing its words. */
export function EntryActs({ entry, nameOf }: { entry: EntryView; nameOf: (handle: string) => string }) {
  const handoff = entry.subject.startsWith('H-') ? entry.subject : entry.terms.handoff
  const person = entry.subject.startsWith('per_') ? entry.terms.person : null
  return (
    <div className={styles.acts}>
      {typeof handoff === 'string' && (
        <Link to="/handoff/$id" params={{ id: handoff }}>
          {words.openHandoff(handoff)}
        </Link>
      )}
      {typeof person === 'string' && (
        <Link to="/team/$handle" params={{ handle: person }}>
          {words.openPerson(nameOf(person))}
        </Link>
      )}
      <CopyButton text={() => location.href} label={words.copy} />
      {entry.commitment !== null && <Erase entry={entry} />}
    </div>
  )
}

function Erase({ entry }: { entry: EntryView }) {
  const { me, handle } = useReader()
  const answers = useAnswersFor(entry.kind === 'proposal.made' ? entry.actor : null)
  const may = me.person?.admin === true || entry.actor === handle || answers
  const none = entry.words === null || entry.words === 'erased'
  return (
    <DialogButton
      look="bare"
      label={record.erase.label}
      title={record.erase.title}
      refusedBecause={none ? record.erase.none : may ? undefined : record.erase.notYours}
    >
      {close => (
        <CommandForm
          operation="erase.entry"
          intro={record.erase.intro}
          fields={[
            {
              name: 'ground',
              label: record.erase.ground,
              hint: record.erase.groundHint,
              type: 'words',
              required: true,
            },
          ]}
          build={({ ground = '' }) => ({ id: entry.id, ground })}
          submit={record.erase.submit}
          onCancel={close}
          onDone={close}
        />
      )}
    </DialogButton>
  )
}
