import { nameIn } from '../../domain/people/name-in.ts'
import { Moment } from '../time/moment.tsx'
import { Cite } from '../ui/cite.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import styles from './log.module.css'
import { type BriefLine, changeParts } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

/** What changed, as a logbook: when, what happened, the words, by whom. */
export function Changed({ lines }: { lines: readonly BriefLine[] }) {
  const { names } = useSheet()
  return (
    <ul className={styles.log}>
      {lines.map(line => {
        const { subject, verb, text } = changeParts(line.text)
        return (
          <li key={line.cites[0]} data-line="" tabIndex={-1}>
            <span className={styles.when}>
              <Moment at={line.saidAt} />
            </span>
            <b className={styles.verb}>{verb}</b>
            <p className={styles.what}>
              {text !== null && text !== '' && <WordsOf text={text} />}
              <span className={styles.by}>
                <span className={styles.subject}>{subject}</span>
                {line.authors.map(handle => (
                  <span key={handle}>
                    {subject !== '' && ' · '}
                    <Person handle={handle} name={nameIn(names, handle)} />
                  </span>
                ))}
              </span>
            </p>
            <Cite entry={line.cites[0] ?? ''} />
          </li>
        )
      })}
    </ul>
  )
}
