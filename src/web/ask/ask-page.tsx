import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useRead } from '../api/query.ts'
import { Button } from '../ui/button.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextField } from '../ui/text-field.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { ask } from '../words/ask.ts'
import styles from './ask.module.css'
import { ReplyView } from './reply-view.tsx'

/** A question in plain words, and one of three outcomes; the question is the address. */
export function AskPage() {
  const { q } = useSearch({ strict: false }) as { q?: unknown }
  const question = typeof q === 'string' || typeof q === 'number' ? String(q).trim() : ''
  const [typed, setTyped] = useState(question)
  const navigate = useNavigate()
  useEffect(() => setTyped(question), [question])
  const reply = useRead('record.ask', { question }, { enabled: question !== '' })
  // The answer to the question before is none to this one.
  const answer = reply.isPlaceholderData ? undefined : reply.data
  const put = (text: string) => void navigate({ to: '/ask', search: { q: text } })
  const form = useRef<HTMLFormElement>(null)
  const fillIn = (asked: string) => {
    setTyped(asked)
    const field = form.current?.querySelector('input')
    const [gap] = /[A-Z]{2,}(?: or [A-Z]{2,})?/.exec(asked) ?? []
    const from = gap === undefined ? asked.length : asked.indexOf(gap)
    field?.focus()
    requestAnimationFrame(() => field?.setSelectionRange(from, from + (gap?.length ?? 0)))
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') put(typed.trim())
  }
  return (
    <>
      <PageTitle title={ask.title}>{ask.lead}</PageTitle>
      <form ref={form} className={styles.form} onSubmit={send} aria-label={ask.title}>
        <TextField label={ask.field} value={typed} onChange={setTyped} autoFocus={question === ''} />
        <Button type="submit" look="go" busy={question !== '' && reply.isFetching}>
          {ask.go}
        </Button>
      </form>
      <div aria-live="polite" className={styles.reply}>
        {question === '' ? (
          <Examples onPick={put} />
        ) : (
          <>
            <UnreadPart read={reply} known={answer !== undefined} />
            {answer !== undefined && (
              <ReplyView key={question} question={question} reply={answer} onTry={fillIn} />
            )}
          </>
        )}
      </div>
    </>
  )
}

function Examples({ onPick }: { onPick: (question: string) => void }) {
  return (
    <section aria-labelledby="examples" className={styles.examples}>
      <h2 id="examples">{ask.examples}</h2>
      <ul>
        {ask.forms.map(form => (
          <li key={form}>
            <button type="button" data-line="" data-open="" onClick={() => onPick(form)}>
              {form}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
