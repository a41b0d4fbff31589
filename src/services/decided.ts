import type { Draft } from '../domain/record/entry.ts'
import { type Outcome, ok } from '../domain/refusal.ts'
import { formatInstant } from '../domain/time/instant-text.ts'
import type { Script } from '../storage/sql.ts'
import type { Scope } from './scope.ts'
import type { Decided, Written } from './service.ts'

/** What most commands answer: what it is about, and where the record stands. */
export function decided<M extends Record<string, unknown>>(
  id: string,
  drafts: readonly Draft[],
  more: M,
  effects?: (written: Written) => Script<void>,
): Outcome<Decided<{ id: string; seq: number } & M>> {
  return ok({
    drafts,
    ...(effects === undefined ? {} : { effects }),
    answer: ({ seq }: Written) => ({ id, seq, ...more }),
  })
}

/** T6: the record and instant an answer was computed from. */
export function asOf(scope: Scope): { at: string; atSeq: number } {
  return { at: formatInstant(scope.at), atSeq: scope.atSeq }
}
