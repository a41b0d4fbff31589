import { nameIn } from '../../domain/people/name-in.ts'
import { useSheet } from '../brief/sheet-context.tsx'
import { Moment } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Condition } from '../ui/condition.tsx'
import { Person } from '../ui/person.tsx'
import { listed } from '../words/counting.ts'
import { handoffPage as words } from '../words/handoff.ts'
import styles from './handoff-page.module.css'
import type { WholeHandoff } from './handoff-whole.ts'

/** The head of a handoff: to whom, how long away, where, in which condition, and what its author left open. */
export function HandoffFacts({ handoff }: { handoff: WholeHandoff }) {
  const { names } = useSheet()
  const { to, areas, offlineAt, backAt, condition, publishedAt, amendedAt, overrides, incomplete } = handoff
  return (
    <dl className={styles.facts}>
      <dt>{words.to}</dt>
      <dd>{toWords(to, names)}</dd>
      <dt>{words.areas}</dt>
      <dd>
        {areas.map((path, place) => (
          <span key={path}>
            {place > 0 && ', '}
            <AreaPath path={path} />
          </span>
        ))}
      </dd>
      <dt>{words.condition}</dt>
      <dd>
        <Condition is={condition} />
      </dd>
      <dt>{words.away}</dt>
      <dd>
        <Moment at={offlineAt} /> {words.span} {backAt === null ? words.noReturn : <Moment at={backAt} />}
      </dd>
      <dt>{words.published}</dt>
      <dd>
        <Moment at={publishedAt} />
        {amendedAt !== null && (
          <>
            {' · '}
            {words.amended} <Moment at={amendedAt} />
          </>
        )}
        {handoff.onBehalfOf !== null && (
          <>
            {' · '}
            {words.onBehalf(nameIn(names, handoff.writtenBy) ?? handoff.writtenBy ?? '')}
            {!handoff.confirmed && ` ${words.unconfirmed}`}
          </>
        )}
      </dd>
      {(incomplete || overrides.length > 0) && (
        <>
          <dt>{words.publishedDespite}</dt>
          <dd>
            {overrides.length === 0
              ? words.incomplete
              : `${listed(overrides.map(code => words.despite[code] ?? code))}.`}
          </dd>
        </>
      )}
    </dl>
  )
}

/** `@noor @li` or `on-next` in words. */
function toWords(to: string, names: Readonly<Record<string, string>>) {
  const everybody = words.everybody[to]
  if (everybody !== undefined) return everybody
  if (!to.startsWith('@')) return to
  return to.split(' ').map((mention, place) => {
    const handle = mention.slice(1)
    return (
      <span key={handle}>
        {place > 0 && ', '}
        <Person handle={handle} name={nameIn(names, handle)} />
      </span>
    )
  })
}
