import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { useCalled } from '../authority/called.ts'
import { useReader } from '../time/reader.tsx'
import { Cite } from '../ui/cite.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Term } from '../ui/term.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import { focusQuestion } from './focus-question.ts'

const words = decide.standing
type Kept = Output<'standing.show'>

/** D7: an answer that is offered to its owner to keep, or kept; beside it how it was asked. */
export function StandingView({ id }: { id: string }) {
  const { data: kept, error } = useRead('standing.show', { id })
  if (kept === undefined)
    return <div className={styles.one}>{error === null ? <Loading /> : <RefusalNote error={error} />}</div>
  return (
    <>
      <article className={styles.one} aria-label={kept.question ?? id}>
        <Head kept={kept} />
        {kept.state === 'offered' ? <Offer kept={kept} /> : <Answer kept={kept} />}
      </article>
      <AskedAs kept={kept} />
    </>
  )
}

function Head({ kept }: { kept: Kept }) {
  const says = useSays()
  const called = useCalled(kept.names)
  const until = kept.validUntil === null ? '' : says.moment(kept.validUntil)
  return (
    <>
      <p className={styles.kind}>
        <Glyph kind="question" />{' '}
        <b>
          <Term name="standing-answer">{words.kind}</Term>
        </b>{' '}
        {words.states[kept.state](called(kept.owner), until)}
        <span className={styles.cites}>
          {kept.cites.map(entry => (
            <Cite key={entry} entry={entry} />
          ))}
        </span>
      </p>
      <h2 className={styles.question} tabIndex={-1}>
        <WordsOf text={kept.question ?? decide.erased} lead />
      </h2>
    </>
  )
}

function Answer({ kept }: { kept: Kept }) {
  const { handle } = useReader()
  const isKept = kept.state === 'in-force' || kept.state === 'expired'
  return (
    <>
      <p className={styles.context}>
        <WordsOf text={kept.answer ?? decide.erased} />
      </p>
      {kept.owner === handle && (
        <p className={styles.acts}>
          <DialogButton label={words.change}>{close => <KeepForm kept={kept} onDone={close} />}</DialogButton>
          {isKept && <Decline kept={kept} label={words.end} />}
        </p>
      )}
    </>
  )
}

function Offer({ kept }: { kept: Kept }) {
  return (
    <>
      <p className={styles.context}>{words.why(kept.askedAs.length)}</p>
      <KeepForm kept={kept} onDone={focusQuestion} />
      <p className={styles.acts}>
        <Decline kept={kept} label={words.decline} />
      </p>
    </>
  )
}

function KeepForm({ kept, onDone }: { kept: Kept; onDone: () => void }) {
  const { place } = useReader()
  return (
    <CommandForm
      operation="standing.accept"
      fields={[
        { name: 'question', label: words.question, required: true, value: kept.question ?? '' },
        { name: 'answer', label: words.answer, type: 'words', required: true, value: kept.answer ?? '' },
        { name: 'until', label: words.until, hint: words.untilHint, type: 'datetime-local' },
      ]}
      build={({ question = '', answer = '', until }) => ({
        id: kept.id,
        question,
        answer,
        ...(until && { until: `${until}[${place.zone}]` }),
      })}
      submit={words.keep}
      onDone={onDone}
    />
  )
}

function Decline({ kept, label }: { kept: Kept; label: string }) {
  return (
    <DialogButton label={label}>
      {close => (
        <CommandForm
          operation="standing.decline"
          fields={[{ name: 'reason', label: decide.passReason }]}
          build={({ reason }) => ({ id: kept.id, ...(reason && { reason }) })}
          submit={label}
          onDone={() => {
            close()
            focusQuestion()
          }}
        />
      )}
    </DialogButton>
  )
}

/** The wordings it was asked under: what the next who asks may say. */
function AskedAs({ kept }: { kept: Kept }) {
  const says = useSays()
  const called = useCalled(kept.names)
  return (
    <aside className={styles.why} aria-label={words.askedAs}>
      <h3>
        <Term name="asked-as">{words.askedAs}</Term>
      </h3>
      <ul className={styles.already}>
        {kept.askedAs.map(({ text, answers, asker, at }) => (
          <li key={answers}>
            <WordsOf text={text ?? decide.erased} />{' '}
            <span className={styles.quiet}>
              {asker !== null && `${called(asker)}, `}
              {says.moment(at)} <code>{answers}</code>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
