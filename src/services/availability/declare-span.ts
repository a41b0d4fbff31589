import { decideSpan, type SpanWish } from '../../domain/availability/decide-declare.ts'
import type { PersonId, SpanId } from '../../domain/ids.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { startOfDay } from '../../domain/time/local.ts'
import { type LocalInstant, parseLocalTime } from '../../domain/time/local-text.ts'
import { readTime } from '../../domain/time/time-text.ts'
import type { Script } from '../../storage/sql.ts'
import { decided } from '../decided.ts'
import { spansOf } from '../load.ts'
import { parseWhen, zoneOf } from '../resolve.ts'
import type { CommandScope, Scope } from '../scope.ts'
import type { Decided } from '../service.ts'
import { whose } from './whose.ts'

interface Typed {
  readonly from?: string | undefined
  readonly until: string
  readonly for?: string | undefined
}

type Declared = { id: string; seq: number; from: string; until: string | null; proposed: boolean }

/** V1–V4: declares one span of the caller, or proposes it for somebody else. */
export function* declareSpan(
  scope: CommandScope,
  wish: SpanWish,
  typed: Typed,
): Script<Outcome<Decided<Declared>>> {
  const who = whose(scope, typed.for)
  if (!who.ok) return who
  const from = typed.from === undefined ? ok(nowIn(scope, who.value.person)) : startOf(scope, typed.from)
  if (!from.ok) return from
  const never = wish.kind === 'offline' && typed.until === 'never'
  const until = never ? ok(null) : parseWhen(scope, typed.until, 'until')
  if (!until.ok) return until
  const spans = (yield* spansOf(scope, [who.value.person])).get(who.value.person) ?? []
  const span = scope.ids.fresh<SpanId>('spa')
  const request = { span, ...who.value, from: from.value, until: until.value, spans, at: scope.at }
  const declared = decideSpan(wish, request)
  if (!declared.ok) return declared
  return decided(span, [declared.value], {
    from: formatInstant(from.value.instant),
    until: until.value === null ? null : formatInstant(until.value.instant),
    proposed: who.value.proposedBy !== null,
  })
}

function nowIn(scope: Scope, person: PersonId): LocalInstant {
  const parsed = parseLocalTime(scope.zones, formatInstant(scope.at), zoneOf(scope, person))
  if (!parsed.ok) throw new Error(parsed.refusal.message)
  return parsed.value
}

/** T4 makes a date the end of its day; as a start it is the start of that day, so that both days named are inside. */
export function startOf(scope: Scope, text: string): Outcome<LocalInstant> {
  const parsed = parseWhen(scope, text, 'from')
  const written = readTime(text.trim())
  if (!parsed.ok || written === null || !written.wholeDay) return parsed
  const { zone, local } = parsed.value
  const instant = startOfDay(scope.zones, zone, written.wall)
  return ok({ instant, local, zone, offsetMinutes: scope.zones.offsetAt(zone, instant) })
}
