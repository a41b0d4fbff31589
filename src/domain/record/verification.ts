import type { Assurance } from './entry.ts'

/** R3: what `verify` found. */
export interface Verification {
  readonly ok: boolean
  readonly entries: number
  /** How many of them a checkpoint covers whose signature and root hold. */
  readonly sealed: number
  /** How many of them are covered by a checkpoint that is remembered elsewhere. */
  readonly anchored: number
  /** The first entry that is not what was sealed, or the first of the range in which it is. */
  readonly firstBad?: BadEntry
  /** Entries whose leaf alone was shown: a server shows a caller what they may read. */
  readonly unread: number
  readonly decisionsChecked: number
  readonly mapChangesChecked: number
  readonly votesChecked: number
  readonly turnsChecked: number
  readonly byAssurance: Readonly<Record<Assurance, number>>
  /** Entries whose words were erased. */
  readonly erased: number
  readonly simulated: boolean
  /** What is wrong beside entries, at most twenty. */
  readonly problems: readonly string[]
  readonly notProved: readonly string[]
  /** The entry whose proof was asked for. */
  readonly entry?: EntryProven
}

/** R2: one entry and its proof. */
export interface EntryProven {
  readonly seq: number
  readonly id: string
  /** In hex; like what follows it is null where no checkpoint covers the entry. */
  readonly leaf: string | null
  /** How many entries that checkpoint covers, and the key that signed it. */
  readonly size: number | null
  readonly key: string | null
  /** As C2SP tlog-proof writes it. */
  readonly proofFile: string | null
}

export interface BadEntry {
  readonly seq: number
  /** Given where only a range is known: somewhere from `seq` to here. */
  readonly until?: number
  readonly why: string
}
