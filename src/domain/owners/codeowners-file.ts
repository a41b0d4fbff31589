import { foldCase } from '../people/names.ts'
import { disguise } from '../record/disguise.ts'
import { parsePattern } from './codeowners-pattern.ts'
import type { CodeownersRule, CodeownersTable } from './path-table.ts'
import type { Problem } from './yaml-node.ts'

/** A table whose holders are all `unknown`: `@ana`, `@org/team` or an e-mail address as first written. */
export interface CodeownersRead {
  readonly table: CodeownersTable
  readonly problems: readonly Problem[]
}

/** GitHub's dialect of `CODEOWNERS`: a line that is none is reported and skipped as a whole, as GitHub does. */
export function readCodeowners(text: string, file: string): CodeownersRead {
  const rules: CodeownersRule[] = []
  const problems: Problem[] = []
  const owners = new Owners()
  for (const [at, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = at + 1
    const words = wordsOf(written)
    if (words.length === 0) continue
    const [pattern = '', ...names] = words
    const wrong = whyNoRule(written.trim(), pattern, names)
    if (wrong === null) rules.push({ pattern, line, owners: owners.indexesOf(names) })
    else problems.push({ file, line, reason: wrong, loses: true })
  }
  const holders = owners.written.map(unknown => ({ unknown }))
  return { table: { dialect: 'codeowners', file, holders, rules }, problems }
}

/** Split at spaces that no backslash escapes, up to a comment; the pattern keeps its backslashes. */
function wordsOf(written: string): string[] {
  const words = written.trim().match(/(?:\\.|[^\s\\])+|\\$/g) ?? []
  const kept: string[] = []
  for (const [at, word] of words.entries()) {
    if (word.startsWith('#')) break
    const comment = at === 0 ? -1 : word.indexOf('#')
    kept.push(comment < 0 ? word : word.slice(0, comment))
    if (comment >= 0) break
  }
  return kept
}

function whyNoRule(line: string, pattern: string, names: readonly string[]): string | null {
  if (/^\^?\[[^\]]*\]/.test(line)) return 'is a section, which only GitLab knows'
  const unseen = disguise(line)
  if (unseen !== null) return `holds ${unseen}, which is not seen and can make it read as something else`
  const read = parsePattern(pattern)
  if (!read.ok) return read.reason
  if (pattern.includes('#')) return 'has a "#" in its pattern, after which GitHub reads a comment'
  const wrong = names.find(name => !isOwner(name))
  return wrong === undefined
    ? null
    : `names "${wrong.slice(0, 80)}", which is no @person, @org/team or e-mail address`
}

function isOwner(name: string): boolean {
  return (
    /^@[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/.test(name) ||
    isTeam(name) ||
    /^[^\s@<>]{1,100}@[^\s@<>]{1,200}\.[^\s@<>.]{2,30}$/.test(name)
  )
}

/** `@org/team` */
export function isTeam(name: string): boolean {
  return /^@[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name)
}

/** Every owner once, without regard to case. */
class Owners {
  readonly written: string[] = []
  readonly #indexes = new Map<string, number>()

  indexesOf(names: readonly string[]): number[] {
    const indexes = names.map(name => {
      const folded = foldCase(name)
      const before = this.#indexes.get(folded)
      if (before !== undefined) return before
      this.#indexes.set(folded, this.written.length)
      return this.written.push(name) - 1
    })
    return [...new Set(indexes)]
  }
}
