import type { PersonId, TeamId } from '../ids.ts'
import { type CodeownersPattern, matchesPattern, parsePattern } from './codeowners-pattern.ts'
import { compilePattern, matchesProgram, type Program } from './linear-regexp.ts'

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

/** The last rule that matches counts, and no other. */
function inCodeowners(table: CodeownersTable, written: string): Found {
  const segments = segmentsOf(written)
  const rules = rulesOf(table)
  for (let at = rules.length - 1; at >= 0; at--) {
    const { pattern, rule } = rules[at] as CompiledRule
    if (pattern !== null && matchesPattern(pattern, segments)) {
      return { indexes: new Set(rule.owners), rules: [{ file: table.file, line: rule.line }] }
    }
  }
  return { indexes: new Set(), rules: [] }
}

export function ownersFileOf(dir: string): string {
  return dir === '' ? 'OWNERS' : `${dir}/OWNERS`
}

/** `./a//b/` → `a`, `b`. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter(segment => segment !== '' && segment !== '.')
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

interface CompiledRule {
  readonly pattern: CodeownersPattern | null
  readonly rule: CodeownersRule
}

/** Tables are never changed, so that what is worked out from one holds for good. */
const compiledFolders = new WeakMap<OwnersTable, ReadonlyMap<string, CompiledFolder>>()
const compiledRules = new WeakMap<CodeownersTable, readonly CompiledRule[]>()

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

function rulesOf(table: CodeownersTable): readonly CompiledRule[] {
  const before = compiledRules.get(table)
  if (before !== undefined) return before
  const made = table.rules.map(rule => {
    const pattern = parsePattern(rule.pattern)
    return { pattern: pattern.ok ? pattern.value : null, rule }
  })
  compiledRules.set(table, made)
  return made
}
