import type { Output } from '../api/call.ts'
import { Moment } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Cite } from '../ui/cite.tsx'
import { Condition } from '../ui/condition.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { returns } from '../words/returns.ts'
import styles from './returns-page.module.css'
import { becameOf, type Told } from './told.ts'

interface LineProps {
  readonly item: Output<'handoff.returns'>['items'][number]
  readonly from: string
  readonly nameOf: (handle: string | null) => string
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
}

/** One line handed over: where it stands, and under it what was done, by whom, and what was asked. */
export function ReturnedLine({ item, from, nameOf, chosen, onChoose }: LineProps) {
  const { done, questions, closed } = becameOf(item, from)
  return (
    <li className={styles.line}>
      <span className={styles.glyph}>
        <Glyph kind={closed === null ? item.kind : 'done'} labelled />
      </span>
      <div className={styles.body}>
        <p className={closed === null ? '' : styles.closed}>
          <WordsOf text={item.text} />
        </p>
        <p className={styles.facts}>
          {closed === null && <Condition is={item.condition} />}
          <AreaPath path={item.area} />
          {closed === null && (
            <span>
              {returns.heldBy} <Person handle={item.owner} name={nameOf(item.owner)} />
            </span>
          )}
          <span>{item.id}</span>
        </p>
        {closed === null && done.length + questions.length === 0 && (
          <p className={styles.facts}>{returns.untouched}</p>
        )}
        <ol className={styles.history}>
          {done.map(told => (
            <Step key={told.entry} told={told} nameOf={nameOf} />
          ))}
          {questions.map(question => (
            <li key={question.id}>
              <Moment at={question.askedAt} />
              <span>
                {nameOf(question.askedBy)} {returns.asked}: <WordsOf text={question.text} />{' '}
                {question.answer === null ? (
                  returns.unanswered
                ) : (
                  <>
                    {returns.answered(nameOf(question.answeredBy))}: <WordsOf text={question.answer} />
                  </>
                )}
              </span>
              <code>{question.id}</code>
            </li>
          ))}
        </ol>
      </div>
      {closed === null && item.kind !== 'done' && (
        <label className={styles.carry}>
          <input
            type="checkbox"
            checked={chosen}
            aria-label={returns.carryLabel(item.id)}
            onChange={event => onChoose(event.target.checked)}
          />
          {returns.carry}
        </label>
      )}
    </li>
  )
}

function Step({ told, nameOf }: { told: Told; nameOf: LineProps['nameOf'] }) {
  const words = returns.did[told.kind]?.(told.by === null ? returns.somebody : nameOf(told.by)) ?? told.kind
  return (
    <li>
      <Moment at={told.at} />
      <span>
        {words}
        {told.text !== null && told.kind !== 'item.carried' && (
          <>
            : <WordsOf text={told.text} />
          </>
        )}
      </span>
      <Cite entry={told.entry} />
    </li>
  )
}
