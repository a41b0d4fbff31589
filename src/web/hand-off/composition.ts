import type { HandoffDocument, ItemDocument } from '../../domain/handoff/document.ts'
import { type ItemKind, itemKinds } from '../../domain/handoff/kinds.ts'
import { isBlank } from '../../domain/handoff/print.ts'

/** A handoff being written: the document itself, and what its writer's page must remember beside it. Pure data. */
export interface Composition {
  readonly document: HandoffDocument
  /** One for each item, in their order: what a line is known by while it is edited. */
  readonly keys: readonly string[]
  /** How many keys were ever made. */
  readonly made: number
  /** Carried items gone through: still true, done, or with a next step. */
  readonly settled: readonly string[]
  /** The file as typed, while the Markdown view is open: what cannot be read yet must not be lost. */
  readonly markdown: string | null
}

export function compose(document: HandoffDocument): Composition {
  const keys = document.items.map((_, index) => `line${index}`)
  return inOrder({ document, keys, made: keys.length, settled: [], markdown: null })
}

export function lineOf({ document, keys }: Composition, key: string): ItemDocument | null {
  return document.items[keys.indexOf(key)] ?? null
}

/** The lines of one kind with their keys. */
export function linesOf(
  { document, keys }: Composition,
  kind: ItemKind,
): { key: string; item: ItemDocument }[] {
  return document.items.flatMap((item, index) => (item.kind === kind ? [{ key: keys[index]!, item }] : []))
}

/** The handoff as it is checked, kept and published: without the lines that say nothing. */
export function said({ document }: Composition): HandoffDocument {
  return { ...document, items: document.items.filter(item => !isBlank(item)) }
}

/** The keys of the lines that `said` keeps, in its order: where findings stand. */
export function saidKeys({ document, keys }: Composition): string[] {
  return keys.filter((_, index) => !isBlank(document.items[index]!))
}

/** H1: items and what is declared "none" stand in the reading order of kinds. */
export function inOrder(composition: Composition): Composition {
  const { document, keys } = composition
  const order = document.items
    .map((item, index) => ({ index, rank: itemKinds.indexOf(item.kind) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index)
  const none = itemKinds.filter(kind => document.none.includes(kind))
  const items = order.map(index => document.items[index]!)
  return { ...composition, document: { ...document, items, none }, keys: order.map(index => keys[index]!) }
}

/** Carried lines nobody has gone through yet, in the order they stand. */
export function unsettled({ document, keys, settled }: Composition): string[] {
  return keys.filter((_, index) => {
    const { carries } = document.items[index]!
    return carries !== null && !settled.includes(carries)
  })
}
