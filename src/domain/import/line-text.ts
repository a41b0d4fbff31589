import { undisguised } from '../record/disguise.ts'

/** White space to single spaces, what makes a text read as something else away, well-formed Unicode (an envelope holds nothing else). */
export function oneLine(text: string): string {
  return undisguised(text.toWellFormed()).replace(/\s+/g, ' ').trim()
}

/** At most `most` characters, cut between words where one ends near, and marked `…`. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
  const space = kept.lastIndexOf(' ')
  return `${(space > most - 80 ? kept.slice(0, space) : kept).trimEnd()}…`
}
