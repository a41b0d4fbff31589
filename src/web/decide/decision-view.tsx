import { type ReactNode, useEffect, useRef } from 'react'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { useCalled } from '../authority/called.ts'
import { verdictOf } from '../authority/verdict.ts'
import { useReader } from '../time/reader.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Cite } from '../ui/cite.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { FactList } from '../ui/fact-list.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { moneyText } from '../ui/money.ts'
import { Person } from '../ui/person.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import { AnswerBy } from './answer-by.tsx'
import { BreakGlass } from './break-glass.tsx'
import styles from './decide.module.css'
import { focusQuestion } from './focus-question.ts'
import { OnReturn } from './on-return.tsx'
import { Replace } from './replace.tsx'
import { VoteForm } from './vote-form.tsx'
import { Proof, WhyYouMay } from './why.tsx'

export type Shown = Output<'decision.show'>

/** One request or decision: what is asked, and what the reader may do about it; beside it the proof. */
export function DecisionView({
  id,
  arrived,
  onOpen,
}: {
  id: string
  /** It was made here a moment ago: its question takes the focus of the form that is gone. */
  arrived: boolean
  onOpen: (id: string) => void
}) {
  const read = useRead('decision.show', { id })
  const { data: shown } = read
  if (shown === undefined)
    return (
      <div className={styles.one}>
        <UnreadPart read={read} />
      </div>
    )
  return (
    <>
      <article className={styles.one} aria-label={shown.text ?? id}>
        <Head shown={shown} arrived={arrived} />
        <Facts shown={shown} />
        {shown.context !== null && (
          <p className={styles.context}>
            <WordsOf text={shown.context} />
          </p>
        )}
        <Consulted shown={shown} />
        <Votes shown={shown} />
        {shown.answeredBy !== null && <AnsweredBy shown={shown} />}
        {shown.state === 'open' ? <Open shown={shown} /> : <OnReturn shown={shown} />}
        {shown.inForce && <Replace shown={shown} onReplaced={onOpen} />}
      </article>
      {shown.state === 'open' ? <WhyYouMay shown={shown} /> : <Proof shown={shown} />}
    </>
  )
}

function Head({ shown, arrived }: { shown: Shown; arrived: boolean }) {
  const question = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) question.current?.focus()
  }, [arrived])
  return (
    <>
      <p className={styles.kind}>
        <Glyph kind="decision" /> <b>{shown.type}</b> {decide.in} <AreaPath path={shown.area} />
        {shown.mine.ratify && `, ${decide.inYourPlace}`}
        <span className={styles.cites}>
          {shown.cites.map(entry => (
            <Cite key={entry} entry={entry} />
          ))}
        </span>
      </p>
      <h2 ref={question} className={styles.question} tabIndex={-1}>
        <WordsOf text={shown.text ?? decide.erased} lead />
      </h2>
    </>
  )
}

function Facts({ shown }: { shown: Shown }) {
  const says = useSays()
  const called = useCalled(shown.names)
  const words = decide.facts
  const reversible =
    shown.reversible === null
      ? decide.reversible.unsaid
      : shown.reversible === 'until'
        ? decide.reversible.until(says.moment(shown.reversibleUntil ?? ''))
        : decide.reversible[shown.reversible]
  const facts: [string, ReactNode][] =
    shown.state === 'open'
      ? [
          [words.askedBy, <Person key="p" handle={shown.asker} name={called(shown.asker)} />],
          [words.neededBy, `${says.moment(shown.neededBy)}, ${says.relative(shown.neededBy)}`],
        ]
      : [
          [words.state, decide.states[shown.state]],
          ...(shown.decidedBy.length > 0
            ? ([[words.decidedBy, shown.decidedBy.map(called).join(', ')]] as [string, ReactNode][])
            : []),
          ...(shown.decidedAt !== null
            ? ([[words.when, says.moment(shown.decidedAt)]] as [string, ReactNode][])
            : []),
          [words.askedBy, <Person key="p" handle={shown.asker} name={called(shown.asker)} />],
        ]
  if (shown.amount !== null) facts.push([words.amount, moneyText(shown.amount)])
  if (shown.risk !== null) facts.push([words.risk, shown.risk])
  if (shown.environment !== null) facts.push([words.env, shown.environment])
  if (shown.path !== null) facts.push([words.file, <code key="f">{shown.path}</code>])
  facts.push([words.reversible, reversible])
  return <FactList facts={facts} className={styles.facts} />
}

