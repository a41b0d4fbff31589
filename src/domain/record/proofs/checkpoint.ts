import type { OrgId } from '../../ids.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { parseNote } from './signed-note.ts'

/** C2SP tlog-checkpoint: how a log stood at a size; the text of a signed note. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** R1, R6: the name of an organisation's log and of the keys that sign it; after a fork, with the number of the branch. */
export function originOf(org: OrgId, branch = 1): string {
  return branch === 1 ? `locum/${org}` : `locum/${org}/${branch}`
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Lines after the third are allowed and mean nothing to us. Null where it is none. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.split('\n')
  const [origin, size, root] = lines
  if (lines.length < 4 || lines.pop() !== '' || lines.includes('')) return null
  const hash = fromBase64(root ?? '')
  if (origin === undefined || hash === null || hash.length !== 32) return null
  if (size === undefined || !isNumber(size)) return null
  return { origin, size: Number(size), root: hash }
}

/** The checkpoint in a signed note, whoever signed it; null where there is none. */
export function checkpointIn(note: string): Checkpoint | null {
  return parseCheckpoint(parseNote(note)?.text ?? '')
}

/** ASCII decimal without leading zeroes. */
export function isNumber(text: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(Number(text))
}
