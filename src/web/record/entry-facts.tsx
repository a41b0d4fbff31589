import { Moment, Relative } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Person } from '../ui/person.tsx'
import { kindNames, record } from '../words/record.ts'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'
import { StateMark } from './state-mark.tsx'

const words = record.entry

/** The envelope in words: who, for whom, when, how Locum knew, and who may read it. */
export function EntryFacts({ entry, nameOf }: { entry: EntryView; nameOf: (handle: string) => string }) {
  return (
    <dl className={styles.factList}>
      <dt>{words.kind}</dt>
      <dd>{kindNames[entry.kind as keyof typeof kindNames] ?? entry.kind}</dd>
      <dt>{words.by}</dt>
      <dd>
        {entry.actor === null ? words.locum : <Person handle={entry.actor} name={nameOf(entry.actor)} />}
      </dd>
      {entry.onBehalfOf !== null && (
        <>
          <dt>{words.forWhom}</dt>
          <dd>
            <Person handle={entry.onBehalfOf} name={nameOf(entry.onBehalfOf)} />
          </dd>
        </>
      )}
      <dt>{words.when}</dt>
      <dd>
        <Moment at={entry.at} />, <Relative at={entry.at} />
      </dd>
      {entry.saidAt !== null && (
        <>
          <dt>{words.saidAt}</dt>
          <dd>
            <Moment at={entry.saidAt} />
          </dd>
        </>
      )}
      <dt>{words.how}</dt>
      <dd>
        {record.via(entry.via)}. {record.assurance(entry.assurance)}
      </dd>
      <dt>{words.area}</dt>
      <dd>{entry.area === null || entry.area === '/' ? words.whole : <AreaPath path={entry.area} />}</dd>
      <dt>{words.readBy}</dt>
      <dd>{readers(entry)}</dd>
      <dt>{words.state}</dt>
      <dd>
        <StateMark state={entry.state} />
      </dd>
    </dl>
  )
}

/** P1: fixed when the entry was written. */
function readers({ audience }: EntryView): string {
  if (audience === 'org') return words.everyone
  return audience.area === undefined ? words.onlyPeople : words.onlyArea(audience.area)
}
