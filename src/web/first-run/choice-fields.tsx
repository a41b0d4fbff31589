import { useId } from 'react'
import { Refused } from '../api/call.ts'
import form from '../ui/command-form.module.css'
import { FormField } from '../ui/form-field.tsx'
import { firstRun } from '../words/first-run.ts'
import styles from './welcome.module.css'

export type Choice = keyof typeof firstRun.choices
export type Field = 'name' | 'zone' | 'area' | 'hours'
export type FirstFields = Readonly<Record<Field, string>>

/** What each way of beginning needs to know. */
export const asksFor: Readonly<Record<Choice, readonly Field[]>> = {
  sample: [],
  'just-me': ['name', 'zone', 'area', 'hours'],
  empty: ['name', 'zone'],
  import: ['name', 'zone'],
}

/** The browser's zone is only a suggestion here; what it is worth is computed from Locum's own table (T2). */
export function firstFields(): FirstFields {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { name: '', zone, area: '', hours: 'mon-fri 09:00-17:00' }
}

const words = firstRun.fields
const hints = { name: undefined, zone: words.zoneHint, area: words.areaHint, hours: words.hoursHint } as const

export function ChoiceFields({
  choice,
  fields,
  onChange,
  error,
}: {
  choice: Choice
  fields: FirstFields
  onChange: (fields: FirstFields) => void
  error: unknown
}) {
  const id = useId()
  const refused = error instanceof Refused ? error.refusal.path : undefined
  const asked = asksFor[choice]
  if (asked.length === 0) return null
  return (
    <div className={`${form.form} ${styles.fields}`}>
      {asked.map(name => {
        const hint = hints[name]
        return (
          <FormField
            key={name}
            id={`${id}${name}`}
            field={{
              name,
              label: words[name],
              required: true,
              ...(hint !== undefined && { hint }),
              ...(name === 'zone' && { known: Intl.supportedValuesOf('timeZone') }),
            }}
            value={fields[name]}
            invalid={refused === name}
            onChange={value => onChange({ ...fields, [name]: value })}
          />
        )
      })}
    </div>
  )
}
