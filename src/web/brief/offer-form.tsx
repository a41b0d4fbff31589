import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { undoMs } from '../../domain/handoff/kinds.ts'
import { settled, useCommand } from '../api/query.ts'
import { momentText } from '../time/format.ts'
import { orgNow, useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Condition } from '../ui/condition.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { offer as words } from '../words/brief.ts'
import { common } from '../words/common.ts'
import { listed } from '../words/counting.ts'
import styles from './offer.module.css'
import type { AnswerMode } from './offer.tsx'
import { type BriefLine, worstOf } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

interface OfferFormProps {
  readonly id: string
  readonly author: string
  readonly summary: string | null
  readonly section: string
  readonly mode: AnswerMode
  readonly chosen: readonly BriefLine[]
  /** Whether that is everything offered. */
  readonly all: boolean
  readonly questions: Readonly<Record<string, string>>
  readonly onMode: (mode: AnswerMode) => void
  /** It was sent: what is left of the offer begins anew. */
  readonly onAnswered: () => void
  /** The lines, with what is chosen or asked at each: a part of what is sent. */
  readonly children: ReactNode
}

/** Read-back, then the button: required where something is fragile or unstable, one tap where all is stable (H6). */
export function OfferForm(props: OfferFormProps) {
  const { mode, onMode, chosen } = props
  const answer = useAnswer(props)
  const { problem, send, declining } = answer
  const press = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Enter' && typing && mode !== 'decline') event.preventDefault()
    if (event.key === 'Escape' && mode !== 'whole') onMode('whole')
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      onKeyDown={press}
    >
      {props.children}
      <div className={styles.form}>
        {declining ? (
          <TextField
            key="reason"
            label={words.reason}
            value={answer.reason}
            onChange={answer.setReason}
            autoFocus
          />
        ) : (
          <ReadBack {...answer} condition={worstOf(chosen)} />
        )}
        <div className={styles.row}>
          <Button type="submit" look="go" keys="mod enter" busy={answer.busy}>
            {declining ? words.declineNow(chosen.length) : words.accept(chosen.length)}
          </Button>
          {mode === 'whole' ? (
            <>
              <Button onPress={() => onMode('questions')}>{words.withQuestions}</Button>
              {(!props.all || chosen.length > 1) && (
                <Button onPress={() => onMode('lines')}>{words.lineByLine}</Button>
              )}
            </>
          ) : (
            <Button onPress={() => onMode('whole')}>
              {mode === 'decline' ? common.cancel : words.asWhole}
            </Button>
          )}
          {!declining && (
            <span className={styles.decline}>
              <Button look="bare" onPress={() => onMode('decline')}>
                {words.decline}
              </Button>
            </span>
          )}
        </div>
        {problem !== null && answer.tried && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <RefusalNote error={answer.error} />
        {!declining && <p className={styles.promise}>{words.onAccepting(chosen.length, props.author)}</p>}
      </div>
    </form>
  )
}

function ReadBack({
  readBack,
  setReadBack,
  condition,
}: Pick<ReturnType<typeof useAnswer>, 'readBack' | 'setReadBack'> & { condition: string }) {
  const because = useId()
  const stable = condition === 'stable'
  return (
    <>
      <div className={styles.readBack}>
        <TextField
          label={<b>{words.readBack}</b>}
          value={readBack}
          onChange={setReadBack}
          rows={2}
          describedBy={because}
        />
        <p id={because} className={styles.because}>
          {words.readBackAsks}{' '}
          {stable ? (
            words.readBackFree
          ) : (
            <>
              {words.readBackBecause} <Condition is={condition} />
            </>
          )}
        </p>
      </div>
      <div className={styles.byHand} aria-hidden="true">
        {words.byHand}
      </div>
    </>
  )
}

/** What is typed, what is missing before it can be sent, and sending it. */
function useAnswer({ id, summary, section, mode, chosen, all, questions, onAnswered }: OfferFormProps) {
  const { place, me } = useReader()
  const { say } = useSheet()
  const [typed, setReadBack] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const accept = useCommand('handoff.accept')
  const decline = useCommand('handoff.decline')
  const declining = mode === 'decline'
  const stable = worstOf(chosen) === 'stable'
  // Where all is stable the author's line may stand; elsewhere it is not offered, as it would be refused (H6).
  const readBack = typed ?? (stable ? summary : null) ?? ''
  const text = readBack.trim()
  const own = stable || (text !== '' && text !== summary?.trim())
  const missing = declining
    ? reason.trim() === ''
      ? words.reasonNeeded
      : null
    : own
      ? null
      : text === ''
        ? words.readBackNeeded
        : words.ownWords
  const problem = chosen.length === 0 ? words.chooseOne : missing
  const ids = chosen.flatMap(({ item }) => item ?? [])
  const items = all ? {} : { items: ids }
  const begin = () => {
    setTried(false)
    setReadBack(null)
    onAnswered()
  }
  const send = () => {
    setTried(true)
    if (problem !== null || accept.isPending || decline.isPending) return
    if (declining) {
      const said = { key: `declined ${id}`, section, text: words.declined(listed(ids)) }
      settled(decline.mutateAsync({ id, reason: reason.trim(), ...items }), () => {
        begin()
        say(said)
      })
      return
    }
    const asked = Object.fromEntries(
      Object.entries(questions).filter(([, question]) => question.trim() !== ''),
    )
    const more = Object.keys(asked).length === 0 ? {} : { questions: asked }
    const input = { id, ...(text === '' ? {} : { readBack: text }), ...items, ...more }
    settled(accept.mutateAsync(input), ({ items: held }) => {
      const now = orgNow(me)
      begin()
      say({
        key: id,
        section,
        text: words.accepted(
          common.you,
          listed(held.map(({ id: item }) => item)),
          momentText(place, now, now),
        ),
        undo: { operation: 'handoff.undo', id, until: now + undoMs, undone: words.undone },
      })
    })
  }
  const busy = accept.isPending || decline.isPending
  const error = declining ? decline.error : accept.error
  return { readBack, setReadBack, reason, setReason, declining, problem, tried, busy, error, send }
}
