import { createHash } from 'node:crypto'
import {
  type AnchorLine,
  type CheckpointLine,
  type ExportAbout,
  exportFiles,
} from '../domain/record/export-format.ts'
import { ReadingCopy } from '../domain/record/reading-copy.ts'
import type { EntryProven, Verification } from '../domain/record/verification.ts'
import { proveEntry } from './entry-proof.ts'
import { BadLine } from './envelope-of.ts'
import { BadFile, linesOf, textOf } from './lines.ts'
import type { Remembered } from './log-check.ts'
import { checkFiles, readManifest } from './manifest.ts'
import { RecordCheck, readable } from './record-check.ts'
import { WordLines } from './word-lines.ts'

/** That an entry named is not in the export. */
export class UnknownEntry extends Error {}

/**
 * R3: recomputes everything an export claims, from its files alone, and says what that does not prove. With the proof of
 * the entry named.
 */
export function verifyExport(
  dir: string,
  remembered: readonly Remembered[] = [],
  entry: string | null = null,
): Verification {
  const check = new RecordCheck(remembered)
  try {
    checkExport(dir, check)
  } catch (error) {
    check.stopped(error)
  }
  const found = check.verification()
  return found.ok && entry !== null ? { ...found, entry: proofOf(dir, entry) } : found
}

function proofOf(dir: string, named: string): EntryProven {
  const proven = proveEntry(dir, named)
  if (proven === null) throw new UnknownEntry(`there is no entry ${named} in ${dir}`)
  return proven
}

function checkExport(dir: string, check: RecordCheck): void {
  const digests = readManifest(dir)
  for (const problem of checkFiles(dir, digests)) check.say(problem)
  const about = aboutOf(dir)
  const checkpoints = jsonLines<CheckpointLine>(dir, exportFiles.checkpoints)
  if (!checkpoints.every(isCheckpointLine)) throw new BadFile('a line of the checkpoints is not as exported')
  const anchors = jsonLines<AnchorLine>(dir, exportFiles.anchors)
  if (!anchors.every(isAnchorLine)) throw new BadFile('a line of the anchors is not as exported')
  for (const anchor of anchors) check.claim(anchor)
  check.begin(about.org)
  for (const line of checkpoints) check.expect(line)
  checkEntries(dir, about, check, digests.get(exportFiles.reading) ?? '')
  if (textOf(dir, exportFiles.checkpoint) !== (checkpoints.at(-1)?.note ?? ''))
    check.say(`${exportFiles.checkpoint} is not the last checkpoint`)
}

function aboutOf(dir: string): ExportAbout {
  const [line] = jsonLines<ExportAbout>(dir, exportFiles.about)
  if (line?.format !== 'locum-export' || line.v !== 1 || typeof line.org !== 'string')
    throw new BadFile(`${exportFiles.about} is not of an export this can read`)
  return line
}

function jsonLines<T>(dir: string, name: string): T[] {
  return [...linesOf(dir, name)].map(line => JSON.parse(line.toString()) as T)
}

function checkEntries(dir: string, about: ExportAbout, check: RecordCheck, readingDigest: string): void {
  const words = new WordLines(dir)
  const leaves = linesOf(dir, exportFiles.leaves)
  const copy = new ReadingCopy()
  const reading = createHash('sha256').update(copy.heading(about.org))
  try {
    for (const bytes of linesOf(dir, exportFiles.entries)) {
      const seq = check.entries + 1
      const entry = check.entry({ bytes, leaf: leafOf(leaves.next().value), words: words.of(seq) })
      readable(seq, () => reading.update(copy.entry(entry)))
    }
    const { entries } = check
    if (entries !== about.entries)
      throw new BadLine(Math.min(entries, about.entries) + 1, 'it is missing, or should not be there')
    if (!leaves.next().done) check.say('there are more leaves than entries')
    words.finish()
    if (reading.digest('hex') !== readingDigest)
      check.say(`${exportFiles.reading} does not say what the entries say`)
  } finally {
    // What was not read to its end is still open.
    words.close()
    leaves.return(undefined)
    check.finish()
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

function leafOf(line: Buffer | undefined): Uint8Array {
  const text = line?.toString('latin1') ?? ''
  if (!/^[0-9a-f]{64}$/.test(text)) throw new BadFile('a leaf is missing or malformed')
  return Buffer.from(text, 'hex')
}
