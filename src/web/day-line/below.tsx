import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { durationWords } from '../../domain/time/duration.ts'
import { type Instant, minuteMs, type Span } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { cityOf, clockText, dayText, localDay, momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import styles from './below.module.css'
import { closersOf, longestCoverMs, openHoles } from './closers.ts'
import { type Line, type LinePerson, type LineTeam, peopleOf } from './model.ts'
import { calledIn, firstName, type Seen } from './sentence.ts'

const mostHoles = 6

interface BelowProps {
  readonly line: Line
  readonly at: Instant
  readonly sentences: readonly string[]
  readonly seen: Seen
}

/** The instant of the cursor in sentences, then what is open on this line and what would close it. */
export function Below({ line, at, sentences, seen }: BelowProps) {
  const distance = at - seen.now
  const day = localDay(seen.place, at) === localDay(seen.place, seen.now)
  const clock = clockText(seen.place, at)
  const moment = day ? clock : `${dayText(seen.place, at).split(' ')[0]} ${clock}`
  return (
    <section className={styles.below} aria-labelledby="day-line-at">
      <div>
        <h2 id="day-line-at">{dayLine.at(moment)}</h2>
        <p className={styles.meta}>
          {Math.abs(distance) < minuteMs
            ? dayLine.isNow
            : dayLine.fromNow(durationWords(Math.abs(distance)), distance > 0)}
        </p>
      </div>
      <div className={styles.body}>
        <p className={styles.sentence}>{sentences.join(' ')}</p>
        <Open line={line} seen={seen} />
        <HoleList line={line} seen={seen} />
      </div>
    </section>
  )
}

/** What waits for the reader, and what nobody handed off. */
const Open = memo(function Open({ line, seen }: { line: Line; seen: Seen }) {
  const offers = line.joints.filter(({ waitingForYou }) => waitingForYou)
  if (offers.length === 0 && line.missing.length === 0) return null
  const nameOf = (handle: string) => {
    const person = peopleOf(line).find(one => one.handle === handle)
    return person === undefined ? handle : firstName(person.name)
  }
  return (
    <ul className={styles.open}>
      {offers.map(({ id, author, publishedAt }) => (
        <li key={id}>
          <b className={styles.yours}>{dayLine.openOffers}</b>{' '}
          {dayLine.offer(nameOf(author), momentText(seen.place, publishedAt, seen.now))}{' '}
          <Link to="/handoff/$id" params={{ id }} className={styles.act}>
            {dayLine.readIt}
          </Link>
        </li>
      ))}
      {line.missing.map(({ person, shiftEndedAt }) => (
        <li key={person}>
          <b className={styles.signal}>{dayLine.missing}</b>{' '}
          <Missing person={person} name={nameOf(person)} at={shiftEndedAt} seen={seen} />
        </li>
      ))}
    </ul>
  )
})

function Missing({ person, name, at, seen }: { person: string; name: string; at: Instant; seen: Seen }) {
  const moment = momentText(seen.place, at, seen.now)
  if (person === seen.handle)
    return (
      <>
        {dayLine.missingOfYou(moment)}{' '}
        <Link to="/hand-off" className={styles.act}>
          {dayLine.handOff}
        </Link>
      </>
    )
  return (
    <>
      {dayLine.missingOf(name, moment)}{' '}
      <Link to="/hand-off" search={{ for: person }} className={styles.act}>
        {dayLine.handOffFor}
      </Link>
    </>
  )
}

const HoleList = memo(function HoleList({ line, seen }: { line: Line; seen: Seen }) {
  const holes = openHoles(line.teams, seen.now)
  const known = line.teams.some(({ undeclared, people }) => !undeclared && people.length > 0)
  if (holes.length === 0) return known ? <p className={styles.meta}>{dayLine.noHoles}</p> : null
  return (
    <>
      <table className={styles.holes}>
        <thead>
          <tr>
            <th scope="col">{dayLine.holes}</th>
            <th scope="col">{dayLine.from}</th>
            <th scope="col">{dayLine.until}</th>
            <th scope="col">{dayLine.close}</th>
          </tr>
        </thead>
        <tbody>
          {holes.slice(0, mostHoles).map(({ team, hole }) => (
            <HoleRow key={`${team.name} ${hole.from}`} team={team} hole={hole} seen={seen} />
          ))}
        </tbody>
      </table>
      {holes.length > mostHoles && (
        <p className={styles.meta}>{dayLine.moreHoles(holes.length - mostHoles)}</p>
      )}
    </>
  )
})

function HoleRow({ team, hole, seen }: { team: LineTeam; hole: Span; seen: Seen }) {
  const { place, now } = seen
  const sameDay = localDay(place, hole.from) === localDay(place, hole.until)
  return (
    <tr>
      <th scope="row">
        {team.name} <span className={styles.length}>{durationWords(hole.until - hole.from)}</span>
      </th>
      <td data-label={dayLine.from}>{momentText(place, hole.from, now)}</td>
      <td data-label={dayLine.until}>
        {sameDay ? clockText(place, hole.until) : momentText(place, hole.until, now)}
      </td>
      <td className={styles.closers}>
        <Closers team={team} hole={hole} seen={seen} />
      </td>
    </tr>
  )
}

/** A short one somebody can cover; for a long one it is said before what may be done meanwhile. */
function Closers({ team, hole, seen }: { team: LineTeam; hole: Span; seen: Seen }) {
  const from = Math.max(hole.from, Math.ceil(seen.now / minuteMs) * minuteMs)
  const people = closersOf(team, hole)
  if (people.length === 0 || hole.until - hole.from > longestCoverMs)
    return (
      <Link to="/hand-off" className={styles.act}>
        {dayLine.tooLong}
      </Link>
    )
  return (
    <ul>
      {people.map(person => (
        <li key={person.handle}>
          <Link
            to="/team"
            search={{ cover: person.handle, from: formatInstant(from), until: formatInstant(hole.until) }}
            className={styles.act}
          >
            {askWords(person, hole.until - from, seen)}
          </Link>{' '}
          <span className={styles.meta}>{thereWords(person, { from, until: hole.until }, seen)}</span>
        </li>
      ))}
    </ul>
  )
}

function askWords(person: LinePerson, lengthMs: number, seen: Seen): string {
  const length = durationWords(lengthMs)
  return person.handle === seen.handle
    ? dayLine.coverYourself(length)
    : dayLine.askToCover(calledIn(person, seen), length)
}

function thereWords({ zone }: LinePerson, { from, until }: Span, { place }: Seen): string {
  if (zone === null || place.table.offsetAt(zone, from) === place.table.offsetAt(place.zone, from)) return ''
  const there = { table: place.table, zone }
  return dayLine.thereClock(clockText(there, from), clockText(there, until), cityOf(zone))
}
