import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Counts the Kubernetes files a second time, by lines and indentation, with neither a YAML parser nor any code of the
 * importer, so that both cannot be wrong in the same way.
 */
export interface Recount {
  readonly people: Set<string>
  readonly groups: number
  readonly chairs: string[]
  readonly techLeads: string[]
  readonly groupsWithoutTechLeads: number
  readonly teams: Set<string>
}

export function recount(dir: string): Recount {
  const groups = recountGroups(readFileSync(join(dir, 'community/sigs.yaml'), 'utf8').split('\n'))
  const people = new Set(groups.people)
  const teams = new Set<string>()
  for (const organisation of readdirSync(join(dir, 'org/config'))) {
    const folder = join(dir, 'org/config', organisation)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/(^|\/)(org|teams)\.yaml$/.test(file)) continue
      const lines = readFileSync(join(folder, file), 'utf8').split('\n')
      for (const handle of recountHandles(lines)) people.add(handle)
      if (file.endsWith('teams.yaml'))
        for (const team of recountTeams(lines)) teams.add(`${organisation}/${team}`)
    }
  }
  return { ...groups, people, teams }
}

function recountGroups(lines: readonly string[]): Omit<Recount, 'teams'> {
  const people = new Set<string>()
  const leads = { chairs: [] as string[], tech_leads: [] as string[] }
  const withTechLeads = new Set<number>()
  let groups = 0
  let list = ''
  for (const line of lines) {
    if (/^ {2}- dir: /.test(line)) groups += 1
    const handle = /^\s+(?:- )?github: *["']?([^"'\s]+)/.exec(line)?.[1]?.toLowerCase()
    if (handle !== undefined) people.add(handle)
    const key = /^ {0,6}([a-z_]+):/.exec(line)?.[1]
    if (key !== undefined) list = key
    if (handle === undefined || !/^ {8}- github:/.test(line)) continue
    if (list === 'chairs') leads.chairs.push(handle)
    if (list === 'tech_leads') {
      leads.tech_leads.push(handle)
      withTechLeads.add(groups)
    }
  }
  const groupsWithoutTechLeads = groups - withTechLeads.size
  return { people, groups, chairs: leads.chairs, techLeads: leads.tech_leads, groupsWithoutTechLeads }
}

/** The points of every list called members, maintainers or admins. */
function recountHandles(lines: readonly string[]): string[] {
  const handles: string[] = []
  let inside = false
  for (const line of lines) {
    const point = /^\s*- *["']?([^"'\s#]+)["']? *(?:#.*)?$/.exec(line)?.[1]
    if (point === undefined && !/^\s*(#|$)/.test(line))
      inside = /^\s*(members|maintainers|admins): *(?:#.*)?$/.test(line)
    else if (inside && point !== undefined) handles.push(point.toLowerCase())
  }
  return handles
}

/** Every key two spaces inside a `teams:`, with the teams it stands in. */
function recountTeams(lines: readonly string[]): string[] {
  const teams: string[] = []
  const open: { indent: number; name: string }[] = []
  for (const line of lines) {
    const match = /^(\s*)(["']?)([^\s"'#-][^"':]*)\2:/.exec(line)
    if (match === null) continue
    const [, space = '', , name = ''] = match
    while ((open.at(-1)?.indent ?? -1) >= space.length) open.pop()
    const above = open.at(-1)
    if (above?.name === 'teams' && space.length === above.indent + 2) {
      const path = open.filter((_, level) => level % 2 === 1).map(key => key.name)
      teams.push([...path, name].join('/').toLowerCase())
    }
    open.push({ indent: space.length, name })
  }
  return teams
}
