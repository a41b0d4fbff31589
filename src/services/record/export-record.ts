import type { OrgId } from '../../domain/ids.ts'
import type { Entry, Envelope } from '../../domain/record/entry.ts'
import type { AnchorLine, CheckpointLine, ExportFile, WordsLine } from '../../domain/record/export-format.ts'
import { toBase64 } from '../../domain/record/proofs/base64.ts'
import { consistencyRanges } from '../../domain/record/proofs/consistency.ts'
import { ReadingCopy } from '../../domain/record/reading-copy.ts'
import {
  latestCheckpoint,
  listAnchors,
  listCheckpoints,
  type StoredCheckpoint,
} from '../../storage/checkpoints.ts'
import { loadHead, loadStored } from '../../storage/entries.ts'
import { loadErasures } from '../../storage/erasure.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { rangeHashes } from '../sealing/stored-tree.ts'
import { toHex } from '../stored-entry.ts'

/** A piece of one file of an export, to be written behind what came before it. */
export interface ExportPiece {
  readonly file: ExportFile
  readonly text: string
}

const perPage = 1_000

type StoredPage = ReturnType<typeof loadStored> extends Script<infer Rows> ? Rows : never

/**
 * The record up to its head at the start, piece by piece: exact leaf bytes, leaves, words with salts, checkpoints with
 * the steps between them, and a reading copy. Reads in pages and writes nothing. Returns false where words were erased
 * meanwhile by an entry this export does not hold: then it is begun again.
 */
export async function* exportRecord(
  env: Environment,
  org: OrgNo,
  id: OrgId,
): AsyncGenerator<ExportPiece, boolean> {
  const { store, pause } = env
  const { head, sealed } = await store.read(org, function* () {
    return { head: (yield* loadHead(org))?.seq ?? 0, sealed: yield* latestCheckpoint(org) }
  })
  const about = { format: 'locum-export', v: 1, org: id, entries: head }
  yield { file: 'about', text: `${JSON.stringify(about)}\n` }
  const copy = new ReadingCopy()
  yield { file: 'reading', text: copy.heading(id) }
  const wordless = new Set<string>()
  for (let after = 0; after < head; ) {
    const from = after
    const page = await store.read(org, () => loadStored(org, from, Math.min(perPage, head - from)))
    yield* piecesOf(page, copy, wordless)
    after += page.length
    if (page.length === 0) throw new Error(`entries are missing after ${after}`)
    await pause()
  }
  yield* checkpointPieces(env, org, sealed)
  return wordless.size === 0 || !(await store.read(org, () => isErased(org, wordless)))
}

/** Words that are gone without an erasure are for whoever verifies to find. */
function* isErased(org: OrgNo, entries: ReadonlySet<string>): Script<boolean> {
  return (yield* loadErasures(org)).some(({ bytes }) =>
    (JSON.parse(bytes) as Envelope<'record.erased'>).terms.entries.some(entry => entries.has(entry)),
  )
}

function* piecesOf(page: StoredPage, copy: ReadingCopy, wordless: Set<string>): Generator<ExportPiece> {
  const texts = { entries: '', leaves: '', words: '', reading: '' }
  for (const { seq, bytes, leaf, salt, words } of page) {
    const envelope = JSON.parse(bytes) as Envelope
    texts.entries += `${bytes}\n`
    texts.leaves += `${toHex(leaf)}\n`
    if (words !== null && salt !== null) {
      const line: WordsLine = { seq, salt: toHex(salt), words }
      texts.words += `${JSON.stringify(line)}\n`
    } else if (envelope.commitment !== null) wordless.add(envelope.id)
    for (const erased of (envelope.terms as { entries?: readonly string[] }).entries ?? [])
      wordless.delete(erased)
    texts.reading += copy.entry({ envelope, words: words === null ? null : JSON.parse(words) } as Entry)
  }
  for (const file of ['entries', 'leaves', 'words', 'reading'] as const) yield { file, text: texts[file] }
}

/**
 * The checkpoints up to the one that was the latest at the start. That one is told as it was then: of an hour only the
 * last is kept, and while an export is written others go on sealing.
 */
async function* checkpointPieces(
  { store, crypto }: Environment,
  org: OrgNo,
  latest: StoredCheckpoint | null,
): AsyncGenerator<ExportPiece> {
  let before: StoredCheckpoint | null = null
  for await (const checkpoint of checkpointsUpTo(store, org, latest)) {
    const ranges = before === null ? [] : consistencyRanges(before.size, checkpoint.size)
    const continues: Uint8Array[] = await store.read(org, () => rangeHashes(crypto, org, ranges))
    yield { file: 'checkpoints', text: `${JSON.stringify(checkpointLine(checkpoint, continues))}\n` }
    before = checkpoint
  }
  const anchors = await store.read(org, () => listAnchors(org))
  for (const anchor of anchors.filter(({ size }) => size <= (latest?.size ?? 0))) {
    const line: AnchorLine = anchor
    yield { file: 'anchors', text: `${JSON.stringify(line)}\n` }
  }
  yield { file: 'checkpoint', text: latest?.note ?? '' }
}

async function* checkpointsUpTo(
  store: Environment['store'],
  org: OrgNo,
  latest: StoredCheckpoint | null,
): AsyncGenerator<StoredCheckpoint> {
  if (latest === null) return
  for (let after = 0; ; ) {
    const from = after
    const page = await store.read(org, () => listCheckpoints(org, from, 100))
    const earlier = page.filter(({ size }) => size < latest.size)
    yield* earlier
    after = earlier.at(-1)?.size ?? after
    if (earlier.length < 100) break
  }
  yield latest
}

function checkpointLine(
  { size, key, note, sealedAt }: StoredCheckpoint,
  continues: readonly Uint8Array[],
): CheckpointLine {
  return { size, key, note, sealedAt, continues: continues.map(toBase64) }
}
