import { row, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** Scope of an idempotency key: organisation, actor and operation. */
export interface KeyScope {
  readonly actor: string
  readonly operation: string
  readonly key: string
}

export interface RememberedResult {
  readonly inputHash: string
  /** JSON, or `forgotten`. */
  readonly result: string
}

/** R4: in the place of an answer that might hold words which were erased since. */
export const forgotten = ''

/** What the same key was answered, while it is remembered; null: it was not, or no longer. */
export function* recallResult(org: OrgNo, scope: KeyScope, now: number): Script<RememberedResult | null> {
  const found = yield* row<{ input_hash: string; result: string }>(
    sql`SELECT input_hash, result FROM idempotency WHERE org = ${org} AND actor = ${scope.actor} AND operation = ${scope.operation} AND key = ${scope.key} AND expires_at > ${now}`,
  )
  return found === null ? null : { inputHash: found.input_hash, result: found.result }
}

/** What has expired must have been forgotten before: a key stands once. */
export function* rememberResult(
  org: OrgNo,
  scope: KeyScope,
  remembered: RememberedResult,
  expiresAt: number,
): Script<void> {
  yield {
    insert: 'idempotency',
    columns: ['org', 'actor', 'operation', 'key', 'input_hash', 'result', 'expires_at'],
    rows: [
      [org, scope.actor, scope.operation, scope.key, remembered.inputHash, remembered.result, expiresAt],
    ],
  }
}

/** Drops what has expired. */
export function* forgetExpired(org: OrgNo, now: number): Script<void> {
  yield sql`DELETE FROM idempotency WHERE org = ${org} AND expires_at <= ${now}`
}
