import { useCommand, useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { settings } from '../words/settings.ts'
import styles from './settings.module.css'

const words = settings.org
type Key = keyof typeof words.labels
const keys = Object.keys(words.labels) as Key[]
const choices: Partial<Record<Key, Readonly<Record<string, string>>>> = words.choices

/** What holds for everybody unless something nearer says otherwise, and which data it is computed with. */
export function OrgSettings() {
  const read = useRead('org.show', {})
  const { data } = read
  const { me } = useReader()
  const refused = me.person?.admin === true ? undefined : settings.onlyAdministrators
  return (
    <Section title={words.title} hint={words.hint}>
      <UnreadPart read={read} known={data !== undefined} />
      {data !== undefined && (
        <dl className={styles.table}>
          <dt>{words.name}</dt>
          <dd>
            {data.org}
            {data.simulated && `. ${words.simulated}`}
          </dd>
          <dt>{words.zone}</dt>
          <dd>{data.zone}</dd>
          {keys.map(key => (
            <Setting key={key} name={key} value={String(data.settings[key] ?? '')} refused={refused} />
          ))}
          <dt>{words.zoneData}</dt>
          <dd>
            {data.zoneData} <Adopt operation="zone.adopt" what={words.zoneData} refused={refused} />
          </dd>
          <dt>{words.rules}</dt>
          <dd>
            {data.rules} <Adopt operation="rules.adopt" what={words.rules} refused={refused} />
          </dd>
        </dl>
      )}
    </Section>
  )
}

function Setting({ name, value, refused }: { name: Key; value: string; refused: string | undefined }) {
  const options = choices[name]
  const label = words.labels[name]
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {options?.[value] ?? value}{' '}
        <DialogButton look="act" label={words.change} title={label} refusedBecause={refused}>
          {close => (
            <CommandForm
              operation="org.set"
              fields={[
                options === undefined
                  ? { name: 'value', label, hint: words.durationHint, value, required: true }
                  : { name: 'value', label, type: 'select', value, options: Object.entries(options) },
              ]}
              build={values => ({ key: name, value: values.value ?? '' })}
              submit={words.save}
              onDone={close}
            />
          )}
        </DialogButton>
      </dd>
    </>
  )
}

interface AdoptProps {
  readonly operation: 'zone.adopt' | 'rules.adopt'
  readonly what: string
  readonly refused: string | undefined
}

/** T2: an organisation computes with the data and rules it adopted. */
function Adopt({ operation, what, refused }: AdoptProps) {
  const adopt = useCommand(operation)
  return (
    <>
      <Button
        look="act"
        busy={adopt.isPending}
        refusedBecause={refused}
        label={`${words.adoptZones}: ${what}`}
        onPress={() => adopt.mutate({})}
      >
        {words.adoptZones}
      </Button>
      <span role="status" className={styles.hint}>
        {adopt.isSuccess ? ` ${words.adopted}` : ''}
      </span>
      <RefusalNote error={adopt.error} />
    </>
  )
}
