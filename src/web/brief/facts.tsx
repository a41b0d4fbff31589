import { nameIn } from '../../domain/people/name-in.ts'
import { Moment, Relative, Said, ValidUntil } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Condition } from '../ui/condition.tsx'
import { Person } from '../ui/person.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './line.module.css'
import type { BriefLine } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

/** One row of facts in fixed columns: condition, area, owner, said, valid until. Read down, it is a timetable. */
export function Facts({ line }: { line: BriefLine }) {
  const { names } = useSheet()
  const { condition, area, owner, authors, saidAt, validUntil, due, stale } = line
  const asked = line.kind === 'question-asked'
  const who = owner === null || asked ? authors : [owner]
  return (
    <div className={styles.facts}>
      <span>
        <Condition is={condition} />
      </span>
      <span>{area !== null && <AreaPath path={area} />}</span>
      <span>
        {who.map((handle, place) => (
          <span key={handle}>
            {place > 0 && ', '}
            <Person handle={handle} name={nameIn(names, handle)} />
          </span>
        ))}
      </span>
      <span>
        {asked ? (
          <>
            {words.asked} <Relative at={saidAt} />
          </>
        ) : (
          <Said at={saidAt} />
        )}
      </span>
      <span>
        {asked ? null : validUntil === null && due !== null ? (
          <>
            {words.due('')}
            <Moment at={due} />
          </>
        ) : (
          <ValidUntil at={validUntil} stale={stale} />
        )}
      </span>
    </div>
  )
}
