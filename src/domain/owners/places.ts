import {
  type CodeownersTable,
  type OwnersTable,
  ownersFileOf,
  type PathHolder,
  type PathTable,
  type RulePlace,
  segmentsOf,
} from './path-table.ts'
import { replacedRules } from './replaced-rules.ts'

/** One thing a repository's owners say about paths: a folder, a filter in it, or a rule of `CODEOWNERS`. */
export interface Place extends RulePlace {
  /** `a/b/` for a folder (`/` for the root), `a/b/ (pattern)` for a filter in it, else the rule's pattern. */
  readonly path: string
  /** Whoever may approve there, the nearest first: what is said here and, where it counts, above. */
  readonly approvers: readonly PathHolder[]
  /** Those this place itself names. */
  readonly own: readonly PathHolder[]
}

export interface Places {
  readonly places: readonly Place[]
  /** Rules that later ones replace wholly. */
  readonly replaced: readonly RulePlace[]
}

/** Where a table names anybody: its folders, or its rules that no later one replaces. */
export function placesOfTable(table: PathTable): Places {
  return table.dialect === 'owners'
    ? { places: placesOfOwners(table), replaced: [] }
    : placesOfCodeowners(table)
}

/** What filters of folders above would add is left out: whether they match depends on the file. */
function placesOfOwners(table: OwnersTable): Place[] {
  const folders = new Map(table.folders.map(folder => [folder.dir, folder]))
  return table.folders.flatMap(folder => {
    const file = ownersFileOf(folder.dir)
    const everywhere = folder.sets.filter(set => set.filter === null)
    const base = everywhere.flatMap(set => set.approvers)
    const above = (own: readonly number[]) =>
      folder.noParents && own.length > 0 ? [] : inherited(folders, folder.dir, own.length > 0)
    const place = (path: string, line: number, own: readonly number[], rest: readonly number[]): Place => ({
      path,
      file,
      line,
      own: held(table, own),
      approvers: held(table, [...own, ...rest, ...above([...own, ...rest])]),
    })
    const name = folder.dir === '' ? '/' : `${folder.dir}/`
    return folder.sets.map(set =>
      set.filter === null
        ? place(name, set.line, set.approvers, base)
        : place(`${name} (${set.filter})`, set.line, set.approvers, base),
    )
  })
}

/** From the parent up; as in `holdersOf`, `no_parent_owners` ends it once somebody was found. */
function inherited(
  folders: ReadonlyMap<string, OwnersTable['folders'][number]>,
  dir: string,
  isSomebodyFound: boolean,
): number[] {
  const segments = segmentsOf(dir)
  const found: number[] = []
  for (let depth = segments.length - 1; depth >= 0; depth--) {
    const folder = folders.get(segments.slice(0, depth).join('/'))
    if (folder === undefined) continue
    found.push(...folder.sets.flatMap(set => (set.filter === null ? set.approvers : [])))
    if (folder.noParents && (isSomebodyFound || found.length > 0)) break
  }
  return found
}

function placesOfCodeowners(table: CodeownersTable): Places {
  const places: Place[] = []
  const replaced: RulePlace[] = []
  const isReplaced = replacedRules(table.rules)
  for (const rule of table.rules) {
    const where = { file: table.file, line: rule.line }
    if (isReplaced.has(rule)) replaced.push(where)
    else {
      const own = held(table, rule.owners)
      places.push({ path: rule.pattern, ...where, approvers: own, own })
    }
  }
  return { places, replaced }
}

function held({ holders }: PathTable, indexes: readonly number[]): PathHolder[] {
  return [...new Set(indexes)].flatMap(index => holders[index] ?? [])
}
