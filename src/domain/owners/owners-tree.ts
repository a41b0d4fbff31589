import { isHandle } from '../import/admissible.ts'
import { type Aliases, aliasesFile, foldHandle } from './owners-aliases.ts'
import type { OwnersFile, WrittenName } from './owners-file.ts'
import { type OwnersFolder, type OwnersTable, ownersFileOf } from './path-table.ts'
import type { Problem } from './yaml-node.ts'

/** A table whose holders are all `unknown`: handles as first written, for an importer to resolve. */
export interface OwnersTree {
  readonly table: OwnersTable
  /** Folder → handles of those who review there and approve nothing of its own file. */
  readonly reviewers: ReadonlyMap<string, readonly string[]>
  readonly problems: readonly Problem[]
}

/** Writes out the aliases and numbers the people. Folders that say nothing are left out. */
export function ownersTree(files: readonly OwnersFile[], aliases: Aliases): OwnersTree {
  const people = new People(aliases)
  const reviewers = new Map<string, readonly string[]>()
  const folders: OwnersFolder[] = []
  for (const { dir, noParents, sets } of [...files].sort(byDir)) {
    const file = ownersFileOf(dir)
    const written = sets.map(({ filter, line, approvers }) => ({
      filter,
      line,
      approvers: people.indexesOf(approvers, file),
    }))
    const own = new Set(written.flatMap(set => set.approvers))
    const others = sets.flatMap(set => people.handlesOf(set.reviewers, file, own))
    if (others.length > 0) reviewers.set(dir, [...new Set(others)])
    const saying = written.filter(set => set.approvers.length > 0)
    if (saying.length > 0 || noParents) folders.push({ dir, noParents, sets: saying })
  }
  const table: OwnersTable = { dialect: 'owners', holders: people.holders(), folders }
  return { table, reviewers, problems: people.problems }
}

function byDir(a: OwnersFile, b: OwnersFile): number {
  return a.dir < b.dir ? -1 : a.dir > b.dir ? 1 : 0
}

class People {
  readonly problems: Problem[] = []
  readonly #aliases: Aliases
  readonly #indexes = new Map<string, number>()
  readonly #handles: string[] = []
  readonly #told = new Set<string>()

  constructor(aliases: Aliases) {
    this.#aliases = aliases
  }

  holders(): { unknown: string }[] {
    return this.#handles.map(unknown => ({ unknown }))
  }

  indexesOf(names: readonly WrittenName[], file: string): number[] {
    const indexes = this.#expanded(names, file).map(handle => this.#indexOf(handle))
    return [...new Set(indexes)]
  }

  /** Those of the names who are not among these people, without making them people of the table. */
  handlesOf(names: readonly WrittenName[], file: string, without: ReadonlySet<number>): string[] {
    return this.#expanded(names, file).filter(handle => {
      const index = this.#indexes.get(foldHandle(handle))
      return index === undefined || !without.has(index)
    })
  }

  #expanded(names: readonly WrittenName[], file: string): string[] {
    return names.flatMap(written => {
      const members = this.#aliases.get(foldHandle(written.name))
      if (members === undefined) return this.#handle(written, file)
      return members.flatMap(member => this.#handle(member, aliasesFile))
    })
  }

  #handle({ name, line }: WrittenName, file: string): string[] {
    const handle = name.trim().replace(/^@/, '')
    if (!isHandle(handle)) {
      this.#tell(`has "${handle.slice(0, 80)}", which cannot be a handle`, file, line, true)
      return []
    }
    if (/-(?:leads|approvers|reviewers|maintainers|admins|owners|team)$/i.test(handle)) {
      const reason = `has "${handle}", which reads like an alias and is none in ${aliasesFile}; it counts as one person`
      this.#tell(reason, file, line, false)
    }
    return [handle]
  }

  #tell(reason: string, file: string, line: number, loses: boolean): void {
    if (this.#told.has(reason)) return
    this.#told.add(reason)
    this.problems.push({ file, line, reason, loses })
  }

  #indexOf(handle: string): number {
    const folded = foldHandle(handle)
    const before = this.#indexes.get(folded)
    if (before !== undefined) return before
    this.#indexes.set(folded, this.#handles.length)
    return this.#handles.push(handle) - 1
  }
}
