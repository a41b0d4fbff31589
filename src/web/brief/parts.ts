import type { Output } from '../api/call.ts'
import { saysMore } from '../area/says-more.ts'

export type Brief = Output<'brief.read'>
export type BriefSection = Brief['sections'][number]
export type BriefLine = BriefSection['lines'][number]

export interface HeadlineParts {
  /** What its author declared; null where the line is computed only. */
  readonly summary: string | null
  /** Computed facts, in order: who holds it, what is in force. */
  readonly facts: readonly string[]
}

/** A headline comes as one line of text, declared and computed parts between middle dots; they are set in different voices here. */
export function headlineParts({ area, text }: Pick<BriefLine, 'area' | 'text'>): HeadlineParts {
  if (area === null) return { summary: null, facts: [text] }
  const parts = text.split(' · ')
  const last = parts.at(-1)?.startsWith('contingencies: ') === true ? 3 : 2
  const summary = parts.slice(1, parts.length - last).join(' · ')
  return { summary: summary === '' ? null : summary, facts: parts.slice(parts.length - last + 1) }
}

/** Whether a headline says in the same words, of the same entry, what the one above it said: once is enough (B2). */
export function repeatsSummary(above: BriefLine | undefined, line: BriefLine): boolean {
  if (above === undefined || above.cites[0] !== line.cites[0]) return false
  const { summary } = headlineParts(line)
  return summary !== null && summary === headlineParts(above).summary
}

export interface ChangeParts {
  readonly subject: string
  readonly verb: string
  readonly text: string | null
}

/** `I-10 noted: October compared.` → its three columns. */
export function changeParts(text: string): ChangeParts {
  const area = /^Area (\S+) ([a-z]+)(?:: ([\s\S]*))?$/.exec(text)
  if (area !== null) {
    const [, subject = '', verb = '', name = null] = area
    return { subject, verb: `area ${verb}`, text: saysMore(name, subject) ? name : null }
  }
  const found = /^(\S+) ([a-z][a-z ]*?)(?:: ([\s\S]*))?$/.exec(text)
  if (found === null) return { subject: '', verb: '', text }
  return { subject: found[1] ?? '', verb: found[2] ?? '', text: found[3] ?? null }
}

export interface OnParts {
  readonly now: string
  readonly next: string
  readonly notes: readonly { readonly gap: boolean; readonly text: string }[]
}

/** `On: ana; next: li from …; nobody of the team reachable … to …` → its rows. */
export function onParts(text: string): OnParts {
  const [now = '', next = '', ...notes] = text.split('; ')
  return {
    now: now.replace(/^On: /, ''),
    next: next.replace(/^next: /, ''),
    notes: notes.map(note => ({ gap: note.startsWith('nobody'), text: note })),
  }
}

export interface HeldParts {
  /** The decision types, or what stands for all of them. */
  readonly may: string
  readonly areas: readonly string[]
  readonly because: string
}

/** `rollback, incident in payments, by G-4` → what may be decided, where, and because of what. */
export function heldParts(text: string): HeldParts {
  const found = /^([\w.*-]+(?:, [\w.*-]+)*) in (\S+?(?:, \S+?)*), ((?:by|as|delegated by) .+)$/.exec(text)
  if (found === null) return { may: text, areas: [], because: '' }
  return { may: found[1] ?? '', areas: (found[2] ?? '').split(', '), because: found[3] ?? '' }
}

const isoInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g

/** Instants inside computed text, on the reader's clock. */
export function onClock(text: string, moment: (at: string) => string): string {
  return text.replace(isoInstant, moment)
}

export interface OfferGroup {
  /** The handoff it comes from; null for a line released between handoffs. */
  readonly handoff: string | null
  readonly key: string
  readonly lines: readonly BriefLine[]
}

/** The lines offered, by the handoff they come from, in the order of the brief. */
export function offersOf(lines: readonly BriefLine[]): OfferGroup[] {
  const groups = new Map<string, { handoff: string | null; lines: BriefLine[] }>()
  for (const line of lines) {
    const handoff = line.handoff ?? null
    const key = handoff ?? line.item ?? line.cites[0] ?? ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { handoff, lines: [line] })
    else group.lines.push(line)
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

const worst = ['unstable', 'fragile', 'stable'] as const

/** The worst of their conditions: what decides whether a read-back is asked for (H6). */
export function worstOf(lines: readonly Pick<BriefLine, 'condition'>[]): (typeof worst)[number] {
  return worst.find(condition => lines.some(line => line.condition === condition)) ?? 'stable'
}
