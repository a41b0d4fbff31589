import { nameIn } from '../../domain/people/name-in.ts'
import { useSheet } from '../brief/sheet-context.tsx'
import { Moment } from '../time/moment.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { handoffPage as words } from '../words/handoff.ts'
import styles from './handoff-page.module.css'
import type { Asked, WholeItem } from './handoff-whole.ts'

/** Questions with their answers, and, folded, everything that happened to a line after it was first said. */
export function HandoffTold({ item }: { item: WholeItem }) {
  const { questions = [], history = [] } = item
  const later = history.slice(1).filter(({ kind }) => !kind.startsWith('question.'))
  return (
    <>
      {questions.map(question => (
        <Question key={question.id} question={question} />
      ))}
      {later.length > 0 && (
        <details className={styles.told}>
          <summary>{words.more(later.length)}</summary>
          <ul>
            {later.map(one => (
              <li key={one.entry}>
                <Moment at={one.at} /> <b>{words.happened(one.kind)}</b>
                {one.by !== null && (
                  <>
                    {' '}
                    <By handle={one.by} />
                  </>
                )}
                {one.text !== null && (
                  <>
                    {' '}
                    <WordsOf text={one.text} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function By({ handle }: { handle: string | null }) {
  const { names } = useSheet()
  return <Person handle={handle} name={nameIn(names, handle)} />
}

function Question({ question }: { question: Asked }) {
  const { askedBy, askedAt, text, answer, answeredBy, answeredAt } = question
  return (
    <div className={styles.question}>
      <p>
        <WordsOf text={text} />
        <span className={styles.by}>
          <By handle={askedBy} /> {words.askedBy} <Moment at={askedAt} />
        </span>
      </p>
      {answer === null ? (
        <p className={styles.by}>{words.unanswered}</p>
      ) : (
        <p className={styles.answer}>
          <WordsOf text={answer} />
          <span className={styles.by}>
            <By handle={answeredBy} /> {words.answered} {answeredAt !== null && <Moment at={answeredAt} />}
          </span>
        </p>
      )}
    </div>
  )
}
