import { hourMs, type Instant } from '../../domain/time/instant.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import type { Line, LinePerson, LineTeam } from './model.ts'
import type { Seen } from './sentence.ts'

/** For tests: Thursday 19 November 2026, hours of UTC counted from its midnight. */
export const at = (hours: number): Instant => Date.UTC(2026, 10, 19) + hours * hourMs

export function person(
  handle: string,
  name: string,
  zone: string,
  spans: readonly [LinePerson['spans'][number]['kind'], number, number][],
  nights: readonly [number, number][] = [],
): LinePerson {
  return {
    handle,
    name,
    zone,
    declared: true,
    spans: spans.map(([kind, from, until]) => ({ kind, from: at(from), until: at(until), proposed: false })),
    nights: nights.map(([from, until]) => ({ from: at(from), until: at(until) })),
  }
}

export const ana = person('ana', 'Ana Brandt', 'Europe/Berlin', [['window', 8, 17]], [[21, 29]])
export const noor = person(
  'noor',
  'Noor Haddad',
  'America/Los_Angeles',
  [['window', 17, 26]],
  [
    [6, 14],
    [30, 38],
  ],
)
export const li = person('li', 'Li Wei', 'Asia/Kolkata', [['window', 27.5, 36.5]], [[16.5, 24.5]])

export const payments: LineTeam = {
  name: 'payments',
  people: [ana, noor, li],
  morePeople: 0,
  holes: [{ from: at(26), until: at(27.5) }],
  undeclared: false,
}

export function lineOfTeams(...teams: LineTeam[]): Line {
  return { from: at(8), until: at(40), teams, moreTeams: 0, joints: [], missing: [] }
}

export const seen: Seen = {
  place: { table: currentZoneTable, zone: 'America/Los_Angeles' },
  now: at(17),
  handle: 'noor',
}
