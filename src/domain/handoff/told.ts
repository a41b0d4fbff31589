import type { ResolvedItem } from './check-context.ts'
import type { Condition, ItemWords, Target, UnnamedTerms } from './kinds.ts'

/** What the check said of a line that the handoff's entry does not name, and why it was published despite it. */
export interface LineTold {
  readonly overrides: readonly string[]
  readonly reasons: Readonly<Record<string, string>>
}

/** P1: what a handoff's own entry says: the check of those lines only that each of its readers reads. */
export interface Told extends LineTold {
  readonly condition: Condition
  readonly incomplete: boolean
  /** The lines it does not name, by their paths. */
  readonly lines: ReadonlyMap<string, LineTold>
}

export function reasonsOf(reasons: LineTold['reasons']): { overrideReasons?: LineTold['reasons'] } {
  return Object.keys(reasons).length === 0 ? {} : { overrideReasons: reasons }
}

/** What a line's own entry says where the handoff's does not name it. */
export function lineOf(
  { lines }: Told,
  items: readonly ResolvedItem[],
  item: ResolvedItem,
): { terms: { unnamed?: UnnamedTerms }; words: Pick<ItemWords, 'overrideReasons'> } {
  const line = lines.get(item.path)
  if (line === undefined) return { terms: {}, words: {} }
  const after = items.slice(0, items.indexOf(item)).filter(({ path }) => !lines.has(path)).length
  return { terms: { unnamed: { after, overrides: line.overrides } }, words: reasonsOf(line.reasons) }
}

/** The people a handoff is offered to by name. */
export function namedIn(to: Target) {
  return to.kind === 'people' ? to.people : []
}
