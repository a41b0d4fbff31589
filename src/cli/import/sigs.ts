import { join } from 'node:path'
import { findFiles, isFolder } from './find-files.ts'
import { type People, peopleOf } from './people.ts'
import { type Gathering, gathering, type OnProgress, type Reading } from './reading.ts'
import { readGroupPeople, readGroups } from './sigs-groups.ts'
import { readOrganisation, type Teams, teamsOf } from './sigs-teams.ts'
import { readTextFile } from './text-file.ts'
import { parseYaml, type Tree } from './yaml-tree.ts'

/**
 * `import sigs DIR`: the layout of the Kubernetes community. `community/sigs.yaml` holds the groups and their leads,
 * `org/config/ORGANISATION/…` the GitHub organisations: their members in `org.yaml`, their teams in `teams.yaml`.
 */
export async function readSigs(dir: string, onProgress: OnProgress = () => undefined): Promise<Reading> {
  const into = gathering()
  if (!(await isFolder(dir, '.', into))) return into.reading()
  const files = await layout(dir, into)
  const people = peopleOf(into)
  const teams = teamsOf(into)
  let groups: Tree | null = null
  for (const [done, file] of files.entries()) {
    onProgress({ file, done, total: files.length })
    const tree = await readYaml(dir, file, into)
    if (tree === null) continue
    if (file === groupsFile) {
      groups = tree
      readGroupPeople(tree, file, people)
    } else readOrganisationFile(tree, file, people, teams, into)
  }
  people.state()
  if (groups !== null) readGroups(groups, groupsFile, { people, teams, into })
  return into.reading()
}

const groupsFile = 'community/sigs.yaml'

/** The groups' file first, so that people are spelled as it spells them; members before teams. */
async function layout(dir: string, into: Gathering): Promise<string[]> {
  const community = (await isFolder(join(dir, 'community'), 'community', into))
    ? await findFiles(dir, 'community', into)
    : []
  const org = (await isFolder(join(dir, 'org'), 'org', into)) ? await findFiles(dir, 'org', into) : []
  for (const file of [...community, ...org]) {
    if (file !== groupsFile && organisationOf(file) === null)
      into.unplaced('a file that is no part of this layout', file, null)
  }
  const ofOrganisations = org.filter(file => organisationOf(file) !== null)
  const members = ofOrganisations.filter(file => file.endsWith('/org.yaml'))
  const teams = ofOrganisations.filter(file => !file.endsWith('/org.yaml'))
  return [groupsFile, ...members, ...teams]
}

function organisationOf(file: string): string | null {
  const match = /^org\/config\/([^/]+)\/(?:org\.yaml|(?:.+\/)?teams\.yaml)$/.exec(file)
  return match?.[1] ?? null
}

async function readYaml(dir: string, file: string, into: Gathering): Promise<Tree | null> {
  const read = await readTextFile(join(dir, file))
  if (read.ok) return parseYaml(read.text, file, into)
  into.lose(file, null, read.reason)
  return null
}

function readOrganisationFile(tree: Tree, file: string, people: People, teams: Teams, into: Gathering): void {
  const organisation = organisationOf(file)
  if (organisation !== null) readOrganisation(tree, { organisation, file, people, teams, into })
}
