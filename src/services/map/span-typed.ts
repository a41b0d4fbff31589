import { type Outcome, ok } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { startOf } from '../availability/declare-span.ts'
import { parseWhen } from '../resolve.ts'
import type { Scope } from '../scope.ts'

interface Typed {
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** From now and without end unless said; a date is its whole day (T4). */
export function spanTyped(scope: Scope, typed: Typed): Outcome<{ from: Instant; until: Instant | null }> {
  const from = typed.from === undefined ? ok({ instant: scope.at }) : startOf(scope, typed.from)
  if (!from.ok) return from
  const until = typed.until === undefined ? ok(null) : parseWhen(scope, typed.until, 'until')
  if (!until.ok) return until
  return ok({ from: from.value.instant, until: until.value?.instant ?? null })
}
