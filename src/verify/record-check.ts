import { ReEvaluator } from '../domain/decisions/re-evaluate.ts'
import { type Entry, type Envelope, is } from '../domain/record/entry.ts'
import type { BadEntry, Verification } from '../domain/record/verification.ts'
import { zoneTables } from '../domain/time/zone-tables.ts'
import type { ZoneTable } from '../domain/time/zones.ts'
import { BadLine, envelopeOf } from './envelope-of.ts'
import { BadFile } from './lines.ts'
import { LogCheck, type Remembered, type Shown } from './log-check.ts'
import { notProved } from './not-proved.ts'
import { nodePrimitives } from './primitives.ts'
import { type ShownWords, WordsCheck } from './words-check.ts'

/** An entry as it is shown: its exact bytes, the leaf said to be its own, its words. */
export interface ShownEntry {
  readonly bytes: Uint8Array
  readonly leaf: Uint8Array
  readonly words: ShownWords | null
}

/**
 * R3: recomputes a record entry by entry and says what that does not prove; whoever shows it, an export or a live
 * server. Keeps of it what authority is computed from and what is not settled yet, nothing else.
 */
export class RecordCheck {
  readonly #remembered: readonly Remembered[]
  readonly #problems: string[] = []
  readonly #byAssurance = { asserted: 0, token: 0, session: 0, verified: 0 }
  readonly #decisions = new ReEvaluator(tableOf)
  readonly #words = new WordsCheck()
  readonly #anchors: { readonly size: number; readonly place: string }[] = []
  #org = ''
  #log: LogCheck | null = null
  #bad: BadEntry | null = null
  #entries = 0
  #unread = 0
  #imported = 0
  #simulated = false
  #lastAt = 0
  #decides = true
  /** Entries whose authority does not come out, which may be by what could not be read. */
  #unsure = 0

  constructor(remembered: readonly Remembered[]) {
    this.#remembered = remembered
  }

  /** Before the first entry: whose record it is. */
  begin(org: string): void {
    this.#org = org
    this.#log = new LogCheck(nodePrimitives, org as Envelope['org'], problem => this.say(problem))
    for (const one of this.#remembered) this.#log.remember(one)
  }

  /** A problem beside the entries; the first twenty are kept. */
  say(problem: string): void {
    if (this.#problems.length < 20) this.#problems.push(problem)
  }

  /** What cannot be read ends the check, and is told; any other fault is one. */
  stopped(error: unknown): void {
    if (error instanceof BadLine) this.found({ seq: error.seq, why: error.message })
    else if (error instanceof BadFile || error instanceof SyntaxError) this.say(error.message)
    else throw error
  }

  /** Keeps the first; an entry known exactly stands before a range that holds it. */
  found(bad: BadEntry | null): void {
    if (bad === null) return
    const before = this.#bad
    const isWithin = before?.until !== undefined && bad.until === undefined && bad.seq <= before.until
    if (before === null || bad.seq < before.seq || isWithin) this.#bad = bad
  }

  /** How many entries were shown so far. */
  get entries(): number {
    return this.#entries
  }

  get lacksWords(): boolean {
    return this.#words.lacksSome
  }

  /** A checkpoint over entries to come. */
  expect(shown: Shown): void {
    this.#log?.expect(shown)
  }

  /** That a checkpoint is remembered elsewhere, as whoever shows the record says. */
  claim(anchor: { readonly size: number; readonly place: string }): void {
    this.#anchors.push(anchor)
  }

  /** The next entry; answers what it says. */
  entry({ bytes, leaf, words }: ShownEntry): Entry {
    const seq = this.#entries + 1
    const e = envelopeOf(bytes, seq, { org: this.#org, lastAt: this.#lastAt })
    const entry = readable(seq, () => {
      this.#log?.next(bytes, e, leaf)
      this.#count(e)
      const read = { envelope: e, words: this.#words.wordsOf(e, words) } as Entry
      this.#reEvaluate(e)
      return read
    })
    this.#lastAt = e.at
    return entry
  }

  /** The next entry, which whoever verifies may not read: it counts by its leaf alone. */
  unread(leaf: Uint8Array): void {
    this.#entries += 1
    this.#unread += 1
    this.#log?.nextUnread(leaf)
  }

  #count(e: Envelope): void {
    this.#entries += 1
    this.#byAssurance[e.assurance] += 1
    if (is(e, 'decision.imported')) this.#imported += 1
    if (is(e, 'org.created')) this.#simulated = e.terms.simulated
  }

  /** What authority rests on may itself be kept from whoever verifies: then it cannot be told that it does not hold. */
  #reEvaluate(e: Envelope): void {
    if (!this.#decides || this.#decisions.next(e)) return
    if (this.#unread === 0) this.#decides = false
    else this.#unsure += 1
  }

  /** After the last entry, or where nothing further can be read. */
  finish(): void {
    this.found(this.#words.finish())
    const { differs } = this.#decisions.found
    if (!this.#decides && differs !== null)
      this.found({ seq: differs.seq, why: `its authority does not hold: ${differs.why}` })
    this.#log?.finish()
    this.found(this.#log?.bad ?? null)
  }

  verification(): Verification {
    const { mapChanges, votes, turns, decisions } = this.#decisions.found
    const sealed = this.#log?.sealed ?? 0
    const claimed = this.#anchors.map(({ size }) => size).filter(size => size <= sealed)
    const isRemembered = this.#remembered.length > 0
    return {
      ok: this.#bad === null && this.#problems.length === 0,
      entries: this.#entries,
      sealed,
      anchored: Math.max(this.#log?.remembered ?? 0, ...(isRemembered ? [] : claimed), 0),
      ...(this.#bad !== null && { firstBad: this.#bad }),
      unread: this.#unread,
      decisionsChecked: decisions,
      mapChangesChecked: mapChanges,
      votesChecked: votes,
      turnsChecked: turns,
      byAssurance: this.#byAssurance,
      erased: this.#words.erased,
      simulated: this.#simulated,
      problems: this.#problems,
      notProved: notProved({
        isRemembered,
        places: [...new Set(this.#anchors.map(({ place }) => place))],
        unsealed: this.#entries - sealed,
        imported: this.#imported,
        unread: this.#unread,
        unsure: this.#unsure,
        forks: this.#log?.unremembered ?? [],
      }),
    }
  }
}

/** Whatever its bytes say: what no rule can read is no entry. */
export function readable<T>(seq: number, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof BadFile || !(error instanceof Error)) throw error
    throw new BadLine(seq, `it cannot be read as an entry (${error.message})`)
  }
}

function tableOf(version: string): ZoneTable {
  const table = zoneTables.get(version)
  if (table === undefined)
    throw new BadFile(`the time zone data ${version} is not known here: use a newer verifier`)
  return table
}
