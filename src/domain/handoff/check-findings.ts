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

  /** The line of a key of the front matter. */
  front(key: string): Place {
    const wanted = new RegExp(`^\\s*${key}\\s*:`, 'i')
    const index = this.#frontLines().findIndex(line => wanted.test(line))
    return { line: index < 0 ? null : index + 1 }
  }

  /** Where `needle` stands from a line on; that line alone if it is not found within the lines that belong to it. */
  within(line: number | null, needle: string): Place {
    if (this.#lines === null || line === null) return { line }
    for (let at = line - 1; at < this.#lines.length; at++) {
      const text = this.#lines[at]!
      if (at > line - 1 && /^(?:\S|\s*$)/.test(text)) break
      const column = text.indexOf(needle)
      if (column >= 0) return { line: at + 1, column: column + 1 }
    }
    return { line }
  }

  /** Where `needle` stands between the front matter and the first section. */
  summary(needle: string): Place {
    if (this.#lines === null) return { line: null }
    for (let at = this.#frontLines().length; at < this.#lines.length; at++) {
      const text = this.#lines[at]!
      if (text.startsWith('##')) break
      const column = text.indexOf(needle)
      if (column >= 0) return { line: at + 1, column: column + 1 }
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
