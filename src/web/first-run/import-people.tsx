import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import form from '../ui/command-form.module.css'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { firstRun } from '../words/first-run.ts'
import styles from './import-people.module.css'
import { type Imported, sendPeople } from './send-people.ts'

const words = firstRun.importing.file
/** Longer lists open on request. */
const shown = 12

/** A table of people from a file on this device: chosen, sent with its progress, and what became of every line. */
export function ImportPeople() {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState({ sent: 0, total: 0 })
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const run = useMutation({
    mutationFn: (chosen: File) => sendPeople(chosen, (done, total) => setSent({ sent: done, total })),
    onSettled: () => client.invalidateQueries(),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(file === null)
    if (file === null) field.current?.focus()
    else if (!run.isPending) run.mutate(file)
  }
  return (
    <div className={styles.import}>
      <form className={form.form} onSubmit={send}>
        <div className={form.field}>
          <label htmlFor={id}>{words.choose}</label>
          <input
            ref={field}
            id={id}
            name="file"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className={styles.file}
            aria-describedby={`${id}-hint`}
            aria-invalid={missing || undefined}
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null)
              setMissing(false)
              run.reset()
            }}
          />
          <p id={`${id}-hint`} className={form.hint}>
            {words.columns}
          </p>
          {missing && <p role="alert">{words.chooseFirst}</p>}
        </div>
        <div className={form.acts}>
          <Button type="submit" look="go" busy={run.isPending}>
            {run.isSuccess ? words.again : words.go}
          </Button>
        </div>
      </form>
      {run.isPending && (
        <div className={styles.progress} role="status">
          <progress aria-label={words.progress} value={sent.sent} max={Math.max(1, sent.total)} />
          <span>{words.sent(sent.sent, sent.total)}</span>
        </div>
      )}
      <RefusalNote error={run.error} />
      {run.isError && <p>{words.partly}</p>}
      {run.data !== undefined && <Result imported={run.data} />}
    </div>
  )
}

/** What the import did, and each line it could not use: nothing is left out silently (I1). */
function Result({ imported: { sum, skipped, complete } }: { imported: Imported }) {
  const lost = skipped.map(({ file, line, reason }) => ({
    at: line === null ? file : `${file}:${line}`,
    reason,
  }))
  const conflicts = (sum.conflicts as readonly { key?: string; subject?: string; reason: string }[]).map(
    ({ key, subject, reason }) => ({ at: (key ?? subject ?? '').replace(':', ' '), reason }),
  )
  return (
    <section className={styles.result} aria-label={words.result}>
      <div role="status">
        <p className={styles.done}>{words.done(sum)}</p>
        {lost.length > 0 && <p>{complete ? words.leftOut(lost.length) : words.incomplete(lost.length)}</p>}
      </div>
      <Lines title={words.skipped} lines={lost} />
      <Lines title={words.conflicts} hint={words.conflictsHint} lines={conflicts} />
    </section>
  )
}

interface LinesProps {
  readonly title: string
  readonly hint?: string
  readonly lines: readonly { readonly at: string; readonly reason: string }[]
}

function Lines({ title, hint, lines }: LinesProps) {
  if (lines.length === 0) return null
  const rows = (some: LinesProps['lines']) => (
    <ul className={styles.lines}>
      {some.map(({ at, reason }) => (
        <li key={`${at} ${reason}`}>
          <code>{at}</code>
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <h2>{title}</h2>
      {hint !== undefined && <p className={form.hint}>{hint}</p>}
      {rows(lines.slice(0, shown))}
      {lines.length > shown && (
        <details>
          <summary>{words.more(lines.length - shown)}</summary>
          {rows(lines.slice(shown))}
        </details>
      )}
    </>
  )
}
