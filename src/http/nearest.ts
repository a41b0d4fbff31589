/** The name at most three edits away, or null. */
export function nearest(typed: string, names: readonly string[]): string | null {
  if (typed.length > 60) return null
  let best: string | null = null
  let least = 4
  for (const name of names) {
    const edits = distance(typed.toLowerCase(), name)
    if (edits < least) {
      least = edits
      best = name
    }
  }
  return best
}

/** Levenshtein's, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change))
    }
    row = next
  }
  return row[b.length] ?? 0
}
