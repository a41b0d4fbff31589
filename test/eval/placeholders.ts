import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Names behind placeholders, read from the public data; what finds nobody is an error. */
export function placeholders(folder: string): (text: string) => string {
  const sources = { ...communityOf(folder), ...enhancementsOf(folder), author: authorOf(folder) }
  return text =>
    text.replace(
      /\{(name:)?([a-z-]+):([^}#]+)(?:#(\d+))?\}/g,
      (whole, named, kind: string, key: string, nth) => {
        const found = sources[kind as keyof typeof sources]?.(key)[nth === undefined ? 0 : Number(nth) - 1]
        if (found === undefined) throw new Error(`${whole} finds nobody`)
        return named === undefined ? found.handle : (found.name ?? found.handle)
      },
    )
}

interface Somebody {
  readonly handle: string
  readonly name?: string
}
type Find = (key: string) => readonly Somebody[]

interface Group {
  readonly dir: string
  readonly leadership?: {
    readonly chairs?: readonly { github: string; name: string }[]
    readonly tech_leads?: readonly { github: string; name: string }[]
  }
}

function communityOf(folder: string): Record<'chair' | 'tech-lead' | 'maintainer' | 'member', Find> {
  const file = readFileSync(join(folder, 'kubernetes/community/sigs.yaml'), 'utf8')
  const kinds = parse(file) as Record<string, readonly Group[]>
  const groups = new Map(
    Object.values(kinds)
      .filter(all => Array.isArray(all))
      .flatMap(all => all.map(group => [group.dir, group] as const)),
  )
  const people = (all: readonly { github: string; name: string }[] | undefined) =>
    (all ?? []).map(({ github, name }) => ({ handle: github, name }))
  return {
    chair: key => people(groups.get(key)?.leadership?.chairs),
    'tech-lead': key => people(groups.get(key)?.leadership?.tech_leads),
    maintainer: key => teamPeople(folder, key, 'maintainers'),
    member: key => teamPeople(folder, key, 'members'),
  }
}

interface Team {
  readonly maintainers?: readonly string[]
  readonly members?: readonly string[]
  readonly teams?: Readonly<Record<string, Team>>
}

function teamPeople(folder: string, key: string, as: 'maintainers' | 'members'): Somebody[] {
  const [organisation = '', ...path] = key.split('/')
  const root = join(folder, 'kubernetes/org/config', organisation)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('teams.yaml'),
  )
  for (const file of files) {
    let team: Team | undefined = parse(readFileSync(join(root, file), 'utf8')) as Team
    for (const name of path) team = team?.teams?.[name]
    if (team !== undefined) return (team[as] ?? []).map(handle => ({ handle }))
  }
  return []
}

function enhancementsOf(
  folder: string,
): Record<'kep-author' | 'kep-approver' | 'kep-reviewer' | 'approver', Find> {
  const root = join(folder, 'kubernetes')
  const keps = readdirSync(join(root, 'enhancements/keps'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('kep.yaml'))
    .map(file => readFileSync(join(root, 'enhancements/keps', file), 'utf8'))
  const of = (field: string) => (number: string) => {
    const file = keps.find(text => new RegExp(`^kep-number:\\s*"?${number}"?\\s*$`, 'm').test(text))
    const named =
      file === undefined ? [] : ((parse(file) as Record<string, unknown>)[field] as string[] | undefined)
    return (named ?? []).map(handle => ({ handle: String(handle).replace(/^@/, '') }))
  }
  return {
    'kep-author': of('authors'),
    'kep-approver': of('approvers'),
    'kep-reviewer': of('reviewers'),
    approver: key => approversIn(root, key),
  }
}

function approversIn(root: string, key: string): Somebody[] {
  const repository = key.split('/')[0] ?? ''
  const { approvers = [] } = parse(readFileSync(join(root, key, 'OWNERS'), 'utf8')) as {
    approvers?: string[]
  }
  const { aliases } = parse(readFileSync(join(root, repository, 'OWNERS_ALIASES'), 'utf8')) as {
    aliases: Record<string, string[]>
  }
  return approvers.flatMap(name => aliases[name] ?? [name]).map(handle => ({ handle }))
}

function authorOf(folder: string): Find {
  return date => {
    const file = join(folder, 'rustc-perf-triage', date.slice(0, 4), `${date}.md`)
    const handle = /Triage done by \*\*@([\w-]+)\*\*/.exec(readFileSync(file, 'utf8'))?.[1]
    return handle === undefined ? [] : [{ handle }]
  }
}
