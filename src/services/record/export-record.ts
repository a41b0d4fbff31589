import type { OrgId } from '../../domain/ids.ts'
import type { Entry, Envelope } from '../../domain/record/entry.ts'
import type { AnchorLine, CheckpointLine, ExportFile, WordsLine } from '../../domain/record/export-format.ts'
import { toBase64 } from '../../domain/record/proofs/base64.ts'
import { consistencyRanges } from '../../domain/record/proofs/consistency.ts'
import { ReadingCopy } from '../../domain/record/reading-copy.ts'
import { listAnchors, listCheckpoints, type StoredCheckpoint } from '../../storage/checkpoints.ts'
import { loadHead, loadStored } from '../../storage/entries.ts'
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
  const head = (await store.read(org, () => loadHead(org)))?.seq ?? 0
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
  yield* checkpointPieces(env, org, head)
  return wordless.size === 0
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

async function* checkpointPieces(
  { store, crypto }: Environment,
  org: OrgNo,
  head: number,
): AsyncGenerator<ExportPiece> {
  let before: StoredCheckpoint | null = null
  for (;;) {
    const earlier: StoredCheckpoint | null = before
    const page: StoredCheckpoint[] = await store.read(org, () =>
      listCheckpoints(org, earlier?.size ?? 0, 100),
    )
    for (const checkpoint of page.filter(({ size }) => size <= head)) {
      const ranges = before === null ? [] : consistencyRanges(before.size, checkpoint.size)
      const continues: Uint8Array[] = await store.read(org, () => rangeHashes(crypto, org, ranges))
      yield { file: 'checkpoints', text: `${JSON.stringify(checkpointLine(checkpoint, continues))}\n` }
      before = checkpoint
    }
    if (page.length < 100 || before === earlier) break
  }
  const anchors = await store.read(org, () => listAnchors(org))
  for (const anchor of anchors.filter(({ size }) => size <= head)) {
    const line: AnchorLine = anchor
    yield { file: 'anchors', text: `${JSON.stringify(line)}\n` }
  }
  yield { file: 'checkpoint', text: before?.note ?? '' }
}

function checkpointLine(
  { size, key, note, sealedAt }: StoredCheckpoint,
  continues: readonly Uint8Array[],
): CheckpointLine {
  return { size, key, note, sealedAt, continues: continues.map(toBase64) }
}
