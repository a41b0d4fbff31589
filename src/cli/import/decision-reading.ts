import { oneLine } from '../../domain/import/line-text.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import type { Gathering } from './reading.ts'
import { fieldOf, itemsOf, type Tree, textOf } from './yaml-tree.ts'

/**
 * T4: a date alone is the end of that day, in UTC where no zone is known. The first of these fields that is a day; one
 * that is none is reported, and left out.
 */
export function firstDayOf(
  tree: Tree,
  names: readonly string[],
  file: string,
  into: Gathering,
): Instant | null {
  for (const name of names) {
    const text = textOf(tree, name)
    if (text === null) continue
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text)
    const day = match?.slice(1).map(part => part.padStart(2, '0'))
    const parsed = day === undefined ? null : parseLocalTime(currentZoneTable, day.join('-'), 'Etc/UTC')
    if (parsed?.ok === true) return parsed.value.instant
    const line = fieldOf(tree, name)?.line ?? tree.line
    into.skip(file, line, `has the date "${oneLine(text).slice(0, 40)}", which is no day; it is left out`)
  }
  return null
}

/** The names of a list, or of one line with commas; `none` and the like are nobody. */
export function namesOf(tree: Tree, name: string): { text: string; line: number }[] {
  const held = fieldOf(tree, name)
  const texts = held?.kind === 'text' ? held.text.split(/[,;]/).map(text => ({ text, line: held.line })) : []
  const items = itemsOf(held).flatMap(item =>
    item.kind === 'text' ? [{ text: item.text, line: item.line }] : [],
  )
  return [...texts, ...items]
    .map(({ text, line }) => ({ text: oneLine(text).replace(/^["“”']+|["“”']+$/g, ''), line }))
    .filter(({ text }) => text !== '' && !isNothing(text))
}

export function isNothing(text: string): boolean {
  return /^(?:n\/?a|none|tbd|tba|todo|-+|–|—|null|~)$/i.test(text.trim())
}
