import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { EntryId } from '../src/domain/ids.ts'
import type { Draft, Entry, Envelope } from '../src/domain/record/entry.ts'
import { exportFiles, manifestFile } from '../src/domain/record/export-format.ts'
import { formatCheckpoint, originOf } from '../src/domain/record/proofs/checkpoint.ts'
import { formatKey, signNote } from '../src/domain/record/proofs/signed-note.ts'
import { GrowingTree } from '../src/domain/record/proofs/tree.ts'
import { ReadingCopy } from '../src/domain/record/reading-copy.ts'
import { SealingKey } from '../src/server/sealing-key.ts'
import { storedEntry } from '../src/services/stored-entry.ts'
import type { StoredEntry } from '../src/storage/entries.ts'
import { loadRaw } from '../src/storage/rebuild.ts'
import { nodePrimitives } from '../src/verify/primitives.ts'
import { type BenchLocum, openBench } from './folder.ts'
import { preparePublishing, publishMany } from './publishing.ts'

/**
 * An export of so many entries: a record in which handoffs of six items were really published, and that goes on as it
 * began, with the same entries under new ids.
 */
export async function writeLongExport(dir: string, entries: number): Promise<{ checkpoint: string }> {
  mkdirSync(dir)
  const bench = await openBench('sqlite')
  try {
    await preparePublishing(bench)
    await publishMany(bench, 64, 4)
    return write(dir, bench, await readAll(bench), entries)
  } finally {
    await bench.close()
  }
}

interface Read {
  readonly envelope: Envelope
  readonly stored: StoredEntry
}

async function readAll({ env }: BenchLocum): Promise<Read[]> {
  const raw = await env.store.read(1, () => loadRaw(1, 0, Number.MAX_SAFE_INTEGER, 100_000))
  return raw.map(({ bytes, leaf, salt, words }) => {
    const envelope = JSON.parse(bytes) as Envelope
    return { envelope, stored: { envelope, bytes, leaf, salt, words } }
  })
}

function write(
  dir: string,
  bench: BenchLocum,
  record: readonly Read[],
  entries: number,
): { checkpoint: string } {
  const files = new Files(dir)
  const org = record[0]?.envelope.org as Envelope['org']
  const about = { format: 'locum-export', v: 1, org, entries }
  files.write('about', `${JSON.stringify(about)}\n`)
  const copy = new ReadingCopy()
  const tree = new GrowingTree(nodePrimitives)
  files.write('reading', copy.heading(org))
  const again = record.filter(({ envelope: { kind } }) =>
    /^(?:handoff|item|absence)\.(?:published|declared)$/.test(kind),
  )
  for (let seq = 1; seq <= entries; seq++) {
    const known = record[seq - 1]
    const entry = known?.stored ?? repeated(bench, again, seq)
    tree.append(entry.leaf)
    files.write('entries', `${entry.bytes}\n`)
    files.write('leaves', `${Buffer.from(entry.leaf).toString('hex')}\n`)
    const { words, salt } = entry
    if (words !== null && salt !== null)
      files.write('words', `${JSON.stringify({ seq, salt: Buffer.from(salt).toString('hex'), words })}\n`)
    const read = { envelope: entry.envelope, words: words === null ? null : JSON.parse(words) } as Entry
    files.write('reading', copy.entry(read))
  }
  const signer = new SealingKey(new Uint8Array(32).fill(7)).signerFor(originOf(org))
  const text = formatCheckpoint({ origin: originOf(org), size: entries, root: tree.root() })
  const note = signNote(nodePrimitives, text, [signer])
  const line = { size: entries, key: formatKey(signer.key), note, sealedAt: 0, continues: [] }
  files.write('checkpoints', `${JSON.stringify(line)}\n`)
  files.write('checkpoint', note)
  files.finish()
  return { checkpoint: note }
}

/** An entry as one of the record, about subjects of its own. */
function repeated({ env }: BenchLocum, again: readonly Read[], seq: number): StoredEntry {
  const { envelope, stored } = again[seq % again.length] as Read
  const round = Math.floor(seq / again.length)
  const subject = `${envelope.subject}-${round}`
  const named = { item: subject, handoff: subject, span: subject }
  const terms = Object.fromEntries(
    Object.entries(envelope.terms).map(([key, value]) => [key, named[key as 'item'] ?? value]),
  )
  const { kind, area, audience } = envelope
  const words = stored.words === null ? null : JSON.parse(stored.words)
  const draft = { kind, area, audience, subject, terms, words } as unknown as Draft
  const id = `ent_${env.uuid()}` as EntryId
  const caller = {
    person: envelope.actor,
    via: 'api',
    assurance: 'token',
    scopes: null,
    osUser: null,
  } as const
  const place = { org: envelope.org, seq, at: 2_000_000_000_000 + seq, id }
  return storedEntry(env, draft, place, caller as Parameters<typeof storedEntry>[3])
}

type Name = keyof typeof exportFiles

/** Writes a megabyte at a time. */
class Files {
  readonly #dir: string
  readonly #open = new Map<
    Name,
    { fd: number; held: string[]; length: number; hash: ReturnType<typeof createHash> }
  >()

  constructor(dir: string) {
    this.#dir = dir
    for (const name of Object.keys(exportFiles) as Name[]) {
      const fd = openSync(join(dir, exportFiles[name]), 'w')
      this.#open.set(name, { fd, held: [], length: 0, hash: createHash('sha256') })
    }
  }

  write(name: Name, text: string): void {
    const file = this.#open.get(name)
    if (file === undefined) throw new Error(`no file ${name}`)
    file.held.push(text)
    file.length += text.length
    if (file.length > 1 << 20) this.#flush(file)
  }

  #flush(file: { fd: number; held: string[]; length: number; hash: ReturnType<typeof createHash> }): void {
    const bytes = Buffer.from(file.held.join(''))
    file.hash.update(bytes)
    writeSync(file.fd, bytes)
    file.held = []
    file.length = 0
  }

  finish(): void {
    const lines = [...this.#open].map(([name, file]) => {
      this.#flush(file)
      closeSync(file.fd)
      return `${file.hash.digest('hex')}  ${exportFiles[name]}\n`
    })
    writeFileSync(join(this.#dir, manifestFile), lines.join(''))
  }
}
