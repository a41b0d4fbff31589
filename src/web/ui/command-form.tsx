import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { type CommandName, type Input, type Output, Refused } from '../api/call.ts'
import { useCommand } from '../api/query.ts'
import { RefusedOrVerify } from '../session/verify-again.tsx'
import { common } from '../words/common.ts'
import { Button } from './button.tsx'
import styles from './command-form.module.css'
import { type FieldSpec, FormField, type Values } from './form-field.tsx'

interface CommandFormProps<N extends CommandName> {
  readonly operation: N
  readonly fields: readonly FieldSpec[]
  readonly build: (values: Values) => Input<N>
  /** On the button: what will happen. */
  readonly submit: string
  readonly intro?: ReactNode
  readonly onCancel?: () => void
  readonly onDone?: (output: Output<N>, values: Values) => void
  /** Shown in place of the form when it is done, such as a secret that is shown once. */
  readonly after?: (output: Output<N>) => ReactNode
}

/** A form that runs one command: its fields, why it was refused beside the field it is about, its button. */
export function CommandForm<N extends CommandName>(props: CommandFormProps<N>) {
  const { operation, fields, build, submit, intro, onCancel, onDone, after } = props
  const command = useCommand(operation)
  const form = useRef<HTMLFormElement>(null)
  const prefix = useId()
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])),
  )
  if (command.data !== undefined && after !== undefined) return <div role="status">{after(command.data)}</div>
  const refusedField = command.error instanceof Refused ? command.error.refusal.path : undefined
  const run = (event?: FormEvent) => {
    event?.preventDefault()
    // What it did may take the form away before it is settled: what follows happens all the same.
    command.mutateAsync(build(values)).then(
      output => onDone?.(output, values),
      () => form.current?.querySelector<HTMLElement>('[name]')?.focus(),
    )
  }
  return (
    <form ref={form} className={styles.form} onSubmit={run}>
      {intro !== undefined && <div className={styles.intro}>{intro}</div>}
      {fields.map(field => (
        <FormField
          key={field.name}
          id={`${prefix}${field.name}`}
          field={field}
          value={values[field.name] ?? ''}
          invalid={refusedField === field.name}
          onChange={value => setValues(all => ({ ...all, [field.name]: value }))}
        />
      ))}
      <RefusedOrVerify error={command.error} onVerified={run} />
      <div className={styles.acts}>
        <Button type="submit" look="go" busy={command.isPending}>
          {submit}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>{common.cancel}</Button>}
      </div>
    </form>
  )
}
