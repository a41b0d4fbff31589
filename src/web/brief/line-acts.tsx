import { useEffect, useId, useRef, useState } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import { type CommandName, type Input, Refused } from '../api/call.ts'
import { settled, useCommand } from '../api/query.ts'
import { typedTime } from '../hand-off/typed-time.ts'
import { momentText, type Place } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { acts as words } from '../words/brief.ts'
import { common } from '../words/common.ts'
import type { Act } from './acts-of.ts'
import styles from './line-acts.module.css'
import type { BriefLine } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

interface Props {
  readonly line: BriefLine
  readonly section: string
  readonly acts: readonly Act[]
  readonly autoFocus: boolean
  /** The form is done or given up: focus goes back to the line. */
  readonly onLeave: () => void
}

/** The acts on a line and the one small form that is open. Esc gives it up, Enter sends it. */
export function LineActs({ line, section, acts, autoFocus, onLeave }: Props) {
  const [form, setForm] = useState<Act | null>(acts.length === 1 && autoFocus ? (acts[0] ?? null) : null)
  const [done, setDone] = useState<string | null>(null)
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (autoFocus && form === null) group.current?.querySelector('button')?.focus()
  }, [autoFocus, form])
  const subject = line.item ?? line.question ?? ''
  return (
    <div className={styles.acts}>
      <fieldset ref={group} className={styles.row} aria-label={words.group(subject)}>
        {acts.map(act => (
          <Button
            key={act}
            look="act"
            expanded={form === act}
            onPress={() => {
              setDone(null)
              setForm(form === act ? null : act)
            }}
          >
            {words[act].word}
          </Button>
        ))}
        {done !== null && <span role="status">{done}</span>}
      </fieldset>
      {form !== null && (
        <ActForm
          key={form}
          act={form}
          line={line}
          section={section}
          onDone={() => {
            setForm(null)
            setDone(words[form].done)
            onLeave()
          }}
          onGiveUp={() => {
            setForm(null)
            onLeave()
          }}
        />
      )}
    </div>
  )
}

type FormProps = Pick<Props, 'line' | 'section'> & {
  readonly act: Act
  readonly onDone: () => void
  readonly onGiveUp: () => void
}

function ActForm({ act, line, section, onDone, onGiveUp }: FormProps) {
  const { say } = useSheet()
  const { place, now } = useReader()
  const [value, setValue] = useState(act === 'confirm' ? words.tomorrow : '')
  const meant = useId()
  const operation = operations[act]
  const run = useCommand(operation)
  const id = line.item ?? ''
  const send = () => {
    const text = value.trim()
    if (text === '' || run.isPending) return
    settled(
      run.mutateAsync(
        inputOf(act, line, act === 'confirm' ? typedTime(text, place, now) : text) as Input<typeof operation>,
      ),
      () => {
        const undo = { operation: 'item.reopen', id, until: null, undone: words.reopened(id) } as const
        onDone()
        if (act === 'close') say({ key: id, section, text: words.closed(id, text), undo })
        if (act === 'refer') say({ key: line.question ?? id, section, text: words.referred(text) })
        if (act === 'answer') say({ key: line.question ?? id, section, text: words.answered(text) })
      },
    )
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onGiveUp()
      }}
    >
      <TextField
        label={words[act].label}
        value={value}
        onChange={setValue}
        invalid={run.error instanceof Refused}
        autoFocus
        describedBy={act === 'confirm' ? meant : undefined}
      />
      {act === 'confirm' && (
        <p id={meant} className={styles.meant}>
          {meantBy(value, place, now)}
        </p>
      )}
      <div className={styles.row}>
        <Button type="submit" look="plain" busy={run.isPending}>
          {words[act].go}
        </Button>
        <Button look="bare" onPress={onGiveUp}>
          {common.cancel}
        </Button>
      </div>
      <RefusalNote error={run.error} />
    </form>
  )
}

/** How a typed time is understood, read back beside it. */
function meantBy(text: string, place: Place, now: Instant): string {
  const parsed = parseLocalTime(place.table, typedTime(text, place, now), place.zone)
  return parsed.ok ? words.meant(momentText(place, parsed.value.instant, now)) : words.times
}

const operations = {
  note: 'item.note',
  confirm: 'item.confirm',
  close: 'item.close',
  release: 'item.release',
  ask: 'item.ask',
  answer: 'item.answer',
  refer: 'decision.answer',
} as const satisfies Record<Act, CommandName>

/** What each command takes; a time is typed as people say it, and sent as T4 writes it. */
function inputOf(act: Act, line: BriefLine, value: string): Record<string, string> {
  const id = line.item ?? ''
  switch (act) {
    case 'confirm':
      return { id, until: value }
    case 'close':
      return { id, outcome: value }
    case 'release':
      return { id, reason: value }
    case 'answer':
      return { question: line.question ?? id, text: value }
    case 'refer':
      return { id: line.question ?? id, by: value }
    case 'note':
    case 'ask':
      return { id, text: value }
  }
}
