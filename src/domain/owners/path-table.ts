import type { PersonId, TeamId } from '../ids.ts'
import { compilePattern, matchesProgram, type Program } from './linear-regexp.ts'
import { lastMatch, type RuleIndex, ruleIndex } from './rule-index.ts'

/**
 * A2b: the parsed file of one repository, as an entry carries it: plain JSON. People are indexes into `holders`, so that
 * a name stands nowhere in it. `unknown` is somebody the organisation does not have; in the record it is empty, and
 * what was written stands in the entry's words.
 */
export type PathTable = OwnersTable | CodeownersTable

export type PathHolder =
  | { readonly person: PersonId }
  | { readonly team: TeamId }
  | { readonly unknown: string }

/** An `OWNERS` tree with its aliases written out. */
export interface OwnersTable {
  readonly dialect: 'owners'
  readonly holders: readonly PathHolder[]
  readonly folders: readonly OwnersFolder[]
}

export interface OwnersFolder {
  /** `a/b`; empty for the root. Its file is `a/b/OWNERS`. */
  readonly dir: string
  /** `no_parent_owners`. */
  readonly noParents: boolean
  readonly sets: readonly OwnersSet[]
}

export interface OwnersSet {
  /** A filter's pattern (RE2) for the path below the folder; null: every path. */
  readonly filter: string | null
  readonly line: number
  readonly approvers: readonly number[]
}

/** A `CODEOWNERS` file in GitHub's dialect, its rules in the order of the file. */
export interface CodeownersTable {
  readonly dialect: 'codeowners'
  readonly file: string
  readonly holders: readonly PathHolder[]
  readonly rules: readonly CodeownersRule[]
}

export interface CodeownersRule {
  readonly pattern: string
  readonly line: number
  /** None: whatever it matches has no owner. */
  readonly owners: readonly number[]
}

/** Where something stands in the repository. */
export interface RulePlace {
  readonly file: string
  readonly line: number
}

/** `holders` in order, the nearest file's first, each once. `rule` is the nearest that named one, `rules` all of them. */
export type PathHolders =
  | {
      readonly kind: 'holders'
      readonly holders: readonly PathHolder[]
      readonly quorum: 1
      readonly rule: RulePlace
      readonly rules: readonly RulePlace[]
    }
  /** `rule` is the one that says so, where one does. */
  | { readonly kind: 'none'; readonly rule: RulePlace | null }

/** A2b: who may approve a change of this path of the repository, a file or a folder. */
export function holdersOf(table: PathTable, path: string): PathHolders {
  const before = lastFound.get(table)
  if (before?.path === path) return before.found
  const found = find(table, path)
  lastFound.set(table, { path, found })
  return found
}

function find(table: PathTable, path: string): PathHolders {
  const found = table.dialect === 'owners' ? inOwners(table, path) : inCodeowners(table, path)
  const [rule] = found.rules
  if (rule === undefined || found.indexes.size === 0) return { kind: 'none', rule: rule ?? null }
  const holders = [...found.indexes].flatMap(index => table.holders[index] ?? [])
  return { kind: 'holders', holders, quorum: 1, rule, rules: found.rules }
}

interface Found {
  readonly indexes: ReadonlySet<number>
  readonly rules: readonly RulePlace[]
}

/**
 * From the path itself up to the root, all that match. `no_parent_owners` ends the walk only once somebody was found,
 * as the dialect's own reader does it.
 */
function inOwners(table: OwnersTable, written: string): Found {
  const folders = foldersOf(table)
  const segments = segmentsOf(written)
  const indexes = new Set<number>()
  const rules: RulePlace[] = []
  for (let depth = segments.length; depth >= 0; depth--) {
    const folder = folders.get(segments.slice(0, depth).join('/'))
    if (folder === undefined) continue
    const below = segments.slice(depth).join('/') || '.'
    for (const { program, set } of folder.sets) {
      if (program !== null && !matchesProgram(program, below)) continue
      if (set.approvers.length > 0) rules.push({ file: ownersFileOf(folder.dir), line: set.line })
      for (const index of set.approvers) indexes.add(index)
    }
    if (folder.noParents && indexes.size > 0) break
  }
  return { indexes, rules }
}

function inCodeowners(table: CodeownersTable, written: string): Found {
  const rule = lastMatch(rulesOf(table), segmentsOf(written))
  if (rule === null) return { indexes: new Set(), rules: [] }
  return { indexes: new Set(rule.owners), rules: [{ file: table.file, line: rule.line }] }
}

/** The `OWNERS` file of a folder; the root is the empty path. */
export function ownersFileOf(dir: string): string {
  return dir === '' ? 'OWNERS' : `${dir}/OWNERS`
}

/** `./a//x/../b/` → `a`, `b`; nothing lies above the root. */
export function segmentsOf(path: string): string[] {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

interface CompiledFolder {
  readonly dir: string
  readonly noParents: boolean
  readonly sets: readonly CompiledSet[]
}

interface CompiledSet {
  readonly program: Program | null
  readonly set: OwnersSet
}

/** Tables are never changed, so that what is worked out from one holds for good. */
const compiledFolders = new WeakMap<OwnersTable, ReadonlyMap<string, CompiledFolder>>()
const ruleIndexes = new WeakMap<CodeownersTable, RuleIndex>()
/** Who is asked asks of one path many times over: the chain, each person, the one change. */
const lastFound = new WeakMap<PathTable, { readonly path: string; readonly found: PathHolders }>()

/** A filter that cannot be read matches nothing: nobody holds anything by it. Importers report those. */
function foldersOf(table: OwnersTable): ReadonlyMap<string, CompiledFolder> {
  const before = compiledFolders.get(table)
  if (before !== undefined) return before
  const made = new Map<string, CompiledFolder>()
  for (const { dir, noParents, sets } of table.folders) {
    made.set(dir, { dir, noParents, sets: sets.flatMap(compiledSet) })
  }
  compiledFolders.set(table, made)
  return made
}

function compiledSet(set: OwnersSet): CompiledSet[] {
  if (set.filter === null) return [{ program: null, set }]
  const compiled = compilePattern(set.filter)
  return compiled.ok ? [{ program: compiled.value, set }] : []
}

function rulesOf(table: CodeownersTable): RuleIndex {
  const before = ruleIndexes.get(table)
  if (before !== undefined) return before
  const made = ruleIndex(table.rules)
  ruleIndexes.set(table, made)
  return made
}

/** Paths that the rules of a table were made for: one of each, with its wildcards filled in. Not every one need match. */
export function samplePaths(table: PathTable): string[] {
  if (table.dialect === 'owners') return table.folders.map(({ dir }) => (dir === '' ? 'file' : `${dir}/file`))
  return table.rules.map(({ pattern }) => {
    const filled = pattern
      .replace(/^\//, '')
      .replaceAll('**', 'any')
      .replaceAll('*', 'any')
      .replaceAll('?', 'a')
    return filled.endsWith('/') ? `${filled}file` : filled
  })
}
