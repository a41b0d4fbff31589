import { isTeamName } from '../../domain/import/admissible.ts'
import { foldCase } from '../../domain/people/names.ts'
import type { People } from './people.ts'
import type { Gathering } from './reading.ts'
import { entriesOf, fieldOf, itemsOf, type Tree, type TreeEntry } from './yaml-tree.ts'

/** The teams read so far, by the GitHub organisation and its own name for them. */
export interface Teams {
  /** False, and lost, where two teams would bear one name. */
  add(
    team: { organisation: string; own: string; name: string; members: string[]; teams: string[] },
    file: string,
    line: number,
  ): boolean
  /** The team that an organisation calls by this name. */
  called(organisation: string, own: string): string | null
}

export function teamsOf(into: Gathering): Teams {
  const names = new Set<string>()
  const byOwn = new Map<string, string>()
  return {
    add({ organisation, own, name, members, teams }, file, line) {
      if (names.has(foldCase(name))) {
        into.lose(file, line, `the team ${name} was read before`)
        return false
      }
      names.add(foldCase(name))
      const key = foldCase(`${organisation}\n${own}`)
      if (!byOwn.has(key)) byOwn.set(key, name)
      into.add({ kind: 'team', name, members, teams })
      return true
    },
    called: (organisation, own) => byOwn.get(foldCase(`${organisation}\n${own}`)) ?? null,
  }
}

interface Source {
  readonly organisation: string
  readonly file: string
  readonly people: People
  readonly teams: Teams
  readonly into: Gathering
}

/**
 * A file of a GitHub organisation. Only `teams.yaml` files make teams: those an `org.yaml` lists itself belong to no
 * group; their people are read, the teams reported.
 */
export function readOrganisation(tree: Tree, source: Source): void {
  const { file, people, into } = source
  if (tree.kind !== 'map') {
    into.lose(file, tree.line, 'is not a map of names')
    return
  }
  const ofOrganisation = file.endsWith('/org.yaml')
  for (const { name, line, value } of tree.entries) {
    if (name === 'admins' || name === 'members') people.addAll(handlesIn(value, source), file)
    else if (name !== 'teams') into.unplaced(`"${name}" of a GitHub organisation`, file, line)
    else if (ofOrganisation) for (const team of entriesOf(value)) passTeam(team, source)
    else for (const team of entriesOf(value)) readTeam(team, '', source)
  }
}

/** States a team after those inside it, and returns its name; null where it is lost. */
function readTeam({ name: own, line, value }: TreeEntry, above: string, source: Source): string | null {
  const { organisation, file, people, teams, into } = source
  const path = `${above}${own.trim().replace(/\s+/g, '-')}`
  const name = `${organisation}/${path}`
  if (own.trim() === '' || !isTeamName(name)) {
    into.lose(file, line, `"${name.slice(0, 80)}" cannot be the name of a team`)
    return null
  }
  const inside = entriesOf(fieldOf(value, 'teams')).map(team => readTeam(team, `${path}/`, source))
  const members = people.addAll(membersOf(value, source), file)
  noteRest(value, source)
  const stated = { organisation, own, name, members, teams: inside.filter(team => team !== null) }
  return teams.add(stated, file, line) ? name : null
}

function passTeam({ name, line, value }: TreeEntry, source: Source): void {
  source.people.addAll(membersOf(value, source), source.file)
  source.into.skip(
    source.file,
    line,
    `the team ${name} stands in org.yaml; teams are read from teams.yaml files`,
  )
  for (const team of entriesOf(fieldOf(value, 'teams'))) passTeam(team, source)
}

/** Maintainers first. */
function membersOf(team: Tree, source: Source): { text: string; line: number }[] {
  return ['maintainers', 'members'].flatMap(field => handlesIn(fieldOf(team, field), source))
}

function handlesIn(list: Tree | null, { file, into }: Source): { text: string; line: number }[] {
  if (list !== null && list.kind !== 'list' && !(list.kind === 'text' && list.text === ''))
    into.lose(file, list.line, 'is not a list of handles')
  return itemsOf(list).flatMap(item => {
    if (item.kind === 'text') return [item]
    into.lose(file, item.line, 'is not a handle')
    return []
  })
}

function noteRest(team: Tree, { file, into }: Source): void {
  for (const { name, line } of entriesOf(team)) {
    if (!['maintainers', 'members', 'teams'].includes(name)) into.unplaced(`"${name}" of a team`, file, line)
  }
}
