import { type Outcome, ok } from '../../domain/refusal.ts'
import { unknownZone } from '../../domain/time/time-refusals.ts'
import type { Scope } from '../scope.ts'

/** The zone as the table spells it (T2), or null where none was named. */
export function zoneNamed(scope: Scope, zone: string | undefined): Outcome<string | null> {
  if (zone === undefined) return ok(null)
  const named = scope.zones.named(zone)
  if (named !== null) return ok(named)
  return { ok: false, refusal: { ...unknownZone(scope.zones, zone).refusal, path: 'zone' } }
}
