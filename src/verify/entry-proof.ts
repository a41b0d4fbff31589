import type { CheckpointLine } from '../domain/record/export-format.ts'
import { exportFiles } from '../domain/record/export-format.ts'
import { checkpointIn } from '../domain/record/proofs/checkpoint.ts'
import { inclusionRanges, isIncluded } from '../domain/record/proofs/inclusion.ts'
import { hexOf } from '../domain/record/proofs/signed-note.ts'
import { formatProof } from '../domain/record/proofs/tlog-proof.ts'
import { GrowingTree } from '../domain/record/proofs/tree.ts'
import type { EntryProven } from '../domain/record/verification.ts'
import { BadFile, linesOf } from './lines.ts'
import { nodePrimitives } from './primitives.ts'

/**
 * R2: the proof of one entry, named by its id or its place, computed from an export alone: its leaf, and the path from it
 * to the last checkpoint. Null where there is no such entry.
 */
export function proveEntry(dir: string, named: string): EntryProven | null {
  const found = entryNamed(dir, named)
  if (found === null) return null
  let last: CheckpointLine | null = null
  for (const line of linesOf(dir, exportFiles.checkpoints))
    last = JSON.parse(line.toString()) as CheckpointLine
  if (last === null || last.size < found.seq) return { ...found, size: null, key: null, proofFile: null }
  const { size, key, note } = last
  const index = found.seq - 1
  const { leaf, path } = pathOf(dir, index, size)
  const { root } = checkpointIn(note) ?? { root: new Uint8Array(0) }
  if (!isIncluded(nodePrimitives, { index, size, leaf, path, root }))
    throw new BadFile(`${exportFiles.leaves} does not lead from entry ${found.seq} to the last checkpoint`)
  return { ...found, leaf: hexOf(leaf), size, key, proofFile: formatProof({ index, path, checkpoint: note }) }
}

function entryNamed(dir: string, named: string): Pick<EntryProven, 'seq' | 'id' | 'leaf'> | null {
  const wanted = /^[1-9]\d*$/.test(named) ? Number(named) : null
  let seq = 0
  for (const line of linesOf(dir, exportFiles.entries)) {
    seq += 1
    if (wanted !== null ? seq !== wanted : !line.includes(named)) continue
    const { id } = JSON.parse(line.toString()) as { readonly id: string }
    if (wanted !== null || id === named) return { seq, id, leaf: null }
  }
  return null
}

/** RFC 6962 §2.1.1 in one pass over the leaves, holding of each part of the path what its root is made of. */
function pathOf(dir: string, index: number, size: number): { leaf: Uint8Array; path: Uint8Array[] } {
  const parts = inclusionRanges(index, size).map(range => ({
    ...range,
    tree: new GrowingTree(nodePrimitives),
  }))
  let leaf: Uint8Array = new Uint8Array(0)
  let at = 0
  for (const line of linesOf(dir, exportFiles.leaves)) {
    if (at >= size) break
    const hash = Buffer.from(line.toString('latin1'), 'hex')
    if (at === index) leaf = hash
    else parts.find(({ from, until }) => at >= from && at < until)?.tree.append(hash)
    at += 1
  }
  return { leaf, path: parts.map(({ tree }) => tree.root()) }
}
