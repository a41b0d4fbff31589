import { type Entry, type Envelope, is } from '../domain/record/entry.ts'
import { hexOf } from '../domain/record/proofs/signed-note.ts'
import type { BadEntry } from '../domain/record/verification.ts'
import { hmacSha256 } from './hmac.ts'

/** Words as they are shown: the commitment is `HMAC-SHA256(salt, words)`, the salt in hex. */
export interface ShownWords {
  readonly salt: string
  readonly words: string
}

export function isShownWords(words: ShownWords): boolean {
  return typeof words.words === 'string' && /^[0-9a-f]{64}$/.test(words.salt)
}

/** Puts words beside their entries, against the commitments in these; words may only be absent where an entry says so. */
export class WordsCheck {
  /** Entries without their words, by id, that no erasure has named yet. */
  readonly #wordless = new Map<string, number>()
  /** Proposals without their words, by subject: those go with the confirmation, whose entries say the same (V7, R4). */
  readonly #proposed = new Map<string, string>()
  #bad: BadEntry | null = null
  erased = 0

  /** The words of the next entry; null where it has none or they were erased. */
  wordsOf(e: Envelope, shown: ShownWords | null): Entry['words'] {
    for (const id of (e.terms as { entries?: readonly string[] }).entries ?? []) this.#wordless.delete(id)
    if (is(e, 'proposal.confirmed')) this.#wordless.delete(this.#proposed.get(e.subject) ?? '')
    if (shown === null) {
      if (e.commitment === null) return null
      this.erased += 1
      this.#wordless.set(e.id, e.seq)
      if (is(e, 'proposal.made')) this.#proposed.set(e.subject, e.id)
      return null
    }
    if (
      e.commitment === null ||
      hexOf(hmacSha256(Buffer.from(shown.salt, 'hex'), shown.words)) !== e.commitment
    ) {
      this.#bad ??= { seq: e.seq, why: 'its words are not those it was written with' }
      return null
    }
    return JSON.parse(shown.words) as Entry['words']
  }

  /** Whether words are missing that no entry so far says were erased. */
  get lacksSome(): boolean {
    return this.#wordless.size > 0
  }

  /** After the last entry: what is bad about words. */
  finish(): BadEntry | null {
    const [missing] = this.#wordless.values()
    const unexplained =
      missing === undefined
        ? null
        : { seq: missing, why: 'its words are missing, and no entry says they were erased' }
    if (this.#bad === null || (unexplained !== null && unexplained.seq < this.#bad.seq)) return unexplained
    return this.#bad
  }
}
