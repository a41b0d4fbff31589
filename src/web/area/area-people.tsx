import { nameIn } from '../../domain/people/name-in.ts'
import type { Output } from '../api/call.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { areaPage as words } from '../words/area.ts'
import styles from './area.module.css'

type Names = Readonly<Record<string, string>>

/** Whom to turn to: who is on until when, who is next, and who looks after it. */
export function AreaPeople({ area, names }: { area: Output<'area.show'>; names: Names }) {
  const { place, now } = useReader()
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  const { on, onNext, team, managers, techLeads } = area
  return (
    <Section title={words.people} hint={words.peopleHint} part>
      <dl className={styles.facts}>
        <dt>{words.on}</dt>
        <dd>
          {on.length === 0 && words.nobodyOn}
          {on.map(({ person, until, proposed }) => (
            <span key={person}>
              <Person handle={person} name={nameIn(names, person)} /> <i>{words.until(moment(until))}</i>
              {proposed && <i> {words.proposed}</i>}
            </span>
          ))}
        </dd>
        {on.every(({ person }) => person !== onNext?.person) && (
          <>
            <dt>{words.next}</dt>
            <dd>
              {onNext === null ? (
                words.nobodyNext
              ) : (
                <span>
                  <Person handle={onNext.person} name={nameIn(names, onNext.person)} />{' '}
                  <i>{words.from(moment(onNext.from))}</i>
                </span>
              )}
            </dd>
          </>
        )}
        <dt>{words.team}</dt>
        <dd>{team ?? words.noTeam}</dd>
        <People title={words.managers} people={managers} names={names} />
        <People title={words.techLeads} people={techLeads} names={names} />
      </dl>
    </Section>
  )
}

function People({ title, people, names }: { title: string; people: readonly string[]; names: Names }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {people.length === 0 && words.noneNamed}
        {people.map(handle => (
          <span key={handle}>
            <Person handle={handle} name={nameIn(names, handle)} />
          </span>
        ))}
      </dd>
    </>
  )
}
