import { foldCase } from '../people/names.ts'
import { isAreaPath, isHandle, isTeamName, parentOf, pathsDownTo } from './admissible.ts'
import type { Gathering } from './gathering.ts'

/** One row of a table of people. */
export interface PersonRow {
  readonly line: number
  readonly handle: string
  readonly name: string | null
  readonly zone: string | null
  readonly windows: string | null
  readonly teams: readonly string[]
  readonly area: string | null
}

/** Puts rows together into people, teams and areas; the first row to say something counts. */
export interface OrgChart {
  add(row: PersonRow): void
  /** States everything. */
  state(): void
}

type Person = Pick<PersonRow, 'handle' | 'name' | 'zone' | 'windows'>

interface Chart {
  readonly people: Map<string, Person>
  readonly teams: Map<string, { readonly name: string; readonly members: string[] }>
  readonly areas: Map<string, { readonly path: string; readonly team: string | null }>
}

export function orgChartOf(file: string, into: Gathering): OrgChart {
  const chart: Chart = { people: new Map(), teams: new Map(), areas: new Map() }
  return {
    add(row) {
      const wrong = whyNot(row, chart)
      if (wrong !== null) {
        into.lose(file, row.line, wrong)
        return
      }
      const handle = addPerson(row, chart)
      for (const team of row.teams) addMember(handle, team, chart)
      if (row.area !== null) addArea(row, row.area, chart)
    },
    state() {
      for (const person of chart.people.values()) into.add({ kind: 'person', ...person })
      for (const { name, members } of chart.teams.values())
        into.add({ kind: 'team', name, members, teams: [] })
      for (const { path, team } of chart.areas.values())
        into.add({ kind: 'area', path, parent: parentOf(path), ...(team === null ? {} : { team }) })
    },
  }
}

function whyNot(row: PersonRow, { people, teams, areas }: Chart): string | null {
  const handle = row.handle.replace(/^@/, '')
  if (handle === '') return 'has no handle'
  if (!isHandle(handle)) return `"${handle.slice(0, 80)}" cannot be a handle`
  const badTeam = row.teams.find(team => !isTeamName(team))
  if (badTeam !== undefined)
    return `"${badTeam.slice(0, 80)}" cannot be the name of a team: no spaces, no signs but . _ / -`
  const said = people.get(foldCase(handle))
  for (const field of ['name', 'zone', 'windows'] as const) {
    if (said && row[field] !== null && said[field] !== null && row[field] !== said[field])
      return `says another ${field} of ${said.handle} than a row before`
  }
  if (row.area === null) return null
  if (!isAreaPath(row.area)) return `"${row.area.slice(0, 80)}" cannot be the path of an area`
  const [team] = row.teams
  if (team === undefined) return 'names an area but no team; people look after an area as members of its team'
  const area = areas.get(foldCase(row.area))
  if (!area || area.team === null || foldCase(area.team) === foldCase(team)) return null
  return `gives ${area.path} to ${teams.get(foldCase(team))?.name ?? team}, which a row before gave to ${area.team}`
}

/** The handle as first written. */
function addPerson(row: PersonRow, { people }: Chart): string {
  const key = foldCase(row.handle.replace(/^@/, ''))
  const said = people.get(key)
  const handle = said?.handle ?? row.handle.replace(/^@/, '')
  people.set(key, {
    handle,
    name: said?.name ?? row.name,
    zone: said?.zone ?? row.zone,
    windows: said?.windows ?? row.windows,
  })
  return handle
}

function addMember(handle: string, name: string, { teams }: Chart): void {
  const team = teams.get(foldCase(name)) ?? { name, members: [] }
  teams.set(foldCase(name), team)
  if (!team.members.includes(handle)) team.members.push(handle)
}

/** The areas above it are stated, too, so that it can be reached; nothing is said about them. */
function addArea(row: PersonRow, path: string, { teams, areas }: Chart): void {
  const team = teams.get(foldCase(row.teams[0] ?? ''))?.name ?? null
  for (const above of pathsDownTo(path)) {
    const key = foldCase(above)
    const said = areas.get(key)
    areas.set(key, { path: said?.path ?? above, team: said?.team ?? (above === path ? team : null) })
  }
}
