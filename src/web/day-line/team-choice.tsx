import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../api/query.ts'
import { dayLine } from '../words/day-line.ts'
import type { Line } from './model.ts'
import type { DayLineSearch } from './search.ts'
import styles from './toolbar.module.css'

const mostTeams = 12
const searchFrom = 12

/** The teams shown, and a list to choose others from; the day it starts on. */
export function TeamChoice({
  line,
  search,
  firstDate,
}: {
  line: Line
  search: DayLineSearch
  firstDate: string
}) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.choice} open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.chosen}>{line.teams.map(({ name }) => name).join(', ')}</span>{' '}
        <span className={styles.change}>{dayLine.change}</span>
      </summary>
      {open && <Choice line={line} search={search} firstDate={firstDate} />}
    </details>
  )
}

function Choice({ line, search, firstDate }: { line: Line; search: DayLineSearch; firstDate: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { data } = useRead('team.list', { limit: 200 })
  const shown = line.teams.map(({ name }) => name)
  const all = (data?.items ?? []).map(({ name }) => name).sort((a, b) => a.localeCompare(b))
  const found = all.filter(name => name.toLowerCase().includes(typed.trim().toLowerCase()))
  const full = shown.length >= mostTeams
  const toggle = (name: string) => {
    const next = shown.includes(name) ? shown.filter(one => one !== name) : [...shown, name]
    const teams = next.length === 0 ? undefined : next.join(',')
    navigate({ to: '/day-line', search: { ...search, teams } })
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
              navigate({ to: '/day-line', search: { ...search, from: target.value } })
          }}
        />
      </label>
      <fieldset>
        <legend>{dayLine.teams}</legend>
        {all.length > searchFrom && (
          <input
            type="search"
            value={typed}
            placeholder={dayLine.findTeam}
            aria-label={dayLine.findTeam}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
        <div className={styles.teams}>
          {found.map(name => (
            <label key={name}>
              <input
                type="checkbox"
                checked={shown.includes(name)}
                disabled={full && !shown.includes(name)}
                onChange={() => toggle(name)}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      {full && <p>{dayLine.mostTeams(mostTeams)}</p>}
      <Link to="/day-line" search={{ ...search, teams: undefined }}>
        {dayLine.allYours}
      </Link>
    </div>
  )
}
