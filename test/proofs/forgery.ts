import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry, Envelope } from '../../src/domain/record/entry.ts'
import {
  type CheckpointLine,
  exportFiles,
  manifestFile,
  type WordsLine,
} from '../../src/domain/record/export-format.ts'
import { formatCheckpoint, originOf } from '../../src/domain/record/proofs/checkpoint.ts'
import { formatKey, signNote } from '../../src/domain/record/proofs/signed-note.ts'
import { GrowingTree, leafHash } from '../../src/domain/record/proofs/tree.ts'
import { ReadingCopy } from '../../src/domain/record/reading-copy.ts'
import type { Sealer } from '../../src/services/sealing/seal-record.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'

/** What a forger works on: the parts of an export that say something. */
export interface Forged {
  entries: string[]
  words: Map<number, WordsLine>
  checkpoints: CheckpointLine[]
}

const lines = (dir: string, name: string) => readFileSync(join(dir, name), 'utf8').split('\n').slice(0, -1)

export function opened(dir: string): Forged {
  const words = lines(dir, exportFiles.words).map(line => JSON.parse(line) as WordsLine)
  return {
    entries: lines(dir, exportFiles.entries),
    words: new Map(words.map(line => [line.seq, line])),
    checkpoints: lines(dir, exportFiles.checkpoints).map(line => JSON.parse(line) as CheckpointLine),
  }
}

/** Entries in another order or number, each with the `seq` of its new place, and their words with them. */
export function renumbered(forged: Forged, entries: readonly string[]): Forged {
  const words = new Map<number, WordsLine>()
  const numbered = entries.map((bytes, index) => {
    const e = JSON.parse(bytes) as Envelope
    const line = forged.words.get(e.seq)
    if (line !== undefined) words.set(index + 1, { ...line, seq: index + 1 })
    return JSON.stringify({ ...e, seq: index + 1 })
  })
  return { ...forged, entries: numbered, words }
}

/** Signed anew, by whoever holds the key: one checkpoint over all there is now. */
export function resealed(forged: Forged, sealer: Sealer): Forged {
  const tree = new GrowingTree(nodePrimitives)
  for (const bytes of forged.entries) tree.append(leafHash(nodePrimitives, Buffer.from(bytes)))
  const origin = originOf((JSON.parse(forged.entries[0] ?? '') as Envelope).org)
  const signer = sealer.signerFor(origin)
  const text = formatCheckpoint({ origin, size: tree.size, root: tree.root() })
  const note = signNote(nodePrimitives, text, [signer])
  return {
    ...forged,
    checkpoints: [{ size: tree.size, key: formatKey(signer.key), note, sealedAt: 0, continues: [] }],
  }
}

/** Writes it with everything that needs no key made to fit: leaves, reading copy, manifest. */
export function written(forged: Forged, dir: string): string {
  mkdirSync(dir, { recursive: true })
  const { org } = JSON.parse(forged.entries[0] ?? '') as Envelope
  const copy = new ReadingCopy()
  let reading = copy.heading(org)
  for (const bytes of forged.entries) {
    const envelope = JSON.parse(bytes) as Envelope
    const words = forged.words.get(envelope.seq)
    reading += copy.entry({ envelope, words: words === undefined ? null : JSON.parse(words.words) } as Entry)
  }
  const leaves = forged.entries.map(bytes => hex(leafHash(nodePrimitives, Buffer.from(bytes))))
  const words = [...forged.words.values()].sort((a, b) => a.seq - b.seq)
  const whole = (all: readonly unknown[]) => all.map(line => `${JSON.stringify(line)}\n`).join('')
  const texts: Record<keyof typeof exportFiles, string> = {
    about: whole([{ format: 'locum-export', v: 1, org, entries: forged.entries.length }]),
    entries: forged.entries.map(bytes => `${bytes}\n`).join(''),
    leaves: leaves.map(leaf => `${leaf}\n`).join(''),
    words: whole(words),
    checkpoints: whole(forged.checkpoints),
    anchors: '',
    checkpoint: forged.checkpoints.at(-1)?.note ?? '',
    reading,
  }
  for (const [file, text] of Object.entries(texts))
    writeFileSync(join(dir, exportFiles[file as keyof typeof exportFiles]), text)
  writeManifest(dir)
  return dir
}

export function writeManifest(dir: string): void {
  const digests = Object.values(exportFiles).map(name => {
    const digest = createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex')
    return `${digest}  ${name}\n`
  })
  writeFileSync(join(dir, manifestFile), digests.join(''))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
