import { createHash } from 'node:crypto'
import { type Gathering, gatheringWith } from '../../domain/import/gathering.ts'

export type { Gathering, Reading, Skipped } from '../../domain/import/gathering.ts'

/** Called before each file is read. */
export type OnProgress = (step: {
  readonly file: string
  readonly done: number
  readonly total: number
}) => void

/** Gathers what a reader of files here finds. */
export function gathering(): Gathering {
  return gatheringWith(digestOf)
}

/** 96 bits of SHA-256: enough to tell that something changed. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