/** A10: whoever is consulted, and what they said; the reader's own answer where it waits for them. */
function Consulted({ shown }: { shown: Shown }) {
  const says = useSays()
  const called = useCalled(shown.names)
  if (shown.consulted.length === 0) return null
  return (
    <>
      <ul className={styles.consulted}>
        {shown.consulted.map(({ person, answer }) => (
          <li key={person}>
            {answer === null ? (
              <span className={styles.quiet}>{decide.consultWaits(called(person))}</span>
            ) : (
              <>
                <b>{decide.consult}</b>{' '}
                <span className={styles.quiet}>
                  {called(person)}, {says.moment(answer.at)}:
                </span>{' '}
                <WordsOf text={answer.text ?? decide.erased} />
              </>
            )}
          </li>
        ))}
      </ul>
      {shown.mine.consult && (
        <CommandForm
          operation="consult.answer"
          fields={[{ name: 'text', label: decide.consultAnswer, type: 'words', required: true }]}
          build={({ text = '' }) => ({ id: shown.id, text })}
          submit={decide.consultSend}
          onDone={focusQuestion}
        />
      )}
    </>
  )
}

export function optionText(shown: Shown, option: string): string {
  return shown.options.find(({ id }) => id === option)?.text ?? decide.options[option] ?? option
}

/** D2: each vote with its rationale, dissent and what would make us revisit it. */
function Votes({ shown }: { shown: Shown }) {
  const says = useSays()
  const called = useCalled(shown.names)
  if (shown.votes.length === 0) return null
  return (
    <ul className={styles.votes} aria-label={decide.decided}>
      {shown.votes.map(vote => (
        <li key={vote.person}>
          <p>
            <b>{called(vote.person)}</b>, {says.moment(vote.at)}:{' '}
            <WordsOf text={optionText(shown, vote.option)} />
            {vote.outsideHours && <span className={styles.quiet}> · {decide.outsideMark}</span>}
            {vote.breakGlass && <span className={styles.quiet}> · {decide.breakGlass}</span>}{' '}
            {vote.cites.map(entry => (
              <Cite key={entry} entry={entry} />
            ))}
          </p>
          <p className={styles.rationale}>
            <WordsOf text={vote.rationale ?? decide.erased} />
          </p>
          {vote.dissent.map(one => (
            <p key={one.person} className={styles.dissent}>
              <b>{called(one.person)}</b> <WordsOf text={one.text ?? decide.erased} />
            </p>
          ))}
          {vote.revisit !== null && (
            <p>
              <span className={styles.quiet}>{decide.revisit}</span> <WordsOf text={vote.revisit} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Open({ shown }: { shown: Shown }) {
  const { handle } = useReader()
  return (
    <>
      <Vote shown={shown} />
      {(shown.asker === handle || shown.mine.vote) && (
        <p className={styles.acts}>
          <AnswerBy shown={shown} />
          {shown.asker === handle && (
            <DialogButton label={decide.withdraw}>
              {close => (
                <CommandForm
                  operation="decision.withdraw"
                  fields={[{ name: 'reason', label: decide.passReason }]}
                  build={({ reason }) => ({ id: shown.id, ...(reason && { reason }) })}
                  submit={decide.withdrawDo}
                  onDone={() => {
                    close()
                    focusQuestion()
                  }}
                />
              )}
            </DialogButton>
          )}
        </p>
      )}
    </>
  )
}

function Vote({ shown }: { shown: Shown }) {
  if (shown.mine.breakGlass) return <BreakGlass shown={shown} />
  return shown.mine.vote ? <VoteForm shown={shown} /> : <NotYours shown={shown} />
}

/** D7: what says it already, and the entry it stands in. */
function AnsweredBy({ shown }: { shown: Shown }) {
  return (
    <section className={styles.answered} aria-label={decide.answerBy.answered}>
      <h3>
        {decide.answerBy.answered} <Cite entry={shown.answeredBy ?? ''} />
      </h3>
      <p className={styles.rationale}>
        <WordsOf text={shown.answer ?? decide.answerBy.hidden} />
      </p>
    </section>
  )
}

function NotYours({ shown }: { shown: Shown }) {
  const called = useCalled(shown.names, shown.who?.names)
  const says = useSays()
  return (
    <p className={styles.quiet}>
      {decide.notYou} {shown.who !== null && verdictOf(shown.who, 1, called, says).join(' ')}
    </p>
  )
}
