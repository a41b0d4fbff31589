import type { IdSource, OrgId, PersonId } from '../domain/ids.ts'
import type { Gov } from '../domain/people/gov.ts'
import type { Names } from '../domain/people/names.ts'
import type { Assurance, Via } from '../domain/record/entry.ts'
import type { SubjectState } from '../domain/record/subjects.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ZoneTable } from '../domain/time/zones.ts'
import type { OrgNo } from '../storage/store.ts'
import type { Environment } from './environment.ts'

/** Who calls, as known once the organisation's state is at hand. */
export interface Caller {
  /** An active member. */
  readonly person: PersonId
  readonly via: Via
  readonly assurance: Assurance
  /** Null for unrestricted; else the token's scopes. */
  readonly scopes: readonly string[] | null
  /** The operating-system user behind an `asserted` name (P2). */
  readonly osUser: string | null
  /** The id of the browser session the call came with. */
  readonly session?: string
}

/** What every service sees: the organisation as of (`atSeq`, `at`), and who asks. */
export interface Scope {
  readonly env: Environment
  readonly org: OrgNo
  readonly orgId: OrgId
  readonly caller: Caller
  readonly gov: Gov
  /** The organisation as it stands, by which it is judged who may read (P1); a past read asks of another `gov`. */
  readonly govNow: Gov
  readonly names: Names
  readonly at: Instant
  /** For a command, the head it decides on. */
  readonly atSeq: number
  /** Nothing newer than `atSeq` is in the record: what stands now is what is asked for. */
  readonly live: boolean
  readonly zones: ZoneTable
  /**
   * T7: what has become due but is not yet appended, already evolved; after a command was written, what it wrote.
   * Loaders in `load.ts` take these instead of reading them.
   */
  readonly due: ReadonlyMap<string, SubjectState>
  /** The words this command has written, by entry. */
  readonly words: ReadonlyMap<string, unknown>
}

/** A command also gives out identifiers. */
export interface CommandScope extends Scope {
  /** When the last entry was written: `at` is not before it, but for `clock.reset` (T9). */
  readonly lastAt: Instant
  readonly ids: IdSource
}
