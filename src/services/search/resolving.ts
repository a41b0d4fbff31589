import type { SealState } from '../../domain/search/qualifiers.ts'
import type { Resolving } from '../../domain/search/resolve.ts'
import type { ResolvedSearch } from '../../domain/search/resolved.ts'
import { seqAt } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { loadStanding } from '../sealing/standing.ts'

/** Who asks, and what names mean to them. */
export function resolvingFor({ gov, names, caller, at, zones }: Scope): Resolving {
  return { gov, names, me: caller.person, at, zones, zone: zoneOf({ gov }, caller.person) }
}

/** The record is in order of time and sealed in order, so that both are between which entries something stands. */
export function* placed(scope: Scope, tree: ResolvedSearch): Script<ResolvedSearch> {
  if (tree.is === 'not') return without(yield* placed(scope, tree.of))
  if (tree.is === 'and' || tree.is === 'or') {
    const of: ResolvedSearch[] = []
    for (const part of tree.of) of.push(yield* placed(scope, part))
    return { is: tree.is, of }
  }
  if (tree.is === 'sealed') return { is: 'seqs', after: 0, until: yield* sealedUntil(scope, tree.as) }
  if (tree.is !== 'moment' || tree.of !== 'recorded') return tree
  const { from, until } = tree.span
  return {
    is: 'seqs',
    after: yield* seqAt(scope.org, from - 1),
    until: yield* seqAt(scope.org, until - 1),
  }
}

/** What is not among the first entries is among the others, which bound a search as well. */
function without(part: ResolvedSearch): ResolvedSearch {
  return part.is === 'seqs' && part.after === 0
    ? { is: 'seqs', after: part.until, until: Number.MAX_SAFE_INTEGER }
    : { is: 'not', of: part }
}

/** R2: up to which entry the record is so. It is not of the record, so a past read tells of now. */
function* sealedUntil(scope: Scope, as: SealState): Script<number> {
  if (as === 'recorded') return Number.MAX_SAFE_INTEGER
  const { sealed, anchored } = yield* loadStanding(scope.org)
  return (as === 'sealed' ? sealed : anchored)?.size ?? 0
}

export interface Bounded {
  /** What is left to ask of each entry; null where the bounds are all that was asked. */
  readonly tree: ResolvedSearch
  readonly after: number
  readonly until: number
}

/** Takes out what bounds the whole query, so that no entry outside needs to be looked at. */
export function* bounded(scope: Scope, tree: ResolvedSearch, head: number): Script<Bounded> {
  const parts = tree.is === 'and' ? tree.of : [tree]
  let [after, until] = [0, head]
  const rest: ResolvedSearch[] = []
  for (const part of parts) {
    if (part.is === 'seqs') {
      after = Math.max(after, part.after)
      until = Math.min(until, part.until)
      continue
    }
    // Nothing was said after it was recorded.
    if (part.is === 'moment' && part.of === 'said' && part.span.from > 0)
      after = Math.max(after, yield* seqAt(scope.org, part.span.from - 1))
    rest.push(part)
  }
  return { tree: { is: 'and', of: rest }, after, until }
}
