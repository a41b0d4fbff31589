import { memo, useMemo, useRef, useState } from 'react'
import { hourMs, type Instant } from '../../domain/time/instant.ts'
import { clipSpans } from '../../domain/time/span-set.ts'
import { cityCode, clockText, momentText } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import { type Axis, axisOf, tickHours, ticksOf } from './axis.ts'
import { CursorHandle } from './cursor-handle.tsx'
import { pointing } from './line-frame.tsx'
import { type Line, type LinePerson, type LineTeam, nextOn, stateAt } from './model.ts'
import styles from './phone-line.module.css'
import { PhonePicture } from './phone-picture.tsx'
import { StateWord } from './reading.tsx'
import type { Seen } from './sentence.ts'
import { firstName } from './sentence.ts'
import type { Cursor } from './use-cursor.ts'
import { useLength } from './use-length.ts'

/** More columns than this cannot be told apart on a phone; the list has everybody. */
const mostColumns = 6
export const phoneMargin = 44

interface PhoneLineProps {
  readonly line: Line
  readonly seen: Seen
  readonly cursor: Cursor
  readonly sentences: readonly string[]
}

/** On a phone time runs downwards, one team at a time; then everybody as a list, at the cursor. */
export function PhoneLine({ line, seen, cursor, sentences }: PhoneLineProps) {
  const [name, setName] = useState<string | null>(null)
  const team = line.teams.find(one => one.name === name) ?? line.teams[0]
  const stage = useRef<HTMLDivElement>(null)
  const width = useLength(stage) ?? 328
  const hours = (line.until - line.from) / hourMs
  const perHour = hours <= 24 ? 15 : hours <= 72 ? 10 : 5
  const axis = useMemo(() => axisOf(line.from, line.until, hours * perHour), [line, hours, perHour])
  const ticks = useMemo(() => ticksOf(axis, seen.place, tickHours(axis, 40)), [axis, seen.place])
  const people = useMemo(() => (team === undefined ? [] : columnsOf(team, seen.handle)), [team, seen.handle])
  if (team === undefined) return null
  return (
    <div>
      {line.teams.length > 1 && <TeamSelect line={line} team={team} choose={setName} />}
      <ColumnHeads people={people} seen={seen} />
      <div ref={stage} className={styles.stage} {...pointing(axis, cursor, true)}>
        <PhonePicture
          line={line}
          team={team}
          people={people}
          axis={axis}
          ticks={ticks}
          width={width}
          seen={seen}
        />
        <NowAcross axis={axis} seen={seen} />
        <CursorHandle
          line={line}
          cursor={cursor}
          sentences={sentences}
          seen={seen}
          offset={axis.x(cursor.at)}
          length={axis.length}
          top={0}
          downwards
        />
      </div>
      <PeopleList team={team} at={cursor.at} seen={seen} />
    </div>
  )
}

/** The reader first among those shown, so that they are never left out. */
function columnsOf(team: LineTeam, reader: string): LinePerson[] {
  const shown = team.people.slice(0, mostColumns)
  const me = team.people.find(({ handle }) => handle === reader)
  return me === undefined || shown.includes(me) ? shown : [...shown.slice(0, -1), me]
}

function TeamSelect({ line, team, choose }: { line: Line; team: LineTeam; choose: (name: string) => void }) {
  return (
    <label className={styles.select}>
      <span className="unseen">{dayLine.table.team}</span>
      <select value={team.name} onChange={({ target }) => choose(target.value)}>
        {line.teams.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  )
}

const ColumnHeads = memo(function ColumnHeads({
  people,
  seen,
}: {
  people: readonly LinePerson[]
  seen: Seen
}) {
  return (
    <div className={styles.heads} style={{ paddingLeft: phoneMargin }} aria-hidden="true">
      {people.map(person => (
        <span key={person.handle} className={person.handle === seen.handle ? styles.mine : undefined}>
          {person.zone !== null && cityCode(person.zone)}
          <br />
          {person.handle === seen.handle ? 'You' : firstName(person.name)}
        </span>
      ))}
    </div>
  )
})

function NowAcross({ axis, seen }: { axis: Axis; seen: Seen }) {
  if (seen.now < axis.from || seen.now >= axis.until) return null
  const y = axis.x(seen.now)
  return (
    <>
      <div className={styles.now} style={{ top: Math.round(y) - 1 }} />
      <div className={styles.nowLabel} style={{ top: y }}>
        {clockText(seen.place, seen.now)}
      </div>
    </>
  )
}

function PeopleList({ team, at, seen }: { team: LineTeam; at: Instant; seen: Seen }) {
  return (
    <section className={styles.list} aria-labelledby="day-line-team">
      <h2 id="day-line-team">
        {team.name}, {momentText(seen.place, at, seen.now)}
      </h2>
      <ul>
        {team.people.map(person => (
          <li key={person.handle}>
            <span className={person.handle === seen.handle ? styles.mine : styles.person}>{person.name}</span>
            <StateWord state={stateAt(person, at).is} />
            <span className={styles.facts}>
              {person.zone === null ? dayLine.noZone : clockThere(person.zone, at, seen)}
            </span>
            <span className={styles.facts}>{thenWords(person, at, seen)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function clockThere(zone: string, at: Instant, { place, now }: Seen): string {
  return `${momentText({ table: place.table, zone }, at, now)} ${cityCode(zone)}`
}

/** When that changes, where this line shows it. */
function thenWords(person: LinePerson, at: Instant, { place, now }: Seen): string {
  const state = stateAt(person, at)
  if (state.on && state.until !== null) return dayLine.untilThen(momentText(place, state.until, now))
  const next = nextOn(person, at)
  return next === null ? '' : dayLine.thenOn(momentText(place, next, now))
}

export function nightsWithin(person: LinePerson, axis: Axis) {
  return clipSpans(person.nights, axis.from, axis.until)
}
