import type { ItemId } from '../ids.ts'
import type { HandoffDocument, ItemDocument } from './document.ts'
import { type ItemKind, itemKinds } from './kinds.ts'
import { literalText } from './mentions-render.ts'
import { blankItem } from './template.ts'

/** An open item of the author's, its texts as the author would type them (`editableText`), its times as written. */
export interface PrefillItem {
  readonly id: ItemId
  readonly kind: ItemKind
  readonly text: string
  readonly why?: string | null
  readonly tried?: string | null
  readonly unblocker?: string | null
  /** The end of a hold or contingency. How long anything else stays true is for the author to say. */
  readonly until?: string | null
  readonly may?: string | null
  readonly limit?: string | null
  readonly by?: string | null
  readonly maxAge?: string | null
}

/** A fact from outside, such as a branch with unmerged work or a ticket; the author keeps or deletes its line. */
export interface PrefillFact {
  readonly kind: 'work' | 'watch'
  /** Taken as plain text: whatever it holds, it mentions nobody. */
  readonly text: string
  /** Ticket ids and links. */
  readonly refs?: readonly string[]
}

export interface PrefillInput {
  /** Area paths. */
  readonly areas: readonly string[]
  readonly openItems: readonly PrefillItem[]
  readonly facts: readonly PrefillFact[]
  readonly draftId?: string | null
  readonly to?: string | null
  readonly offline?: string | null
  readonly back?: string | null
}

/**
 * H4: the draft a handoff starts from: the author's open items carried forward, and facts to keep line by line. It
 * states what is known, and neither the assessment (`condition`) nor the next action (`next`, `due`): those are the author's.
 */
export function prefill(input: PrefillInput): HandoffDocument {
  const items = [
    ...input.openItems.filter(({ kind }) => kind !== 'done').map(carry),
    ...input.facts.map(factLine),
  ]
  return {
    draftId: input.draftId ?? null,
    to: input.to ?? null,
    areas: input.areas,
    offline: input.offline ?? null,
    back: input.back ?? null,
    template: null,
    summary: '',
    items: itemKinds.flatMap(kind => items.filter(item => item.kind === kind)),
    none: [],
  }
}

function carry(open: PrefillItem): ItemDocument {
  const ends = open.kind === 'hold' || open.kind === 'contingency'
  return {
    ...blankItem(open.kind),
    text: open.text,
    why: open.why ?? null,
    tried: open.tried ?? null,
    unblocker: open.unblocker ?? null,
    until: ends ? (open.until ?? null) : null,
    may: open.may ?? null,
    limit: open.limit ?? null,
    by: open.by ?? null,
    maxAge: open.maxAge ?? null,
    carries: open.id,
  }
}

function factLine({ kind, text, refs = [] }: PrefillFact): ItemDocument {
  const missing = refs.filter(ref => !text.includes(ref))
  return { ...blankItem(kind), text: [literalText(text), ...missing].join(' ') }
}
