import type { Refusal } from '../refusal.ts'
import type { PlacedFinding } from './check-context.ts'
import type { FormatError } from './document.ts'

interface Place {
  readonly line: number | null
  readonly column?: number
}

/** Collects findings and says where in the Markdown they stand. */
export class Findings {
  readonly list: PlacedFinding[] = []
  readonly #lines: readonly string[] | null

  constructor(source: string | undefined) {
    this.#lines = source === undefined ? null : source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  }

  error(code: string, path: string, message: string, place: Place): void {
    this.list.push({ code, level: 'error', path, message, ...place })
  }

  warning(code: string, path: string, message: string, place: Place): void {
    this.list.push({ code, level: 'warning', path, message, ...place })
  }

  /** A refusal met on the way, as one sentence: what is wrong, then what to do. */
  refusal({ code, message, next }: Refusal, path: string, place: Place): void {
    const then = next.charAt(0).toLowerCase() + next.slice(1)
    this.error(code, path, `${message.replace(/\.$/, '')}: ${then}`, place)
  }

  format(errors: readonly FormatError[]): void {
    for (const { code, message, line, column } of errors)
      this.error(code, `line ${line}`, message, { line, column })
  }

  /** The line of a key of the front matter, and where on it `needle` stands. */
  front(key: string, needle?: string): Place {
    const wanted = new RegExp(`^\\s*${key}\\s*:`, 'i')
    const lines = this.#frontLines()
    const index = lines.findIndex(line => wanted.test(line))
    if (index < 0) return { line: null }
    const column = needle === undefined ? 0 : columnOf(lines[index]!, needle, key.length)
    return { line: index + 1, ...(column > 0 && { column }) }
  }

  /** Where the value of an item's key stands; the key itself if the value is not beside it. */
  value(line: number | null, key: string, value: string): Place {
    const place = this.within(line, `${key}:`)
    if (place.column === undefined) return place
    const text = this.#lines?.[(place.line ?? 1) - 1] ?? ''
    const column = columnOf(text, value, place.column + key.length)
    return column === 0 ? place : { ...place, column }
  }

  /** Where `needle` stands from a line on; that line alone if it is not found within the lines that belong to it. */
  within(line: number | null, needle: string): Place {
    if (this.#lines === null || line === null) return { line }
    for (let at = line - 1; at < this.#lines.length; at++) {
      const text = this.#lines[at]!
      if (at > line - 1 && /^(?:\S|\s*$)/.test(text)) break
      const column = columnOf(text, needle, 0)
      if (column > 0) return { line: at + 1, column }
    }
    return { line }
  }

  /** Where `needle` stands between the front matter and the first section. */
  summary(needle: string): Place {
    if (this.#lines === null) return { line: null }
    for (let at = this.#frontLines().length; at < this.#lines.length; at++) {
      const text = this.#lines[at]!
      if (text.startsWith('##')) break
      const column = columnOf(text, needle, 0)
      if (column > 0) return { line: at + 1, column }
    }
    return { line: null }
  }

  #frontLines(): readonly string[] {
    const lines = this.#lines ?? []
    const opening = lines.findIndex(line => line.trim() !== '')
    if (opening < 0 || !/^-{3,}\s*$/.test(lines[opening]!)) return []
    const closing = lines.findIndex((line, at) => at > opening && /^-{3,}\s*$/.test(line))
    return lines.slice(0, closing < 0 ? lines.length : closing + 1)
  }
}

/** The 1-based column of a word, not of a longer one that begins with it; 0 if it is not there. */
function columnOf(text: string, word: string, from: number): number {
  const longer = /[\p{L}\p{N}]$/u.test(word) ? /^[\p{L}\p{N}_]/u : null
  let at = text.indexOf(word, from)
  while (at >= 0 && longer?.test(text.slice(at + word.length, at + word.length + 2)))
    at = text.indexOf(word, at + 1)
  return at + 1
}
