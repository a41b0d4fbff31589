import type { Dialect, Script } from './sql.ts'

/** The number of an organisation inside one store; leads every key. */
export type OrgNo = number

/**
 * A durable store of records. One behaviour on both engines, tested by one suite (`store.suite.ts`).
 * Scripts must not keep state between statements that a retry could repeat.
 */
export interface Store {
  readonly dialect: Dialect
  /** P3: whether the database itself keeps organisations apart; PostgreSQL only. */
  readonly rowSecurity?: 'role' | 'owner' | 'off'
  /**
   * One transaction holding the organisation's append lock; 0 for work on no organisation (creating one).
   * When the promise resolves the transaction is durable. A throw inside the script rolls back everything.
   */
  write<T>(org: OrgNo, script: () => Script<T>): Promise<T>
  /** One consistent snapshot; writes inside are an error. */
  read<T>(org: OrgNo, script: () => Script<T>): Promise<T>
  /** The same for what may take long: it never holds the process up. On SQLite in a thread of its own. */
  readAside<T>(org: OrgNo, script: () => Script<T>): Promise<T>
  /** The wall clock appends go by, in milliseconds: the database's on PostgreSQL. */
  wallClock(): Script<number>
  /** Calls back after commits by this or another process; returns how to stop. Never per entry, at least once per second of change. */
  onCommit(listener: (org: OrgNo | null) => void): () => void
  /** After erasure: makes deleted text unreadable in files this engine controls. False when a reader stood in the way. */
  scrub(): Promise<boolean>
  close(): Promise<void>
}

/** "No end yet" in `until_seq`. */
export const openSeq = Number.MAX_SAFE_INTEGER

/** The database cannot be worked with now. Nothing was written by whoever is told; the message is for who runs Locum. */
export class StoreUnreachable extends Error {
  /** What to do about it. */
  readonly next: string

  constructor(message: string, next: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreUnreachable'
    this.next = next
  }
}

/** The connection was lost while committing: whether the transaction is durable is not known, so it is not repeated. */
export class CommitInDoubt extends Error {
  constructor(cause: Error) {
    super(`the commit was not confirmed: ${cause.message}`, { cause })
    this.name = 'CommitInDoubt'
  }
}
