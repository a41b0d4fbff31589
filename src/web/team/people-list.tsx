import { Link } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { cityOf, clockText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { team } from '../words/team.ts'
import { AddPerson } from './add-person.tsx'
import { type ListedPerson, useEveryone, useTeams } from './everyone.ts'
import { ImportButton } from './import-button.tsx'
import { ReachMark } from './reach-mark.tsx'
import styles from './team.module.css'

const words = team.people
const rowHeight = 37
/** `zone.rows` answers so many zones at once. */
const mostZones = 200

interface PeopleListProps {
  readonly find: string
  readonly onlyOn: boolean
  readonly onChange: (find: string, onlyOn: boolean) => void
}

/** Everybody, found as one types; who is on now has a mark and a word. */
export function PeopleList({ find, onlyOn, onChange }: PeopleListProps) {
  const { items, complete, read } = useEveryone()
  const teamsOf = useTeamsByPerson()
  const shown = useMemo(() => found(items, teamsOf, find, onlyOn), [items, teamsOf, find, onlyOn])
  const on = items.filter(isOn).length
  return (
    <div>
      <search className={styles.find}>
        <label>
          {words.filter}
          <input
            type="search"
            value={find}
            placeholder={words.filterHint}
            onChange={({ target }) => onChange(target.value, onlyOn)}
          />
        </label>
        <label className={styles.tick}>
          <input type="checkbox" checked={onlyOn} onChange={({ target }) => onChange(find, target.checked)} />
          {words.onlyOn}
        </label>
        <span className={styles.adding}>
          <AddPerson />
          <ImportButton />
        </span>
      </search>
      <UnreadPart read={read} known={items.length > 0 || complete} />
      <p role="status" className={styles.count}>
        {complete
          ? `${words.count(shown.length, items.length)}, ${words.on(on)}.`
          : items.length > 0 && words.reading(items.length)}
      </p>
      {shown.length === 0 && complete && (
        <Empty says={words.none}>
          <Button look="act" onPress={() => onChange('', false)}>
            {words.clear}
          </Button>
        </Empty>
      )}
      <Rows people={shown} teamsOf={teamsOf} />
    </div>
  )
}

type TeamsOf = ReadonlyMap<string, readonly string[]>

function useTeamsByPerson(): TeamsOf {
  const { items } = useTeams()
  return useMemo(() => {
    const teams = new Map<string, string[]>()
    for (const { name, members } of items)
      for (const member of members) teams.set(member, [...(teams.get(member) ?? []), name])
    return teams
  }, [items])
}

const isOn = ({ reach }: ListedPerson) => reach === 'at_work' || reach === 'on_call'

function found(people: readonly ListedPerson[], teamsOf: TeamsOf, find: string, onlyOn: boolean) {
  const wanted = find.trim().toLocaleLowerCase().split(/\s+/)
  const fits = (person: ListedPerson) => {
    const text = [person.name, person.handle, cityOf(person.timeZone), ...(teamsOf.get(person.handle) ?? [])]
      .join(' ')
      .toLocaleLowerCase()
    return wanted.every(word => text.includes(word))
  }
  return people
    .filter(person => (!onlyOn || isOn(person)) && fits(person))
    .sort((a, b) => a.name.localeCompare(b.name))
}

function Rows({ people, teamsOf }: { people: readonly ListedPerson[]; teamsOf: TeamsOf }) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: people.length,
    estimateSize: () => rowHeight,
    overscan: 16,
    scrollMargin: top,
    getItemKey: index => people[index]?.id ?? index,
  })
  const zones = useMemo(
    () => [...new Set(people.map(({ timeZone }) => timeZone))].slice(0, mostZones),
    [people],
  )
  const table = useZones(zones)
  const { now } = useReader()
  return (
    <ul ref={list} className={styles.people} aria-label={words.list} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const person = people[index]
        if (person === undefined) return null
        const zone = person.timeZone
        const clock = table?.has(zone) ? clockText({ table, zone }, now) : ''
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className={styles.person}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <ReachMark reach={person.reach} />
            <Link to="/team/$handle" params={{ handle: person.handle }} className={styles.name}>
              {person.name}
            </Link>
            <span className={styles.handle}>
              {person.handle}
              {person.kind === 'agent' && ` · ${words.software}`}
            </span>
            <span className={styles.clock}>
              {person.zoneDeclared ? `${clock} ${cityOf(zone)}` : words.noZone}
            </span>
            <span className={styles.teams}>{teamsOf.get(person.handle)?.join(', ')}</span>
          </li>
        )
      })}
    </ul>
  )
}
