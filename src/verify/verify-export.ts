import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ReEvaluator } from '../domain/decisions/re-evaluate.ts'
import { assurances, type Entry, type Envelope, is } from '../domain/record/entry.ts'
import {
  type AnchorLine,
  type CheckpointLine,
  type ExportAbout,
  exportFiles,
} from '../domain/record/export-format.ts'
import { ReadingCopy } from '../domain/record/reading-copy.ts'
import type { BadEntry, Verification } from '../domain/record/verification.ts'
import { zoneTables } from '../domain/time/zone-tables.ts'
import type { ZoneTable } from '../domain/time/zones.ts'
import { BadFile, linesOf } from './lines.ts'
import { LogCheck, type Remembered } from './log-check.ts'
import { checkFiles, readManifest } from './manifest.ts'
import { claimedAnchors, neverProved, unsealedTail, withoutMemory } from './not-proved.ts'
import { nodePrimitives } from './primitives.ts'
import { WordsCheck } from './words-check.ts'

/** An entry that cannot be read as one: nothing behind it can be. */
class BadLine extends Error {
  readonly seq: number

  constructor(seq: number, why: string) {
    super(why)
    this.seq = seq
  }
}

/** R3: recomputes everything an export claims, from its files alone, and says what that does not prove. */
export function verifyExport(dir: string, remembered: readonly Remembered[] = []): Verification {
  const check = new ExportCheck(dir, remembered)
  try {
    check.run()
  } catch (error) {
    if (error instanceof BadLine) check.found({ seq: error.seq, why: error.message })
    else if (error instanceof BadFile || error instanceof SyntaxError) check.say(error.message)
    else throw error
  }
  return check.report()
}

class ExportCheck {
  readonly #dir: string
  readonly #remembered: readonly Remembered[]
  readonly #problems: string[] = []
  readonly #byAssurance = { asserted: 0, token: 0, session: 0, verified: 0 }
  readonly #decisions = new ReEvaluator(tableOf)
  #log: LogCheck | null = null
  #bad: BadEntry | null = null
  #entries = 0
  #erased = 0
  #imported = 0
  #simulated = false
  #anchors: AnchorLine[] = []

  constructor(dir: string, remembered: readonly Remembered[]) {
    this.#dir = dir
    this.#remembered = remembered
  }

