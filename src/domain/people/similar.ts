import { foldCase } from './names.ts'

/** Names that are nearly the one typed, nearest first, at most three: what a refusal suggests. */
export function similarNames(typed: string, names: Iterable<string>): string[] {
  const wanted = foldCase(typed).slice(0, 64)
  const allowed = wanted.length < 4 ? 1 : 2
  const found: { name: string; far: number }[] = []
  for (const name of names) {
    const folded = foldCase(name)
    if (Math.abs(folded.length - wanted.length) > allowed && !startsAlike(folded, wanted)) continue
    const far = startsAlike(folded, wanted) ? 1 : distance(folded.slice(0, 64), wanted)
    if (far <= allowed) found.push({ name, far })
  }
  return found
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

function startsAlike(a: string, b: string): boolean {
  return (a.length >= 2 && b.startsWith(a)) || (b.length >= 2 && a.startsWith(b))
}

/** Edits of one letter between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same))
    }
    row = next
  }
  return row[b.length]!
}
