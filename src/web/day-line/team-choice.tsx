import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTeams } from '../team/everyone.ts'
import { dayLine } from '../words/day-line.ts'
import type { Line } from './model.ts'
import type { DayLineSearch } from './search.ts'
import { findTeams } from './team-finding.ts'
import styles from './toolbar.module.css'

const mostTeams = 12
const searchFrom = 12

interface ChoiceProps {
  readonly line: Line
  readonly search: DayLineSearch
  readonly firstDate: string
}

/** The teams shown, and a list to choose others from; the day it starts on. */
export function TeamChoice(props: ChoiceProps) {
  const [open, setOpen] = useState(false)
  const names = props.line.teams.map(({ name }) => name).join(', ')
  return (
    <details className={styles.choice} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary title={names}>
        <span className={styles.chosen}>{names}</span> <span className={styles.change}>{dayLine.change}</span>
      </summary>
      {open && <Choice {...props} />}
    </details>
  )
}

function Choice({ line, search, firstDate }: ChoiceProps) {
  const navigate = useNavigate()
  const shown = line.teams.map(({ name }) => name)
  const choose = (names: readonly string[]) => {
    const teams = names.length === 0 ? undefined : names.join(',')
    void navigate({ to: '/day-line', search: { ...search, teams } })
  }
  return (
    <div className={styles.panel}>
      <label className={styles.date}>
        {dayLine.startDate}
        <input
          type="date"
          defaultValue={firstDate}
          min="2000-01-02"
          max="2037-12-01"
          onChange={({ target }) => {
            if (target.validity.valid && target.value !== '')
              void navigate({ to: '/day-line', search: { ...search, from: target.value } })
          }}
        />
      </label>
      <Teams shown={shown} choose={choose} />
      <Link to="/day-line" search={{ ...search, teams: undefined }}>
        {dayLine.allYours}
      </Link>
    </div>
  )
}

/** Those shown first; of all others as many as can be looked through, the rest by typing. */
function Teams({ shown, choose }: { shown: readonly string[]; choose: (names: readonly string[]) => void }) {
  const [typed, setTyped] = useState('')
  const { items, complete } = useTeams()
  const names = useMemo(() => items.map(({ name }) => name), [items])
  const { found, more } = useMemo(() => findTeams(names, typed), [names, typed])
  // In their order when the list was opened: what is ticked stays where it stands.
  const [first] = useState(shown)
  const full = shown.length >= mostTeams
  const listed = [...first.filter(name => typed === '' || found.includes(name)), ...found]
  return (
    <>
      <fieldset>
        <legend>{dayLine.teams}</legend>
        {names.length > searchFrom && (
          <input
            type="search"
            value={typed}
            placeholder={dayLine.findTeam}
            aria-label={dayLine.findTeam}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
        <div className={styles.teams}>
          {[...new Set(listed)].map(name => (
            <label key={name}>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                disabled={full && !shown.includes(name)}
                onChange={() =>
                  choose(shown.includes(name) ? shown.filter(one => one !== name) : [...shown, name])
                }
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" className={styles.count}>
        {complete && found.length === 0 && dayLine.noTeamFound}
        {more > 0 && dayLine.moreToFind(more)}
      </p>
      {full && <p>{dayLine.mostTeams(mostTeams)}</p>}
    </>
  )
}
