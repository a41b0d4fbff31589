import { type CodeownersPattern, firstName, matchesPattern, parsePattern } from './codeowners-pattern.ts'
import type { CodeownersRule } from './path-table.ts'

/** The rules of one file by the name their path begins with, so that a path is compared with few of thousands. */
export interface RuleIndex {
  readonly byFirstName: ReadonlyMap<string, readonly IndexedRule[]>
  readonly anywhere: readonly IndexedRule[]
}

interface IndexedRule {
  readonly at: number
  readonly pattern: CodeownersPattern
  readonly rule: CodeownersRule
}

/** A pattern that cannot be read matches nothing; importers report those. */
export function ruleIndex(rules: readonly CodeownersRule[]): RuleIndex {
  const byFirstName = new Map<string, IndexedRule[]>()
  const anywhere: IndexedRule[] = []
  for (const [at, rule] of rules.entries()) {
    const read = parsePattern(rule.pattern)
    if (!read.ok) continue
    const name = firstName(read.value)
    const list = name === null ? anywhere : (byFirstName.get(name) ?? [])
    if (name !== null) byFirstName.set(name, list)
    list.push({ at, pattern: read.value, rule })
  }
  return { byFirstName, anywhere }
}

/** The last rule that matches counts, and no other. */
export function lastMatch(
  { byFirstName, anywhere }: RuleIndex,
  names: readonly string[],
): CodeownersRule | null {
  const [first] = names
  const named = first === undefined ? null : last(byFirstName.get(first) ?? [], names, -1)
  const other = last(anywhere, names, named?.at ?? -1)
  return (other ?? named)?.rule ?? null
}

function last(rules: readonly IndexedRule[], names: readonly string[], after: number): IndexedRule | null {
  for (let n = rules.length - 1; n >= 0; n--) {
    const rule = rules[n]
    if (rule === undefined || rule.at < after) return null
    if (matchesPattern(rule.pattern, names)) return rule
  }
  return null
}
