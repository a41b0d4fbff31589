import { memo } from 'react'
import { cityOf, momentText } from '../time/format.ts'
import { TableTwin } from '../ui/table-twin.tsx'
import { dayLine } from '../words/day-line.ts'
import { type Line, peopleOf } from './model.ts'
import type { Seen } from './sentence.ts'
import styles from './twin.module.css'

/** The picture once more as tables, complete, for whoever reads with a screen reader or wants to copy it. */
export const Twin = memo(function Twin({ line, seen }: { line: Line; seen: Seen }) {
  return <TableTwin label={dayLine.twin}>{() => <Tables line={line} seen={seen} />}</TableTwin>
})

function Tables({ line, seen }: { line: Line; seen: Seen }) {
  const words = dayLine.table
  return (
    <>
      <Hours line={line} seen={seen} />
      {line.joints.length > 0 && <Handoffs line={line} seen={seen} />}
      <p className={styles.caption}>
        {line.teams.some(({ holes }) => holes.length > 0) ? words.holes : dayLine.noHoles}
      </p>
      <ul>
        {line.teams.flatMap(team =>
          team.holes.map(({ from, until }) => (
            <li key={`${team.name} ${from}`}>
              {team.name}: {momentText(seen.place, from, seen.now)} –{' '}
              {momentText(seen.place, until, seen.now)}
            </li>
          )),
        )}
      </ul>
    </>
  )
}

function Hours({ line, seen }: { line: Line; seen: Seen }) {
  const words = dayLine.table
  return (
    <table>
      <caption className={styles.caption}>{words.people}</caption>
      <thead>
        <tr>
          {[words.team, words.person, words.place, words.what, dayLine.from, dayLine.until].map(word => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {line.teams.flatMap(team =>
          team.people.flatMap(person => {
            const head = (
              <>
                <td>{team.name}</td>
                <th scope="row">{person.name}</th>
                <td>{person.zone === null ? dayLine.noZone : cityOf(person.zone)}</td>
              </>
            )
            const key = `${team.name} ${person.handle}`
            if (person.spans.length === 0)
              return [
                <tr key={key}>
                  {head}
                  <td colSpan={3}>{person.declared ? dayLine.states.off : dayLine.undeclared}</td>
                </tr>,
              ]
            return person.spans.map(({ kind, from, until, proposed }) => (
              <tr key={`${key} ${kind} ${from}`}>
                {head}
                <td>
                  {dayLine.kinds[kind]}
                  {proposed && `, ${dayLine.proposed}`}
                </td>
                <td>{momentText(seen.place, from, seen.now)}</td>
                <td>{momentText(seen.place, until, seen.now)}</td>
              </tr>
            ))
          }),
        )}
      </tbody>
    </table>
  )
}

function Handoffs({ line, seen }: { line: Line; seen: Seen }) {
  const words = dayLine.table
  const names = new Map(peopleOf(line).map(({ handle, name }) => [handle, name]))
  return (
    <table>
      <caption className={styles.caption}>{words.handoffs}</caption>
      <thead>
        <tr>
          <th scope="col">{words.by}</th>
          <th scope="col">{words.published}</th>
          <th scope="col">{words.accepted}</th>
        </tr>
      </thead>
      <tbody>
        {line.joints.map(({ id, author, publishedAt, accepted, waitingForYou }) => (
          <tr key={id}>
            <th scope="row">{names.get(author) ?? author}</th>
            <td>{momentText(seen.place, publishedAt, seen.now)}</td>
            <td>
              {accepted.length === 0
                ? waitingForYou
                  ? dayLine.legend.waits
                  : words.notYet
                : accepted
                    .map(({ by, at }) => `${names.get(by) ?? by}, ${momentText(seen.place, at, seen.now)}`)
                    .join('; ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
