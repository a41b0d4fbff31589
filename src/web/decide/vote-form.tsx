import { type FormEvent, useId, useRef, useState } from 'react'
import { settled, useCommand } from '../api/query.ts'
import { useCalled } from '../authority/called.ts'
import { RefusedOrVerify } from '../session/verify-again.tsx'
import { useKeys } from '../shell/keys.ts'
import { useEveryone } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import { optionText, type Shown } from './decision-view.tsx'
import { focusQuestion } from './focus-question.ts'

/** The vote: options as sentences, rationale and dissent as parts of the form, and a button that repeats the choice. */
export function VoteForm({ shown, breakGlass = false }: { shown: Shown; breakGlass?: boolean }) {
  const options = shown.options.length > 0 ? shown.options.map(({ id }) => id) : ['yes', 'no']
  const name = useId()
  const form = useRef<HTMLFormElement>(null)
  const [outcome, setOutcome] = useState('')
  const [rationale, setRationale] = useState('')
  const [revisit, setRevisit] = useState('')
  const [dissent, setDissent] = useState<{ by: string; says: string } | null>(null)
  const vote = useCommand('decision.decide')
  const text = outcome === '' ? '' : optionText(shown, outcome)
  const missing =
    outcome === '' ? decide.choose : breakGlass && rationale.trim() === '' ? decide.glass.sayWhy : undefined
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (missing !== undefined || vote.isPending) return
    const by = dissent?.by.trim().replace(/^@/, '') ?? ''
    settled(
      vote.mutateAsync({
        id: shown.id,
        outcome,
        rationale,
        ...(breakGlass && { breakGlass }),
        ...(revisit.trim() !== '' && { revisit }),
        ...(dissent !== null && by !== '' && { dissent: { [by]: dissent.says } }),
      }),
      focusQuestion,
    )
  }
  useKeys([
    ...options.slice(0, 9).map((id, index) => ({
      keys: String(index + 1),
      words: optionText(shown, id),
      act: () => setOutcome(id),
    })),
    { keys: 'mod+enter', words: decide.decideKey, act: () => send() },
  ])
  return (
    <form ref={form} className={styles.vote} onSubmit={send}>
      <OutsideHours shown={shown} />
      <fieldset>
        <legend>{decide.outcome}</legend>
        {options.map((id, index) => (
          <label key={id} className={`${styles.option} ${id === outcome ? styles.taken : ''}`}>
            <input
              type="radio"
              name={name}
              value={id}
              checked={id === outcome}
              onChange={() => setOutcome(id)}
            />
            <WordsOf text={optionText(shown, id)} />
            <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </fieldset>
      <TextField
        label={breakGlass ? decide.glass.reason : decide.rationale}
        rows={3}
        value={rationale}
        onChange={setRationale}
      />
      <Dissent value={dissent} onChange={setDissent} />
      <TextField label={decide.revisit} value={revisit} onChange={setRevisit} />
      <RefusedOrVerify error={vote.error} onVerified={send} />
      <div className={styles.acts}>
        <Button type="submit" look="go" keys="mod↵" busy={vote.isPending} refusedBecause={missing}>
          {outcome === '' ? decide.choose : breakGlass ? decide.glass.decideIt(text) : decide.decideIt(text)}
        </Button>
        {!breakGlass && <Pass shown={shown} />}
      </div>
      <p className={styles.quiet}>
        {shown.votes.length > 0 && `${decide.quorum(shown.votes.length)} `}
        {decide.learns}
      </p>
    </form>
  )
}

function OutsideHours({ shown }: { shown: Shown }) {
  const { handle } = useReader()
  const mine = shown.who?.chain.find(({ person }) => person === handle)
  if (mine === undefined || mine.reach === 'at_work' || mine.reach === 'on_call') return null
  return <p className={styles.outside}>{decide.outside}</p>
}

function Dissent({
  value,
  onChange,
}: {
  value: { by: string; says: string } | null
  onChange: (value: { by: string; says: string } | null) => void
}) {
  const { items } = useEveryone()
  const id = useId()
  if (value === null)
    return (
      <p>
        <b>{decide.dissent}</b> <span className={styles.quiet}>{decide.dissentKept}</span>{' '}
        <Button look="act" onPress={() => onChange({ by: '', says: '' })}>
          {decide.addDissent}
        </Button>
      </p>
    )
  return (
    <div className={styles.objection}>
      <div className={styles.by}>
        <label htmlFor={id}>{decide.dissentBy}</label>
        <input
          id={id}
          list={`${id}-known`}
          value={value.by}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked for it
          autoFocus
          onChange={event => onChange({ ...value, by: event.target.value })}
        />
        <datalist id={`${id}-known`}>
          {items.slice(0, 400).map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
      <TextField
        label={decide.dissentSays}
        rows={2}
        value={value.says}
        onChange={says => onChange({ ...value, says })}
      />
    </div>
  )
}

/** The next one is named, so that passing is not a leap. */
function Pass({ shown }: { shown: Shown }) {
  const { handle } = useReader()
  const called = useCalled(shown.who?.names, shown.names)
  const chain = shown.who?.chain ?? []
  const next = chain.slice(chain.findIndex(({ person }) => person === handle) + 1).find(row => !row.turn)
  const label = decide.pass(next === undefined ? null : called(next.person))
  return (
    <DialogButton label={label}>
      {close => (
        <CommandForm
          operation="decision.pass"
          fields={[{ name: 'reason', label: decide.passReason, type: 'words' }]}
          build={({ reason }) => ({ id: shown.id, ...(reason && { reason }) })}
          submit={decide.passDo}
          onDone={() => {
            close()
            focusQuestion()
          }}
        />
      )}
    </DialogButton>
  )
}
