import { isAreaPath, pathSegment } from '../../domain/import/admissible.ts'
import { oneLine } from '../../domain/import/line-text.ts'
import { foldCase } from '../../domain/people/names.ts'
import type { People } from './people.ts'
import type { Gathering } from './reading.ts'
import type { Teams } from './sigs-teams.ts'
import { entriesOf, fieldOf, itemsOf, type Tree, textOf } from './yaml-tree.ts'

/** The GitHub organisation whose teams are the groups' own. */
const homeOrganisation = 'kubernetes'

/** Everybody under a `github` key, wherever it stands: chairs, leads, emeriti, liaisons. In the order of the file. */
export function readGroupPeople(root: Tree, file: string, people: People): void {
  const open: Tree[] = [root]
  for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
    const handle = fieldOf(tree, 'github')
    if (handle?.kind === 'text' && handle.text !== '')
      people.add(handle.text, nameOf(tree), file, handle.line)
    const below = tree.kind === 'list' ? tree.items : entriesOf(tree).map(entry => entry.value)
    open.push(...below.toReversed())
  }
}

interface Context {
  readonly people: People
  readonly teams: Teams
  readonly into: Gathering
}

/**
 * Each group, of whatever list at the top of the file, is an area: chairs are its managers, tech leads its tech leads,
 * in order. Its team is the GitHub team that bears its name, if there is one; leads are on next after a team anyway (H0).
 */
export function readGroups(root: Tree, file: string, context: Context): void {
  if (root.kind !== 'map') {
    context.into.lose(file, root.line, 'is not a map of lists of groups')
    return
  }
  const paths = new Set<string>()
  for (const { name, line, value } of root.entries) {
    if (value.kind !== 'list') context.into.unplaced(`"${name}", which is no list of groups`, file, line)
    for (const group of itemsOf(value)) readGroup(group, file, paths, context)
  }
}

function readGroup(group: Tree, file: string, paths: Set<string>, context: Context): void {
  const { teams, into } = context
  const dir = textOf(group, 'dir')
  if (dir === null) {
    into.lose(file, group.line, 'a group without "dir"')
    return
  }
  if (!isFree(dir, 1, group.line, { file, paths, into })) return
  const leadership = fieldOf(group, 'leadership')
  into.add({
    kind: 'area',
    path: dir,
    parent: '/',
    name: nameOf(group) ?? dir,
    team: teams.called(homeOrganisation, dir),
    managers: leadsOf(fieldOf(leadership, 'chairs'), file, context),
    techLeads: leadsOf(fieldOf(leadership, 'tech_leads'), file, context),
  })
  noteRest(leadership, ['chairs', 'tech_leads'], 'of a leadership (but its people)', file, into)
  noteRest(group, ['dir', 'name', 'leadership', 'subprojects'], 'of a group', file, into)
  for (const project of itemsOf(fieldOf(group, 'subprojects')))
    readSubproject(project, dir, file, paths, into)
}

function readSubproject(project: Tree, dir: string, file: string, paths: Set<string>, into: Gathering): void {
  const name = nameOf(project)
  const path = `${dir}/${pathSegment(name ?? '')}`
  if (name === null) {
    into.lose(file, project.line, `a subproject of ${dir} without a name`)
    return
  }
  if (!isFree(path, 2, project.line, { file, paths, into })) return
  into.add({ kind: 'area', path, parent: dir, name, team: null, managers: [], techLeads: [] })
  noteRest(project, ['name'], 'of a subproject', file, into)
}

interface Taken {
  readonly file: string
  readonly paths: Set<string>
  readonly into: Gathering
}

/** Takes the path of an area with so many segments; loses the area where it cannot be one, or is taken. */
function isFree(path: string, segments: number, line: number, { file, paths, into }: Taken): boolean {
  const fits = isAreaPath(path) && path.split('/').length === segments
  const taken = paths.has(foldCase(path))
  if (!fits) into.lose(file, line, `"${oneLine(path).slice(0, 80)}" cannot be the path of an area here`)
  else if (taken) into.lose(file, line, `the area ${path} was read before`)
  else paths.add(foldCase(path))
  return fits && !taken
}

/** The places in order. A place without a handle is lost; a handle that cannot be was lost when people were read. */
function leadsOf(list: Tree | null, file: string, { people, into }: Context): string[] {
  const leads = itemsOf(list).flatMap(lead => {
    const handle = textOf(lead, 'github')
    if (handle !== null) return people.known(handle) ?? []
    into.lose(file, lead.line, 'a lead without "github"')
    return []
  })
  return [...new Set(leads)]
}

function nameOf(tree: Tree): string | null {
  const name = textOf(tree, 'name')
  return name === null ? null : oneLine(name).slice(0, 200)
}

function noteRest(
  tree: Tree | null,
  placed: readonly string[],
  whose: string,
  file: string,
  into: Gathering,
): void {
  for (const { name, line } of entriesOf(tree)) {
    if (!placed.includes(name)) into.unplaced(`"${name}" ${whose}`, file, line)
  }
}
