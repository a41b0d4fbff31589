import { type Outcome, refuse } from '../domain/refusal.ts'
import { CommitInDoubt, StoreUnreachable } from '../storage/store.ts'

/**
 * What whoever asked is told where the database went away; null for any other error. Where it is is said to who runs
 * Locum alone.
 */
export function databaseFailure(error: unknown): Extract<Outcome<never>, { ok: false }> | null {
  if (error instanceof StoreUnreachable)
    return refuse(
      'database_unreachable',
      'The database does not answer now; nothing of this request was recorded.',
      'Try again in a moment. If it stays, tell whoever runs Locum here.',
    )
  if (error instanceof CommitInDoubt)
    return refuse(
      'not_confirmed',
      'The database went away while this was being recorded: it may be recorded or not.',
      'Look before you say it again; with the same Idempotency-Key it is recorded once.',
    )
  return null
}
