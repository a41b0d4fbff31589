import type { ItemKind } from './kinds.ts'

/** How each kind's section is headed when printed. */
export const sectionTitles: Readonly<Record<ItemKind, string>> = {
  hold: 'Hold',
  contingency: 'If',
  blocker: 'Blocked',
  question: 'Question',
  work: 'Work',
  watch: 'Watch',
  done: 'Done',
}

const kindByTitle: ReadonlyMap<string, ItemKind> = new Map([
  ['hold', 'hold'],
  ['holds', 'hold'],
  ['if', 'contingency'],
  ['ifs', 'contingency'],
  ['contingency', 'contingency'],
  ['contingencies', 'contingency'],
  ['blocked', 'blocker'],
  ['blocker', 'blocker'],
  ['blockers', 'blocker'],
  ['question', 'question'],
  ['questions', 'question'],
  ['work', 'work'],
  ['works', 'work'],
  ['watch', 'watch'],
  ['watches', 'watch'],
  ['done', 'done'],
  ['dones', 'done'],
])

/** The kind a heading opens, whatever its case and number; null for a heading that opens none. */
export function sectionKind(title: string): ItemKind | null {
  return kindByTitle.get(title.trim().replace(/:$/, '').toLowerCase()) ?? null
}

/** What a line says by its first characters. */
export type LineShape =
  | { readonly shape: 'blank' }
  | { readonly shape: 'rule' }
  | { readonly shape: 'heading'; readonly title: string }
  | { readonly shape: 'item'; readonly indent: number; readonly textAt: number }
  | { readonly shape: 'text'; readonly indent: number }

export function lineShape(line: string): LineShape {
  const trimmed = line.trim()
  if (trimmed === '') return { shape: 'blank' }
  const indent = line.length - line.trimStart().length
  const first = trimmed[0]!
  if (first === '#' && /^#(?:#|\s|$)/.test(trimmed)) {
    return { shape: 'heading', title: trimmed.replace(/^#+/, '').trim() }
  }
  if (first === '-' && /^-{3,}$/.test(trimmed)) return { shape: 'rule' }
  if ('-*+'.includes(first) && /^.(?:\s|$)/.test(trimmed)) {
    const rest = trimmed.slice(1)
    return { shape: 'item', indent, textAt: indent + 1 + (rest.length - rest.trimStart().length) }
  }
  return { shape: 'text', indent }
}

/** A summary that begins like a heading, a rule or an item takes one backslash more, and gives it back when read. */
const looksStructural = /^\\*(?:##|#(?:\s|$)|[-*+](?:\s|$)|-{3,}\s*$)/

export function escapeStart(summary: string): string {
  return looksStructural.test(summary) ? `\\${summary}` : summary
}

export function unescapeStart(line: string): string {
  return line.startsWith('\\') && looksStructural.test(line) ? line.slice(1) : line
}
