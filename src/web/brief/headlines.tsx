import { nameIn } from '../../domain/people/name-in.ts'
import { momentText } from '../time/format.ts'
import { Said } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Cite } from '../ui/cite.tsx'
import { Condition } from '../ui/condition.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './headlines.module.css'
import { type BriefLine, headlineParts, onClock, repeatsSummary } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

/** B2: before the sections, a line for each area that is not stable, or one that all is. */
export function Headlines({ lines }: { lines: readonly BriefLine[] }) {
  const { place, now } = useReader()
  const { names } = useSheet()
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  const named = (fact: string) =>
    fact.startsWith('held by ')
      ? fact.replace(/(?<=held by |, )[^,]+/g, handle => nameIn(names, handle) ?? handle)
      : fact
  const owned = ({ owner }: BriefLine, fact: string) =>
    owner === null ? fact : fact.replace(` from ${owner},`, ` from ${nameIn(names, owner) ?? owner},`)
  return (
    <ul className={styles.headlines}>
      {lines.map((line, index) => {
        const { summary, facts } = headlineParts(line)
        const above = index > 0 && repeatsSummary(lines[index - 1], line)
        const cite = <Cite entry={line.cites[0] ?? ''} />
        if (line.area === null) {
          return (
            <li key={line.text} className={styles.plain} data-line="" tabIndex={-1}>
              <span className={styles.state}>
                {line.kind === 'missing' ? words.missing : <Condition is={line.condition} />}
              </span>
              <p>{facts.map(fact => onClock(owned(line, fact), moment)).join(' · ')}</p>
              {cite}
            </li>
          )
        }
        return (
          <li key={line.text} className={above ? styles.also : undefined} data-line="" tabIndex={-1}>
            <span className={styles.state}>
              <Condition is={line.condition} />
              <AreaPath path={line.area} />
            </span>
            <div>
              {summary !== null && !above && (
                <p>
                  <WordsOf text={summary} />
                </p>
              )}
              <p className={styles.facts}>
                <Said at={line.saidAt} />
                {facts.map(fact => ` · ${named(fact)}`)}
              </p>
            </div>
            {cite}
          </li>
        )
      })}
    </ul>
  )
}
