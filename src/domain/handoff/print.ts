import type { HandoffDocument, ItemDocument } from './document.ts'
import { type ItemKind, itemKinds } from './kinds.ts'
import { frontValue } from './markdown-front.ts'
import { escapeBody, escapeValue, type ItemKey } from './markdown-item.ts'
import { escapeStart, sectionTitles } from './markdown-sections.ts'

/**
 * The handoff file of a document: `parseHandoff` gives back the same document, normalised (`normaliseDocument`).
 * Items keep their order; a section is headed again where another kind comes between.
 */
export function printHandoff(document: HandoffDocument): string {
  const handoff = normaliseDocument(document)
  const parts = [printFront(handoff)]
  if (handoff.summary !== '') parts.push(`${escapeStart(handoff.summary)}\n`)
  const sections = sectionsOf(handoff).map(printSection).join('')
  if (sections !== '') parts.push(parts.join('') === '' ? sections : `\n${sections}`)
  return parts.join('')
}

/**
 * What a handoff file can say of a document. In every value line breaks become one space, and white space around the
 * value and beside its line breaks goes; spaces within a line stay. A value with nothing left is null. "None" is said
 * once per kind. `line` goes, because it belongs to one file.
 */
export function normaliseDocument(document: HandoffDocument): HandoffDocument {
  return {
    draftId: optional(document.draftId),
    to: optional(document.to),
    areas: document.areas.map(oneLine).filter(path => path !== ''),
    offline: optional(document.offline),
    back: optional(document.back),
    template: document.template,
    summary: oneLine(document.summary),
    items: document.items.map(normaliseItem),
    none: [...new Set(document.none)],
  }
}

/** A line left empty in a skeleton: it says nothing and is not published. */
export function isBlank(item: ItemDocument): boolean {
  if (item.text.trim() !== '') return false
  const { kind: _kind, line: _line, text: _text, ...rest } = item
  return Object.values(rest).every(value => optional(value ?? null) === null)
}

function normaliseItem(item: ItemDocument): ItemDocument {
  return {
    kind: item.kind,
    text: oneLine(item.text),
    next: optional(item.next),
    due: optional(item.due),
    owner: optional(item.owner),
    unblocker: optional(item.unblocker),
    why: optional(item.why),
    until: optional(item.until),
    condition: item.condition,
    tried: optional(item.tried),
    may: optional(item.may),
    limit: optional(item.limit),
    by: optional(item.by),
    maxAge: optional(item.maxAge),
    carries: optional(item.carries),
  }
}

function optional(value: string | null): string | null {
  return value === null ? null : oneLine(value) || null
}

function oneLine(value: string): string {
  if (!/[\r\n]/.test(value)) return value.trim()
  return value
    .split(/[\r\n]/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .join(' ')
}

function printFront(handoff: HandoffDocument): string {
  const lines: [key: string, value: string | null][] = [
    ['to', handoff.to],
    ['area', handoff.areas.length === 0 ? null : handoff.areas.join(', ')],
    ['offline', handoff.offline],
    ['back', handoff.back],
    ['template', handoff.template],
    ['id', handoff.draftId],
  ]
  const said = lines.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${frontValue(value)}\n`]))
  return said.length === 0 ? '' : `---\n${said.join('')}---\n`
}

interface Section {
  readonly kind: ItemKind
  /** Empty: the section says "none". */
  readonly items: readonly ItemDocument[]
}

/** The items in their order and the kinds declared "none" in theirs, merged by the reading order of kinds (H1). */
function sectionsOf(handoff: HandoffDocument): Section[] {
  const sections: { kind: ItemKind; items: ItemDocument[] }[] = []
  const none = [...handoff.none]
  for (const item of handoff.items) {
    while (none.length > 0 && itemKinds.indexOf(none[0]!) < itemKinds.indexOf(item.kind)) {
      sections.push({ kind: none.shift()!, items: [] })
    }
    const last = sections.at(-1)
    if (last?.kind === item.kind && last.items.length > 0) last.items.push(item)
    else sections.push({ kind: item.kind, items: [item] })
  }
  return [...sections, ...none.map(kind => ({ kind, items: [] }))]
}

function printSection({ kind, items }: Section): string {
  const lines = items.length === 0 ? ['- none'] : items.map(item => `- ${printItem(item)}`.trimEnd())
  return `## ${sectionTitles[kind]}\n${lines.join('\n')}\n`
}

function printItem(item: ItemDocument): string {
  const pairs: [ItemKey, string | null][] = [
    ['why', item.why],
    ['may', item.may],
    ['limit', item.limit],
    ['by', item.by],
    ['condition', item.condition],
    ['tried', item.tried],
    ['unblocker', item.unblocker],
    ['owner', item.owner],
    ['next', item.next],
    ['due', item.due],
    ['until', item.until],
    ['max-age', item.maxAge],
  ]
  const said = pairs.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${escapeValue(value)}`]))
  const body = [escapeValue(item.text), ...said].filter(part => part !== '').join(' ')
  return escapeBody(body, item.carries)
}
