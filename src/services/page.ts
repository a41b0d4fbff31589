/** A page of a list in a fixed order: the cursor is the key of the last thing shown. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { limit = 50, cursor }: { limit?: number | undefined; cursor?: string | undefined },
): { shown: T[]; next: string | null } {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
  const rest = cursor === undefined ? sorted : sorted.filter(item => keyOf(item) > cursor)
  const shown = rest.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rest.length > shown.length && last !== undefined ? keyOf(last) : null }
}
