import type { Entry, Envelope } from '../domain/record/entry.ts'
import type { WordsLine } from '../domain/record/export-format.ts'
import { hexOf } from '../domain/record/proofs/signed-note.ts'
import type { BadEntry } from '../domain/record/verification.ts'
import { hmacSha256 } from './hmac.ts'
import { BadFile } from './lines.ts'

/** Puts words beside their entries, against the commitments in these; words may only be absent where an entry says so. */
export class WordsCheck {
  readonly #lines: Iterator<Buffer>
  #next: WordsLine | null
  /** Entries without their words, by id, that no erasure has named yet. */
  readonly #wordless = new Map<string, number>()
  #bad: BadEntry | null = null
  erased = 0

  constructor(lines: Iterator<Buffer>) {
    this.#lines = lines
    this.#next = this.#read()
  }

  /** The words of the next entry; null where it has none or they were erased. */
  wordsOf(e: Envelope): Entry['words'] {
    for (const id of (e.terms as { entries?: readonly string[] }).entries ?? []) this.#wordless.delete(id)
    const line = this.#next
    if (line === null || line.seq !== e.seq) {
      if (e.commitment === null) return null
      this.erased += 1
      this.#wordless.set(e.id, e.seq)
      return null
    }
    this.#next = this.#read()
    const salt = Buffer.from(line.salt, 'hex')
    if (e.commitment === null || hexOf(hmacSha256(salt, line.words)) !== e.commitment) {
      this.#bad ??= { seq: e.seq, why: 'its words are not those it was written with' }
      return null
    }
    return JSON.parse(line.words) as Entry['words']
  }

  /** After the last entry: what is bad about words. */
  finish(): BadEntry | null {
    if (this.#next !== null) throw new BadFile(`words are there for entry ${this.#next.seq}, which is not`)
    const [missing] = this.#wordless.values()
    const unexplained =
      missing === undefined
        ? null
        : { seq: missing, why: 'its words are missing, and no entry says they were erased' }
    if (this.#bad === null || (unexplained !== null && unexplained.seq < this.#bad.seq)) return unexplained
    return this.#bad
  }

  #read(): WordsLine | null {
    const { value, done } = this.#lines.next()
    if (done) return null
    const line = JSON.parse((value as Buffer).toString()) as WordsLine
    if (
      !Number.isSafeInteger(line.seq) ||
      typeof line.words !== 'string' ||
      !/^[0-9a-f]{64}$/.test(line.salt)
    )
      throw new BadFile('a line of the words is not as exported')
    return line
  }
}
