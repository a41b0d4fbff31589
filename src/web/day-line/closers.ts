import { hourMs, type Span } from '../../domain/time/instant.ts'
import { clipSpans } from '../../domain/time/span-set.ts'
import { isOn, type LinePerson, type LineTeam } from './model.ts'

/** Longer than this nobody is asked to cover: the night of a team in one place is no hole to fill. */
export const longestCoverMs = 6 * hourMs

/**
 * Who of the team could cover a hole, best first: whoever is awake for most of it, and of those whoever works right
 * before or after it. Nobody who is away then.
 */
export function closersOf(team: LineTeam, hole: Span, most = 2): LinePerson[] {
  if (hole.until - hole.from > longestCoverMs) return []
  return team.people
    .filter(person => person.declared && !isAway(person, hole))
    .map(person => ({ person, night: nightIn(person, hole), distance: distanceTo(person, hole) }))
    .filter(({ night }) => night < (hole.until - hole.from) / 2)
    .sort((a, b) => a.night - b.night || a.distance - b.distance)
    .slice(0, most)
    .map(({ person }) => person)
}

function isAway({ spans }: LinePerson, hole: Span): boolean {
  return spans.some(
    ({ kind, from, until }) =>
      (kind === 'leave' || kind === 'offline') && from < hole.until && hole.from < until,
  )
}

function nightIn({ nights }: LinePerson, hole: Span): number {
  return clipSpans(nights, hole.from, hole.until).reduce((sum, { from, until }) => sum + until - from, 0)
}

function distanceTo({ spans }: LinePerson, hole: Span): number {
  const gaps = spans
    .filter(isOn)
    .map(({ from, until }) => (until <= hole.from ? hole.from - until : from - hole.until))
  return Math.min(...gaps.map(gap => Math.abs(gap)), Number.MAX_SAFE_INTEGER)
}

/** Of the holes of all teams those not over, soonest first. */
export function openHoles(teams: readonly LineTeam[], now: number): { team: LineTeam; hole: Span }[] {
  return teams
    .flatMap(team => team.holes.map(hole => ({ team, hole })))
    .filter(({ hole }) => hole.until > now)
    .sort((a, b) => a.hole.from - b.hole.from)
}