  say(problem: string): void {
    if (this.#problems.length < 20) this.#problems.push(problem)
  }

  /** Keeps the first; an entry known exactly stands before a range that holds it. */
  found(bad: BadEntry | null): void {
    if (bad === null) return
    const before = this.#bad
    const isWithin = before?.until !== undefined && bad.until === undefined && bad.seq <= before.until
    if (before === null || bad.seq < before.seq || isWithin) this.#bad = bad
  }

  run(): void {
    const digests = readManifest(this.#dir)
    for (const problem of checkFiles(this.#dir, digests)) this.say(problem)
    const about = this.#about()
    const checkpoints = this.#jsonLines<CheckpointLine>(exportFiles.checkpoints)
    if (!checkpoints.every(isCheckpointLine))
      throw new BadFile('a line of the checkpoints is not as exported')
    this.#anchors = this.#jsonLines<AnchorLine>(exportFiles.anchors)
    if (!this.#anchors.every(isAnchorLine)) throw new BadFile('a line of the anchors is not as exported')
    const log = new LogCheck(nodePrimitives, about.org as Envelope['org'], checkpoints, problem =>
      this.say(problem),
    )
    this.#log = log
    for (const one of this.#remembered) log.remember(one)
    this.#checkEntries(about, log, digests.get(exportFiles.reading) ?? '')
    if (readFileSync(`${this.#dir}/${exportFiles.checkpoint}`, 'utf8') !== (checkpoints.at(-1)?.note ?? ''))
      this.say(`${exportFiles.checkpoint} is not the last checkpoint`)
  }

  #about(): ExportAbout {
    const [line] = this.#jsonLines<ExportAbout>(exportFiles.about)
    if (line?.format !== 'locum-export' || line.v !== 1 || typeof line.org !== 'string')
      throw new BadFile(`${exportFiles.about} is not of an export this can read`)
    return line
  }

  #jsonLines<T>(name: string): T[] {
    return [...linesOf(this.#dir, name)].map(line => JSON.parse(line.toString()) as T)
  }

  #checkEntries(about: ExportAbout, log: LogCheck, readingDigest: string): void {
    const wordLines = linesOf(this.#dir, exportFiles.words)
    const words = new WordsCheck(wordLines)
    const leaves = linesOf(this.#dir, exportFiles.leaves)
    const copy = new ReadingCopy()
    const reading = createHash('sha256').update(copy.heading(about.org))
    let decides = true
    let lastAt = 0
    try {
      for (const bytes of linesOf(this.#dir, exportFiles.entries)) {
        const seq = this.#entries + 1
        const e = envelopeOf(bytes, seq, about.org, lastAt)
        const leaf = leafOf(leaves.next().value)
        readable(seq, () => {
          log.next(bytes, e, leaf)
          this.#count(e)
          reading.update(copy.entry({ envelope: e, words: words.wordsOf(e) } as Entry))
          if (decides) decides = this.#decisions.next(e)
        })
        lastAt = e.at
      }
      if (this.#entries !== about.entries)
        throw new BadLine(Math.min(this.#entries, about.entries) + 1, 'it is missing, or should not be there')
      if (!leaves.next().done) this.say('there are more leaves than entries')
      this.found(words.finish())
      if (reading.digest('hex') !== readingDigest)
        this.say(`${exportFiles.reading} does not say what the entries say`)
    } finally {
      // What was not read to its end is still open.
      wordLines.return(undefined)
      leaves.return(undefined)
      this.#erased = words.erased
      const { differs } = this.#decisions.found
      this.found(
        differs === null ? null : { seq: differs.seq, why: `its authority does not hold: ${differs.why}` },
      )
      log.finish()
      this.found(log.bad)
    }
  }

  #count(e: Envelope): void {
    this.#entries += 1
    this.#byAssurance[e.assurance] += 1
    if (is(e, 'decision.imported')) this.#imported += 1
    if (is(e, 'org.created')) this.#simulated = e.terms.simulated
  }

  report(): Verification {
    const { mapChanges, votes, turns, decisions } = this.#decisions.found
    const sealed = this.#log?.sealed ?? 0
    const claimed = this.#anchors.map(({ size }) => size).filter(size => size <= sealed)
    const remembered = this.#log?.remembered ?? 0
    return {
      ok: this.#bad === null && this.#problems.length === 0,
      entries: this.#entries,
      sealed,
      anchored: Math.max(remembered, ...(this.#remembered.length > 0 ? [] : claimed), 0),
      ...(this.#bad !== null && { firstBad: this.#bad }),
      decisionsChecked: decisions,
      mapChangesChecked: mapChanges,
      votesChecked: votes,
      turnsChecked: turns,
      byAssurance: this.#byAssurance,
      erased: this.#erased,
      simulated: this.#simulated,
      problems: this.#problems,
      notProved: this.#notProved(sealed),
    }
  }

  #notProved(sealed: number): string[] {
    const places = [...new Set(this.#anchors.map(({ place }) => place))]
    const unsealed = this.#entries - sealed
    return [
      ...neverProved,
      ...(this.#remembered.length === 0 ? [withoutMemory] : []),
      ...(this.#remembered.length === 0 && places.length > 0 ? [claimedAnchors(places)] : []),
      ...(unsealed > 0 ? [unsealedTail(unsealed)] : []),
      ...(this.#imported > 0
        ? [`The authority of ${this.#imported} decisions that were taken elsewhere and imported.`]
        : []),
    ]
  }
}

function isCheckpointLine({ size, key, note, sealedAt, continues }: CheckpointLine): boolean {
  const isText = typeof key === 'string' && typeof note === 'string'
  const isPath = Array.isArray(continues) && continues.every(hash => typeof hash === 'string')
  return isText && isPath && Number.isSafeInteger(size) && size > 0 && Number.isSafeInteger(sealedAt)
}

function isAnchorLine({ size, place, anchoredAt }: AnchorLine): boolean {
  return Number.isSafeInteger(size) && typeof place === 'string' && Number.isSafeInteger(anchoredAt)
}

function tableOf(version: string): ZoneTable {
  const table = zoneTables.get(version)
  if (table === undefined)
    throw new BadFile(`the time zone data ${version} is not known here: use a newer verifier`)
  return table
}

function envelopeOf(bytes: Buffer, seq: number, org: string, lastAt: number): Envelope {
  let e: Envelope
  try {
    e = JSON.parse(bytes.toString()) as Envelope
  } catch {
    throw new BadLine(seq, 'it is not an entry')
  }
  if (e?.v !== 1 || typeof e.kind !== 'string' || !assurances.includes(e.assurance))
    throw new BadLine(seq, 'it is not an entry')
  if (e.seq !== seq) throw new BadLine(seq, `entry ${e.seq} stands in its place`)
  if (e.org !== org) throw new BadLine(seq, 'it is of another organisation')
  if (e.at < lastAt && e.kind !== 'clock.reset')
    throw new BadLine(seq, 'its instant is before that of the entry before')
  return e
}

/** Whatever its bytes say: what no rule can read is no entry. */
function readable(seq: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (error instanceof BadFile || !(error instanceof Error)) throw error
    throw new BadLine(seq, `it cannot be read as an entry (${error.message})`)
  }
}

function leafOf(line: Buffer | undefined): Uint8Array {
  const text = line?.toString('latin1') ?? ''
  if (!/^[0-9a-f]{64}$/.test(text)) throw new BadFile('a leaf is missing or malformed')
  return Buffer.from(text, 'hex')
}
