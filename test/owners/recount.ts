import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/**
 * A second reading of an `OWNERS` tree, which shares nothing with Locum's: JavaScript's own expressions, the YAML
 * package's own values, and a walk that goes down from the root.
 */
interface Lists {
  approvers?: string[]
  reviewers?: string[]
  required_reviewers?: string[]
  labels?: string[]
}
type File = Lists & { options?: { no_parent_owners?: boolean }; filters?: Record<string, Lists> }

const norm = (login: string) => login.toLowerCase().replace(/^@/, '')

export function approversOf(repository: string, path: string): Set<string> {
  const aliases = aliasesOf(repository)
  const chain: { approvers: string[]; alone: boolean }[] = []
  const names = path.split('/')
  for (let depth = 0; depth <= names.length; depth++) {
    const file = join(repository, ...names.slice(0, depth), 'OWNERS')
    if (!existsSync(file)) continue
    const owners = (parse(readFileSync(file, 'utf8')) ?? {}) as File
    chain.push({
      approvers: matching(owners, names.slice(depth).join('/')),
      alone: owners.options?.no_parent_owners === true,
    })
  }
  let found = new Set<string>()
  for (const { approvers, alone } of chain) {
    const here = approvers.map(norm).flatMap(name => aliases.get(name) ?? [name])
    const goesOn = alone && (here.length > 0 || someBelow(chain, approvers))
    found = new Set([...(goesOn ? [] : found), ...here])
  }
  return found
}

/** `no_parent_owners` without approvers of its own still cuts off what is above those further down; not in this data. */
function someBelow(chain: readonly { approvers: string[] }[], approvers: readonly string[]): boolean {
  const at = chain.findIndex(link => link.approvers === approvers)
  return chain.slice(at + 1).some(link => link.approvers.length > 0)
}

function matching(owners: File, below: string): string[] {
  const simple = [owners.approvers, owners.reviewers, owners.required_reviewers, owners.labels]
  if (simple.some(list => (list ?? []).length > 0)) return owners.approvers ?? []
  return Object.entries(owners.filters ?? {}).flatMap(([pattern, lists]) => {
    const insensitive = pattern.startsWith('(?i)')
    const expression = new RegExp(insensitive ? pattern.slice(4) : pattern, insensitive ? 'i' : '')
    return expression.test(below) ? (lists.approvers ?? []) : []
  })
}

function aliasesOf(repository: string): Map<string, string[]> {
  const file = join(repository, 'OWNERS_ALIASES')
  if (!existsSync(file)) return new Map()
  const { aliases } = parse(readFileSync(file, 'utf8')) as { aliases: Record<string, string[] | null> }
  return new Map(Object.entries(aliases).map(([alias, members]) => [norm(alias), (members ?? []).map(norm)]))
}

/** Files of the repository, and some that could be there: what filters speak of, and files no folder names. */
export function filesOf(repository: string): string[] {
  const files: string[] = []
  const open = ['']
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(repository, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFile()) files.push(path)
      else if (entry.isDirectory() && entry.name !== 'testdata') open.push(path)
    }
  }
  const folders = [...new Set(files.map(file => file.split('/').slice(0, -1).join('/')))]
  const invented = folders.flatMap(folder =>
    ['charter.md', 'annual-report-2021.md', 'deep/er/main.go', 'CHARTER.MD', 'a.yaml'].map(name =>
      folder === '' ? name : `${folder}/${name}`,
    ),
  )
  return [...files, ...invented].sort()
}
