import { disguise } from '../record/disguise.ts'
import { compilePattern } from './linear-regexp.ts'
import { ownersFileOf } from './path-table.ts'
import { isEmptyText, type Problem, type YamlEntry, type YamlNode } from './yaml-node.ts'

/** One `OWNERS` file in the dialect of Kubernetes' prow, before aliases are written out. */
export interface OwnersFile {
  readonly dir: string
  readonly noParents: boolean
  readonly sets: readonly WrittenSet[]
}

export interface WrittenSet {
  readonly filter: string | null
  readonly line: number
  /** Handles and aliases as written. */
  readonly approvers: readonly WrittenName[]
  /** They approve nothing, and are the first one would ask to. */
  readonly reviewers: readonly WrittenName[]
}

export interface WrittenName {
  readonly name: string
  readonly line: number
}

export interface OwnersRead {
  readonly file: OwnersFile
  readonly problems: readonly Problem[]
}

const lists = ['approvers', 'reviewers', 'required_reviewers', 'labels'] as const

/** `emeritus_approvers` and comments say nothing about who may approve; names of keys are read in any case. */
const known = new Set<string>([...lists, 'options', 'filters', 'emeritus_approvers', 'emeritus_reviewers'])

/**
 * A file is either simple (its lists hold for all below it) or consists of filters; where it has lists of its own, its
 * filters count for nothing. A list that is none makes the file one of filters.
 */
export function readOwnersFile(tree: YamlNode, dir: string): OwnersRead {
  const into = new FileReader(ownersFileOf(dir))
  if (tree.kind !== 'map') {
    if (!isEmptyText(tree)) into.lose(tree.line, 'is no list of names and values')
    return { file: { dir, noParents: false, sets: [] }, problems: into.problems }
  }
  for (const { name, line } of tree.entries)
    if (!known.has(name.toLowerCase())) into.pass(line, `has "${name.slice(0, 60)}", which says nothing here`)
  const filters = find(tree, 'filters')
  const simple = into.set(tree, null, tree.line)
  const sets = simple === null || isBare(tree) ? into.filters(filters) : [simple]
  if (sets[0] === simple && filters !== null && !isEmptyText(filters.value))
    into.lose(filters.line, 'has filters beside lists of its own, and then they do not count')
  return { file: { dir, noParents: into.noParents(find(tree, 'options')), sets }, problems: into.problems }
}

function isBare(tree: YamlNode): boolean {
  return lists.every(name => {
    const held = find(tree, name)?.value
    return held === undefined || isEmptyText(held) || (held.kind === 'list' && held.items.length === 0)
  })
}

function find(tree: YamlNode, name: string): YamlEntry | null {
  if (tree.kind !== 'map') return null
  return tree.entries.find(entry => entry.name.toLowerCase() === name) ?? null
}

class FileReader {
  readonly problems: Problem[] = []
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  lose(line: number, reason: string): void {
    this.problems.push({ file: this.#file, line, reason, loses: true })
  }

  pass(line: number, reason: string): void {
    this.problems.push({ file: this.#file, line, reason, loses: false })
  }

  /** The lists of a file or of one filter; null where one of them is no list. */
  set(tree: YamlNode, filter: string | null, line: number): WrittenSet | null {
    const [approvers, reviewers, ...rest] = lists.map(name => this.#names(find(tree, name)))
    if (!approvers || !reviewers || rest.includes(null)) return null
    const at = find(tree, 'approvers')?.line ?? line
    return { filter, line: at, approvers, reviewers }
  }

  #names(entry: YamlEntry | null): WrittenName[] | null {
    if (entry === null || isEmptyText(entry.value)) return []
    if (entry.value.kind !== 'list') {
      this.lose(entry.line, `has "${entry.name}" that are no list`)
      return null
    }
    return entry.value.items.flatMap(item => {
      if (item.kind === 'text' && !isEmptyText(item)) return [{ name: item.text.trim(), line: item.line }]
      this.lose(item.line, `has something among "${entry.name}" that is no name`)
      return []
    })
  }

  filters(entry: YamlEntry | null): WrittenSet[] {
    if (entry === null || isEmptyText(entry.value)) return []
    if (entry.value.kind !== 'map') {
      this.lose(entry.line, 'has "filters" that are no patterns with lists')
      return []
    }
    return entry.value.entries.flatMap(({ name, line, value }) => {
      const filter = name === '.*' ? null : name
      const unseen = disguise(name)
      if (unseen !== null) {
        this.lose(
          line,
          `has a filter with ${unseen}, which is not seen and can make it read as something else`,
        )
        return []
      }
      const compiled = filter === null ? null : compilePattern(filter)
      if (compiled?.ok === false) {
        this.lose(line, `has the filter "${name.slice(0, 80)}", which ${compiled.reason}`)
        return []
      }
      return this.set(value, filter, line) ?? []
    })
  }

  noParents(options: YamlEntry | null): boolean {
    if (options === null) return false
    const automatic = find(options.value, 'auto_approve_unowned_subfolders')
    if (automatic !== null && isYes(automatic.value))
      this.pass(automatic.line, 'approves changes below it by itself, which Locum never does')
    const noParents = find(options.value, 'no_parent_owners')
    return noParents !== null && isYes(noParents.value)
  }
}

/** As YAML 1.1 has it. */
function isYes(node: YamlNode): boolean {
  return node.kind === 'text' && /^(?:y|yes|true|on)$/i.test(node.text.trim())
}
