import { Link } from '@tanstack/react-router'
import { Fragment, memo } from 'react'
import { cityCode } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import type { clockZones } from './clock-head.tsx'
import styles from './line-frame.module.css'
import type { LinePerson, LineTeam } from './model.ts'
import { type RowAtCursor, StateWord } from './reading.tsx'

/** Which clocks stand above the picture. */
export const ClockNames = memo(function ClockNames({
  zones,
  height,
}: {
  zones: ReturnType<typeof clockZones>
  height: number
}) {
  return (
    <ul className={styles.clockNames} style={{ height }}>
      {zones.map(({ zone, city, mine }) => (
        <li key={zone} className={mine ? styles.mine : undefined}>
          <b>{mine || cityCode(zone) !== city ? cityCode(zone) : ''}</b> {mine ? dayLine.yourTime : city}
        </li>
      ))}
    </ul>
  )
})

/** The name of a team or of one of its people; under it the reading, where that has no column of its own. */
export const NameRow = memo(function NameRow({ row, mine, clock, state }: RowAtCursor) {
  const { team, person, height } = row
  if (person === null) return <TeamName team={team} height={height} />
  return (
    <div className={styles.name} style={{ height }}>
      <PersonName person={person} mine={mine} />
      {state !== null && (
        <span className={styles.under}>
          {clock} · <StateWord state={state} />
        </span>
      )}
    </div>
  )
})

function TeamName({ team, height }: { team: LineTeam; height: number }) {
  return (
    <h2 className={styles.team} style={{ height }} title={team.name}>
      <b>{breakable(team.name)}</b>
      {team.morePeople > 0 && <span>{dayLine.morePeople(team.morePeople)}</span>}
    </h2>
  )
}

/** With places to break after each slash. */
function breakable(name: string) {
  return name.split(/(?<=\/)/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name never move
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

const PersonName = memo(function PersonName({ person, mine }: { person: LinePerson; mine: boolean }) {
  return (
    <>
      <span className={mine ? styles.mine : undefined}>
        <Link to="/team/$handle" params={{ handle: person.handle }} title={person.name}>
          {person.name}
        </Link>
      </span>
      {person.zone !== null && <span className={styles.code}>{cityCode(person.zone)}</span>}
    </>
  )
})
