import { type Condition, conditions, type ItemKind } from '../../domain/handoff/kinds.ts'
import type { ReportItem } from '../../domain/import/facts.ts'
import { cutText, oneLine } from '../../domain/import/line-text.ts'
import { type Block, markdownBlocks, pieces, plainText, points } from './markdown-blocks.ts'
import type { ReportMap, SectionRule } from './report-map.ts'

/** What a report says, before anybody knows when and in which area. */
export interface ReportText {
  /** Its first heading. */
  readonly heading: string | null
  readonly author: string | null
  readonly summary: string
  readonly condition: Condition
  readonly items: readonly ReportItem[]
  /** How many headings of the map it has. */
  readonly sections: number
  /** Lines that no rule of the map covers. */
  readonly uncovered: readonly number[]
  /** Lines whose texts were too long. */
  readonly cut: readonly number[]
}

const most = { title: 200, summary: 500, text: 2_000, refs: 20, items: 200 }

/** Reads one report by its map. */
export function parseReport(markdown: string, map: ReportMap): ReportText {
  const blocks = markdownBlocks(markdown, map.drop)
  const title = blocks.find(block => block.kind === 'heading')
  const { preamble, sections, uncovered } = sectionsOf(blocks, map.sections)
  const author = map.author?.exec(markdown)
  const [summary, ...unread] = preamble.filter(block => !block.lines.some(line => map.author?.test(line)))
  const drafts = sections.flatMap(section => draftsOf(section, uncovered))
  const said = drafts
    .map(draft => ({ ...draft, text: textOf(draft.lines, map) }))
    .filter(({ text }) => text !== '')
  return {
    heading: title?.kind === 'heading' ? cutText(oneLine(plainText(title.text)), most.title) : null,
    author: author?.[1] ?? null,
    summary: cutText(summary === undefined ? '' : textOf([summary.lines], map), most.summary),
    condition: worst(said.map(draft => draft.rule.condition)),
    items: said.slice(0, most.items).map(({ rule, lines, text }) => ({
      kind: rule.kind satisfies ItemKind,
      text: cutText(text, most.text),
      refs: refsOf(lines.flat().join('\n'), map),
    })),
    sections: sections.length,
    uncovered: [...unread.map(block => block.line), ...uncovered].sort((a, b) => a - b),
    cut: said
      .filter(({ text }, place) => text.length > most.text || place >= most.items)
      .map(draft => draft.line),
  }
}

type TextBlock = Extract<Block, { kind: 'text' }>

interface Section {
  readonly rule: SectionRule
  readonly blocks: TextBlock[]
}

/** A section ends at the next heading of its level or above; deeper headings are inside it. */
function sectionsOf(blocks: readonly Block[], rules: readonly SectionRule[]) {
  const preamble: TextBlock[] = []
  const sections: Section[] = []
  const uncovered: number[] = []
  let open: { section: Section; level: number } | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const rule = rules.find(({ heading }) => heading.test(block.text))
      if (rule !== undefined) {
        open = { section: { rule, blocks: [] }, level: block.level }
        sections.push(open.section)
      } else if (open !== null && block.level > open.level)
        open.section.blocks.push({ kind: 'text', lines: [block.text], line: block.line })
      else open = null
    } else if (open !== null) open.section.blocks.push(block)
    else if (sections.length === 0) preamble.push(block)
    else uncovered.push(block.line)
  }
  return { preamble, sections, uncovered }
}

interface ItemDraft {
  readonly rule: SectionRule
  /** The lines of each block of it. */
  readonly lines: (readonly string[])[]
  readonly line: number
}

function draftsOf({ rule, blocks }: Section, uncovered: number[]): ItemDraft[] {
  const { entry } = rule
  if (entry === 'paragraph') return blocks.map(({ lines, line }) => ({ rule, lines: [lines], line }))
  if (entry === 'list')
    return blocks.flatMap(block =>
      points(block.lines, block.line).map(({ lines, line }) => ({ rule, lines: [lines], line })),
    )
  const drafts: ItemDraft[] = []
  for (const { lines, line } of blocks) {
    const current = drafts.at(-1)
    if (entry.begins.test(lines.join(' '))) drafts.push({ rule, lines: [lines], line })
    else if (current === undefined) uncovered.push(line)
    else current.lines.push(lines)
  }
  return drafts
}

/** The first piece, then what is said about it. */
function textOf(blocks: readonly (readonly string[])[], map: ReportMap): string {
  const [first, ...notes] = blocks
    .flatMap(pieces)
    .map(piece => oneLine(plainText(map.strip.reduce((text, pattern) => text.replace(pattern, ''), piece))))
    .filter(piece => piece !== '')
  const said = notes.map((note, place) =>
    place === notes.length - 1 || /[.!?…:;]$/.test(note) ? note : `${note};`,
  )
  return [first ?? '', ...(said.length > 0 ? ['—', ...said] : [])].join(' ')
}

/** What the map's patterns find (their first group, if they have one), in order, each once. */
function refsOf(text: string, map: ReportMap): string[] {
  const found = map.refs.flatMap(pattern =>
    [...text.matchAll(pattern)].map(match => ({ at: match.index, ref: match[1] ?? match[0] })),
  )
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ ref }) => oneLine(ref)))]
    .filter(ref => ref !== '')
    .slice(0, most.refs)
}

function worst(found: readonly Condition[]): Condition {
  return conditions[Math.max(0, ...found.map(condition => conditions.indexOf(condition)))] ?? 'stable'
}
