import { type CodeownersRule, segmentsOf } from './path-table.ts'

/**
 * The rules of `CODEOWNERS` that one later rule replaces wholly, as the last that matches counts: a later one written
 * alike, `*`, or a plain path or name that holds all of this plain path. Other overlaps are not looked for, and such
 * rules count as rules of their own.
 */
export function replacedRules(rules: readonly CodeownersRule[]): ReadonlySet<CodeownersRule> {
  const replaced = new Set<CodeownersRule>()
  const later = new Set<string>()
  for (const rule of rules.toReversed()) {
    const { pattern } = rule
    if (later.has('everything') || later.has(`written ${pattern}`) || isInside(pattern, later))
      replaced.add(rule)
    later.add(`written ${pattern}`)
    later.add(reach(pattern))
  }
  return replaced
}

/** What a rule holds, as far as it can be told from its text. */
function reach(pattern: string): string {
  const isFolder = /\/(?:\*\*)?$/.test(pattern)
  const plain = pattern.replace(/\/(?:\*\*)?$/, '')
  if (['*', '**', '/**', '**/*'].includes(pattern)) return 'everything'
  if (/[*?\\]/.test(plain) || plain === '') return `written ${pattern}`
  const kind = plain.includes('/') || pattern.includes('/**') ? 'path' : 'name'
  return `${kind}${isFolder ? ' below' : ''} ${segmentsOf(plain).join('/')}`
}

function isInside(pattern: string, later: ReadonlySet<string>): boolean {
  const plain = pattern.replace(/\/(?:\*\*)?$/, '')
  if (/[*?\\]/.test(plain) || !pattern.slice(0, -1).includes('/')) return false
  const segments = segmentsOf(plain)
  const isFolder = plain !== pattern
  return segments.some((name, at) => {
    const path = segments.slice(0, at + 1).join('/')
    const holdsBelow = at < segments.length - 1 || isFolder
    return (
      later.has(`path ${path}`) ||
      later.has(`name ${name}`) ||
      (holdsBelow && (later.has(`path below ${path}`) || later.has(`name below ${name}`)))
    )
  })
}
