import { useEffect, useId, useRef } from 'react'
import styles from './text-field.module.css'

interface TextFieldProps {
  readonly label: React.ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'search'
  /** What a person declares is written in serif, over as many lines as it takes. */
  readonly rows?: number
  readonly invalid?: boolean
  /** Take the focus when it appears: only where the reader has just asked for it. */
  readonly autoFocus?: boolean
  readonly describedBy?: string | undefined
}

/** A labelled field, one line or several. */
export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  rows = 1,
  invalid = false,
  autoFocus = false,
  describedBy,
}: TextFieldProps) {
  const id = useId()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])
  const shared = {
    id,
    ref: field,
    value,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} className={`${styles.input} ${styles.words}`} />
      ) : (
        <input {...shared} type={type} className={`${styles.input} ${type === 'text' ? styles.words : ''}`} />
      )}
    </div>
  )
}
