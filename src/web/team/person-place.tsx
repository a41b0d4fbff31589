import { AreaPath } from '../ui/area-path.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { team } from '../words/team.ts'
import type { PersonView } from './person-view.ts'
import styles from './team.module.css'

const words = team.person

/** Where a person stands: teams, areas, roles. */
export function PersonPlace({ person, nameOf }: { person: PersonView; nameOf: (handle: string) => string }) {
  const roles = [person.administrator && words.administrator, person.auditor && words.auditor].filter(
    role => role !== false,
  )
  return (
    <Section title={words.places}>
      <dl className={styles.places}>
        <dt>{words.teams}</dt>
        <dd>{person.teams.length === 0 ? words.none : person.teams.join(', ')}</dd>
        <dt>{words.leads}</dt>
        <dd>
          <Paths paths={person.leads} />
        </dd>
        <dt>{words.follows}</dt>
        <dd>
          <Paths paths={person.follows} />
        </dd>
        {roles.length > 0 && (
          <>
            <dt>{words.roles}</dt>
            <dd>{roles.join(', ')}</dd>
          </>
        )}
        {person.agents.length > 0 && (
          <>
            <dt>{words.agents}</dt>
            <dd>
              <ul className={styles.members}>
                {person.agents.map(handle => (
                  <li key={handle}>
                    <Person handle={handle} name={nameOf(handle)} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </Section>
  )
}

function Paths({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return words.none
  return (
    <ul className={styles.members}>
      {paths.map(path => (
        <li key={path}>
          <AreaPath path={path} />
        </li>
      ))}
    </ul>
  )
}
