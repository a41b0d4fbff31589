import styles from './command-form.module.css'

/** What a form holds: text by the name of the field; a box that is ticked holds "yes". */
export type Values = Readonly<Record<string, string>>

export interface FieldSpec {
  /** As the command calls it, so that a refusal finds its field. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'words' | 'select' | 'check' | 'datetime-local' | 'date'
  readonly options?: readonly (readonly [value: string, label: string])[]
  /** Known values to choose from while typing. */
  readonly known?: readonly string[]
  readonly value?: string
  readonly required?: boolean
}

interface FormFieldProps {
  readonly id: string
  readonly field: FieldSpec
  readonly value: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
}

/** One labelled control of a form. */
export function FormField({ id, field, value, invalid, onChange }: FormFieldProps) {
  const hint = field.hint === undefined ? undefined : `${id}-hint`
  return (
    <div className={field.type === 'check' ? styles.check : styles.field}>
      <label htmlFor={id}>{field.label}</label>
      <Control id={id} hint={hint} field={field} value={value} invalid={invalid} onChange={onChange} />
      {hint !== undefined && (
        <p id={hint} className={styles.hint}>
          {field.hint}
        </p>
      )}
    </div>
  )
}

function Control({
  id,
  hint,
  field,
  value,
  invalid,
  onChange,
}: FormFieldProps & { hint: string | undefined }) {
  const shared = {
    id,
    name: field.name,
    value,
    required: field.required,
    className: styles.input,
    'aria-invalid': invalid || undefined,
    'aria-describedby': hint,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (field.type === 'check')
    return (
      <input
        id={id}
        name={field.name}
        type="checkbox"
        checked={value === 'yes'}
        aria-describedby={hint}
        onChange={event => onChange(event.target.checked ? 'yes' : '')}
      />
    )
  if (field.type === 'words') return <textarea {...shared} rows={3} className={styles.words} />
  if (field.type === 'select')
    return (
      <select {...shared}>
        {field.options?.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    )
  const list = field.known === undefined ? undefined : `${id}-known`
  return (
    <>
      <input
        {...shared}
        type={field.type ?? 'text'}
        list={list}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
      {list !== undefined && (
        <datalist id={list}>
          {field.known?.map(known => (
            <option key={known} value={known} />
          ))}
        </datalist>
      )}
    </>
  )
}
