import { type FormEvent, useId, useState } from 'react'
import type { Output } from '../api/call.ts'
import { settled, useCommand, useRead } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { RefusedOrVerify } from '../session/verify-again.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Shown } from './decision-view.tsx'
import { focusQuestion } from './focus-question.ts'

const words = decide.answerBy

/** D7: a request that waits is answered by what says it already, by whoever may decide it or asked it. */
export function AnswerBy({ shown }: { shown: Shown }) {
  return (
    <DialogButton label={words.act}>{close => <AnswerByForm shown={shown} onDone={close} />}</DialogButton>
  )
}

function AnswerByForm({ shown, onDone }: { shown: Shown; onDone: () => void }) {
  const { type, area, id } = shown
  const alike = useRead('decision.list', { type, area, inForce: true, limit: 8 })
  const kept = useRead('standing.list', { state: 'in-force', area, limit: 8 })
  const answer = useCommand('decision.answer')
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const by = typed.trim() === '' ? chosen : typed.trim()
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (by === '' || answer.isPending) return
    settled(answer.mutateAsync({ id, by }), () => {
      onDone()
      focusQuestion()
    })
  }
  const choices = [
    ...(alike.data?.items ?? []).map(one => [one.id, one.text] as const),
    ...(kept.data?.items ?? []).map(one => [one.id, one.question] as const),
  ].filter(([one]) => one !== id)
  return (
    <form className={styles.vote} onSubmit={send}>
      <p>{words.says}</p>
      <Choices choices={choices} chosen={typed.trim() === '' ? chosen : ''} onChoose={setChosen} />
      <TextField
        label={choices.length === 0 ? words.entry : words.orEntry}
        value={typed}
        onChange={setTyped}
      />
      <RefusedOrVerify error={answer.error} onVerified={send} />
      <div className={styles.acts}>
        <Button
          type="submit"
          look="go"
          busy={answer.isPending}
          refusedBecause={by === '' ? words.choose : undefined}
        >
          {words.send}
        </Button>
      </div>
    </form>
  )
}

function Choices({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly (readonly [id: string, text: string | null])[]
  chosen: string
  onChoose: (id: string) => void
}) {
  const name = useId()
  if (choices.length === 0) return null
  return (
    <fieldset>
      <legend>{words.alike}</legend>
      {choices.map(([id, text]) => (
        <label key={id} className={`${styles.option} ${id === chosen ? styles.taken : ''}`}>
          <input type="radio" name={name} value={id} checked={id === chosen} onChange={() => onChoose(id)} />
          <WordsOf text={text ?? decide.erased} />
          <code>{id}</code>
        </label>
      ))}
    </fieldset>
  )
}

type Listed = Output<'decision.list'>['items'][number]

/** D1: what was decided before, each with the one press that makes it the answer: then nobody is asked. */
export function AlreadyDecided({
  items,
  refusedBecause,
  onAnswers,
}: {
  items: readonly (Pick<Listed, 'id' | 'text'> & Partial<Pick<Listed, 'decidedAt' | 'askedAt'>>)[]
  refusedBecause: string | undefined
  onAnswers: (id: string) => void
}) {
  const says = useSays()
  return (
    <ul className={styles.already}>
      {items.map(({ id, text, decidedAt, askedAt }) => (
        <li key={id}>
          <a href={`/decide?id=${id}`} target="_blank" rel="noreferrer">
            <WordsOf text={text ?? decide.erased} />
          </a>{' '}
          {(decidedAt ?? askedAt) !== undefined && (
            <span className={styles.quiet}>{says.moment(decidedAt ?? askedAt ?? '')}</span>
          )}{' '}
          <Button
            look="act"
            label={words.thisOf(text ?? id)}
            refusedBecause={refusedBecause}
            onPress={() => onAnswers(id)}
          >
            {words.this}
          </Button>
        </li>
      ))}
    </ul>
  )
}
