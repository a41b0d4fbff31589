import type { ImportedDecisionStanding } from '../../domain/decisions/imported.ts'
import { cutText, oneLine } from '../../domain/import/line-text.ts'
import { markdownBlocks, plainText } from './markdown-blocks.ts'

/** One Markdown Any Decision Record (MADR 4): what its text says, without its front matter. */
export interface MadrText {
  readonly title: string | null
  /** What was decided, in its first paragraph. */
  readonly outcome: string | null
}

export interface MadrStatus {
  readonly standing: ImportedDecisionStanding
  /** The number or file it names as its successor. */
  readonly supersededBy: string | null
}

/** Splits off the front matter; its lines keep their numbers. Null: it begins and never ends. */
export function splitFrontMatter(text: string): { front: string; body: string } | null {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines[0]?.trimEnd() !== '---') return { front: '', body: text }
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  if (end < 0) return null
  const blank = lines.slice(0, end + 1).map(() => '')
  return {
    front: ['', ...lines.slice(1, end)].join('\n'),
    body: [...blank, ...lines.slice(end + 1)].join('\n'),
  }
}

export function madrText(body: string): MadrText {
  const blocks = markdownBlocks(body, [])
  const first = blocks.find(block => block.kind === 'heading')
  const at = blocks.findIndex(
    block => block.kind === 'heading' && /^decision(?: outcome)?$/i.test(block.text),
  )
  const paragraph = at < 0 ? undefined : blocks[at + 1]
  const outcome =
    paragraph?.kind === 'text' ? oneLine(plainText(paragraph.lines.join(' '))).replace(/^[*+-]\s+/, '') : ''
  return {
    title: first?.kind === 'heading' ? cutText(oneLine(plainText(first.text)), 200) : null,
    outcome: outcome === '' ? null : cutText(outcome, 500),
  }
}

/** `accepted`, `superseded by ADR-0005`, `superseded by [ADR-0005](0005-use-x.md)`. */
export function madrStatus(status: string): MadrStatus {
  const [word = ''] = /^[a-z]+/i.exec(status.trim()) ?? []
  const standing = standings.get(word.toLowerCase()) ?? 'other'
  if (standing !== 'superseded') return { standing, supersededBy: null }
  const linked = /\]\(([^)\s]+)\)/.exec(status)?.[1]
  const numbered = /\bby\b\D*?(\d{1,6})/i.exec(status)?.[1]
  return { standing, supersededBy: linked ?? numbered ?? null }
}

const standings = new Map<string, ImportedDecisionStanding>(
  Object.entries({
    proposed: 'proposed',
    draft: 'proposed',
    accepted: 'in-force',
    approved: 'in-force',
    decided: 'in-force',
    rejected: 'rejected',
    deprecated: 'withdrawn',
    withdrawn: 'withdrawn',
    superseded: 'superseded',
  }),
)
