import { malformedInput } from '../record/well-formed.ts'
import { type Digest, type FactDraft, type ImportFact, statedFacts } from './facts.ts'
import { oneLine } from './line-text.ts'

/** What a reader made of somebody's files. Readers never throw over what they read: what they leave out is in `skipped`. */
export interface Reading {
  readonly facts: readonly ImportFact[]
  readonly skipped: readonly Skipped[]
  /** I1: `testdata`, `vendor`, `node_modules` and `.git`, which are never read. */
  readonly skippedFolders: number
  /**
   * Whether all that can become facts did. If not (a file that does not parse, a row without a handle), a fact that is
   * absent may only be unread, and nothing may be retired for its absence.
   */
  readonly complete: boolean
}

/** Something that became no fact. */
export interface Skipped {
  /** Relative to the folder that is read, with `/`. */
  readonly file: string
  /** From 1; null for the whole file. */
  readonly line: number | null
  readonly reason: string
}

/** Gathers a reader's drafts and what it leaves out. */
export interface Gathering {
  add(draft: FactDraft): void
  /** Left out for good: a fact of it would be none of ours. */
  skip(file: string, line: number | null, reason: string): void
  /** Left out although a fact belongs there, so that the reading is not complete. */
  lose(file: string, line: number | null, reason: string): void
  /** A thing we have no place for: reported once, where it first stands, with how often it occurs; `what` is a noun. */
  unplaced(what: string, file: string, line: number | null): void
  skipFolder(folder: string): void
  reading(): Reading
}

/** `digest` is the caller's: what hashes differs between a server and a browser. */
export function gatheringWith(digest: Digest): Gathering {
  const drafts: FactDraft[] = []
  const skipped: Skipped[] = []
  const unplaced = new Map<string, { file: string; line: number | null; times: number }>()
  let skippedFolders = 0
  let complete = true
  // Both hold words of the files, and are read on a terminal.
  const skip = (file: string, line: number | null, reason: string) =>
    void skipped.push({ file: oneLine(file), line, reason: oneLine(reason) })
  const lose = (file: string, line: number | null, reason: string) => {
    complete = false
    skip(file, line, reason)
  }
  return {
    add(draft) {
      const problem = malformedInput(draft)
      if (problem === null) drafts.push(draft)
      else
        lose(
          'file' in draft ? draft.file : '.',
          null,
          `holds a ${draft.kind} that cannot be kept: ${problem.message}`,
        )
    },
    skip,
    lose,
    unplaced(what, file, line) {
      const before = unplaced.get(what)
      unplaced.set(
        what,
        before === undefined ? { file, line, times: 1 } : { ...before, times: before.times + 1 },
      )
    },
    skipFolder(folder) {
      skippedFolders += 1
      skip(folder, null, 'folders of this name are never read')
    },
    reading() {
      const rest = [...unplaced].map(([what, { file, line, times }]) => ({
        file,
        line,
        reason: `not imported: ${what}${times === 1 ? '' : `, here and ${times - 1} times more`}`,
      }))
      return {
        facts: statedFacts(drafts, digest),
        skipped: [...skipped, ...rest],
        skippedFolders,
        complete,
      }
    },
  }
}
