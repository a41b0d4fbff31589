import { numberOf } from '../domain/ids.ts'
import type { Script } from '../storage/sql.ts'

/** Loaded at once while a page is filled, so that a page with little to hide takes one look. */
const leastLoaded = 50

/**
 * A page of subjects by their ids, in the order of the keys: loaded in pieces until the page is full, so that the first
 * page of a long list costs a page and not the list. The cursor is the key of the last one shown.
 */
export function* pageByIds<T extends { readonly id: string }>(
  ids: readonly string[],
  keyOf: (id: string) => string,
  { limit = 50, cursor }: { limit?: number | undefined; cursor?: string | undefined },
  load: (ids: readonly string[]) => Script<T[]>,
): Script<{ shown: T[]; next: string | null }> {
  const rest = ids
    .map(id => ({ id, key: keyOf(id) }))
    .filter(({ key }) => cursor === undefined || key > cursor)
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id)
  const found: T[] = []
  const size = Math.max(limit + 1, leastLoaded)
  for (let from = 0; from < rest.length && found.length <= limit; from += size) {
    found.push(...(yield* load(rest.slice(from, from + size))))
  }
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: found.length > limit && last !== undefined ? keyOf(last.id) : null }
}

/** Orders numbered subjects from the newest on: keys rise, so the newest has the smallest. */
export function newestFirst(id: string): string {
  return String(Number.MAX_SAFE_INTEGER - numberOf(id)).padStart(16, '0')
}
