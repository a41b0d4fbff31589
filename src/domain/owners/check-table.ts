import { parsePattern } from './codeowners-pattern.ts'
import { compilePattern } from './linear-regexp.ts'
import type { PathTable } from './path-table.ts'

/** Why a table that came from outside cannot be kept, or null. One that is kept never matches by accident or by a fault. */
export function whyNoTable(table: Shape): string | null {
  const count = table.holders.length
  const inRange = (indexes: readonly number[]) => indexes.every(index => index < count)
  if (table.dialect === 'codeowners') {
    for (const { pattern, line, owners } of table.rules) {
      const read = parsePattern(pattern)
      if (!read.ok) return `Its rule of line ${line} ${read.reason}.`
      if (!inRange(owners)) return `Its rule of line ${line} names a holder it does not list.`
    }
    return null
  }
  const seen = new Set<string>()
  for (const { dir, sets } of table.folders) {
    if (seen.has(dir)) return `It has the folder "${dir.slice(0, 100)}" twice.`
    seen.add(dir)
    for (const { filter, line, approvers } of sets) {
      const compiled = filter === null ? null : compilePattern(filter)
      if (compiled?.ok === false) return `Its filter of line ${line} ${compiled.reason}.`
      if (!inRange(approvers)) return `Its line ${line} names a holder it does not list.`
    }
  }
  return null
}

/** Whoever the holders are. */
type Shape = PathTable extends infer T
  ? T extends PathTable
    ? Omit<T, 'holders'> & { holders: readonly unknown[] }
    : never
  : never
