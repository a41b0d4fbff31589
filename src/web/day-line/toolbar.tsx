import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { dateText } from '../../domain/time/calendar.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { clockText, dayText, localDay, type Place } from '../time/format.ts'
import { Kbd } from '../ui/kbd.tsx'
import { dayLine } from '../words/day-line.ts'
import type { Line } from './model.ts'
import type { DayLineSearch } from './search.ts'
import { TeamChoice } from './team-choice.tsx'
import styles from './toolbar.module.css'

interface ToolbarProps {
  readonly line: Line
  readonly place: Place
  readonly search: DayLineSearch
  readonly hours: number
  /** The cursor back to now. */
  readonly toNow: () => void
}

/** Which days, how many of them, and whose; all of it is in the URL. */
export const Toolbar = memo(function Toolbar({ line, place, search, hours, toNow }: ToolbarProps) {
  const stepDays = hours > 72 ? 7 : 1
  const first = localDay(place, line.from)
  const atMidnight = clockText(place, line.from) === '00:00'
  const earlier = atMidnight ? first - stepDays : first
  const dateOf = (day: number) => ({ ...search, from: dateText(day) })
  return (
    <div className={styles.bar}>
      <div className={styles.range}>
        <Link to="/day-line" search={dateOf(earlier)} className={styles.step} aria-label={dayLine.earlier}>
          ‹
        </Link>
        <b>{rangeWords(line, place)}</b>
        <Link
          to="/day-line"
          search={dateOf(first + stepDays)}
          className={styles.step}
          aria-label={dayLine.later}
        >
          ›
        </Link>
      </div>
      <nav aria-label={dayLine.rangesLabel} className={styles.ranges}>
        {dayLine.ranges.map(([count, word]) => (
          <Link
            key={count}
            to="/day-line"
            search={{ ...search, hours: count }}
            aria-current={count === hours ? 'true' : undefined}
          >
            {word}
          </Link>
        ))}
      </nav>
      <TeamChoice line={line} search={search} firstDate={dateText(first)} />
      <p className={styles.keys}>
        <Kbd keys="←" /> <Kbd keys="→" /> <span>{dayLine.moves}</span>
        <NowAct search={search} toNow={toNow} />
      </p>
    </div>
  )
})

/** Back to now: the cursor, and the line where it does not hold now. */
function NowAct({ search, toNow }: { search: DayLineSearch; toNow: () => void }) {
  return (
    <Link to="/day-line" search={{ ...search, from: undefined }} className={styles.now} onClick={toNow}>
      <Kbd keys="n" /> {dayLine.toNow}
    </Link>
  )
}

/** `Wed 18 Nov 18:00 – Fri 20 Nov 18:00`; whole days without their hours. */
function rangeWords({ from, until }: Line, place: Place): string {
  const wholeDays = clockText(place, from) === '00:00' && clockText(place, until) === '00:00'
  if (wholeDays && localDay(place, until) - localDay(place, from) === 1) return dayText(place, from)
  const words = (at: number, clock: number) => {
    const [weekday = '', date = '', month = ''] = dayText(place, at).split(' ')
    const day = `${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)}`
    return wholeDays ? day : `${day} ${clockText(place, clock)}`
  }
  return `${words(from, from)} – ${words(wholeDays ? until - dayMs / 2 : until, until)}`
}
