import {
  decideDelegate,
  decideRevokeDelegation,
  isPartyTo,
  longestStandInMs,
} from '../../domain/authority/decide-delegation.ts'
import { unknownOfMap } from '../../domain/authority/decide-grant.ts'
import { limitsFrom } from '../../domain/authority/decide-limits.ts'
import type { AuthorityProof } from '../../domain/authority/kinds.ts'
import { holdsAt, isAbsence } from '../../domain/availability/reach.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { spansOf } from '../load.ts'
import { areaByPath, personByHandle } from '../resolve.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'
import { spanTyped } from './span-typed.ts'

/** A8: one's own; A16: for somebody suddenly absent, a stand-in. */
export const addDelegation = commandService('delegation.add', function* (scope, input) {
  const area = areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const to = personByHandle(scope, input.to, 'to')
  if (!to.ok) return to
  const giver = yield* giverOf(scope, input.for, area.value)
  if (!giver.ok) return giver
  const limits = limitsFrom(input)
  if (!limits.ok) return limits
  const span = spanTyped(scope, input)
  if (!span.ok) return span
  const { from, proof } = giver.value
  const standIn = proof !== null
  const until = standIn ? yield* untilBack(scope, from, span.value.until) : span.value.until
  if (until === null)
    return refuse('until_missing', 'A delegation has an end.', 'Say until when.', { path: 'until' })
  const delegation = scope.ids.numbered<string>('L')
  const wished = {
    delegation,
    from,
    to: to.value,
    types: [...new Set(input.types)],
    area: area.value,
    limits: limits.value,
    starts: span.value.from,
    until,
    standIn,
  }
  const added = decideDelegate(scope.gov, wished, scope.caller.person, proof, scope.at)
  if (!added.ok) return added
  const { clipped } = added.value.terms as unknown as { clipped: boolean }
  return decided(delegation, [added.value], { clipped, standIn, until: formatInstant(until) })
})

/** Whose authority is passed on; for another it needs `map.stand-in` there. */
function* giverOf(
  scope: CommandScope,
  handle: string | undefined,
  area: AreaId,
): Script<Outcome<{ from: PersonId; proof: AuthorityProof | null }>> {
  const me = scope.caller.person
  if (handle === undefined) return ok({ from: me, proof: null })
  const from = personByHandle(scope, handle, 'for')
  if (!from.ok) return from
  if (from.value === me) return ok({ from: me, proof: null })
  const proof = yield* underMap(scope, 'map.stand-in', [area])
  return proof.ok ? ok({ from: from.value, proof: proof.value }) : proof
}

/** A16: at most 14 days, or until the person is back where they said when. */
function* untilBack(scope: CommandScope, person: PersonId, typed: number | null): Script<number> {
  const spans = (yield* spansOf(scope, [person])).get(person) ?? []
  const backs = spans.flatMap(span =>
    isAbsence(span) && holdsAt(span, scope.at) && span.until !== null ? [span.until] : [],
  )
  const wanted = typed ?? scope.at + longestStandInMs
  return backs.length === 0 ? wanted : Math.min(wanted, Math.max(...backs))
}

export const revokeDelegation = commandService('delegation.revoke', function* (scope, { id }) {
  const found = scope.gov.map.delegations.get(id)
  if (found === undefined || found.until <= scope.at) return unknownOfMap('delegation', id)
  const me = scope.caller.person
  if (isPartyTo(scope.gov, found, me)) return revoked(scope, id, null)
  const proof = yield* underMap(scope, found.standIn ? 'map.stand-in' : 'map.grant', [found.area])
  return proof.ok ? revoked(scope, id, proof.value) : proof
})

function revoked(scope: CommandScope, id: string, proof: AuthorityProof | null) {
  const ended = decideRevokeDelegation(scope.gov, id, scope.caller.person, proof)
  return ended.ok ? decided(id, [ended.value], {}) : ended
}
