import { decideAddGrant, unknownType } from '../../domain/authority/decide-grant.ts'
import { limitsFrom } from '../../domain/authority/decide-limits.ts'
import type { AuthorityProof, GrantLimits, GrantTerms, Party } from '../../domain/authority/kinds.ts'
import { isMapType } from '../../domain/authority/types.ts'
import type { AreaId } from '../../domain/ids.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import type { Script } from '../../storage/sql.ts'
import { holdsOfTheMap } from '../authority/holds-of-the-map.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import type { CommandScope } from '../scope.ts'
import { commandService, type InputOf } from '../service.ts'
import { partiesNamed } from './holders.ts'
import { spanTyped } from './span-typed.ts'

type Typed = InputOf<'grant.add'>

export const addGrant = commandService('grant.add', function* (scope, input) {
  const area = areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const proof = yield* mayGrant(scope, area.value, input.types)
  if (!proof.ok) return proof
  const parties = partiesOf(scope, input)
  if (!parties.ok) return parties
  const bounds = boundsOf(scope, input)
  if (!bounds.ok) return bounds
  const id = scope.ids.numbered<string>('G')
  const quorum = input.quorum ?? 1
  const breakGlass = input.breakGlass ?? false
  const grant: GrantTerms = {
    grant: id,
    key: id,
    types: [...new Set(input.types)],
    area: area.value,
    ...parties.value,
    ...bounds.value,
    // Whoever may change the map does so when they are there; nobody waits for a turn.
    mode: input.mode ?? (input.types.every(isMapType) ? 'any' : 'succession'),
    quorum,
    askerMayDecide: input.askerMayDecide ?? quorum === 1,
    delegable: (input.delegable ?? true) && !breakGlass,
    breakGlass,
    source: null,
  }
  const added = decideAddGrant(scope.gov, grant, proof.value, scope.at)
  return added.ok ? decided(id, [added.value], {}) : added
})

/** A16: `map.grant` where it lies; of the map itself, nobody gives away what they do not hold. */
function* mayGrant(
  scope: CommandScope,
  area: AreaId,
  types: readonly string[],
): Script<Outcome<AuthorityProof>> {
  const proof = yield* underMap(scope, 'map.grant', [area])
  if (!proof.ok) return proof
  const ofTheMap = types.filter(type => isMapType(type) && unknownType(scope.gov, [type]) === null)
  const refused = yield* holdsOfTheMap(
    scope,
    ofTheMap.map(type => ({ type, area })),
  )
  return refused ?? proof
}

function partiesOf(
  scope: CommandScope,
  input: Typed,
): Outcome<Record<'holders' | 'consult' | 'inform', Party[]>> {
  const holders = partiesNamed(scope, input.holders, 'holders')
  if (!holders.ok) return holders
  const consult = partiesNamed(scope, input.consult ?? [], 'consult')
  if (!consult.ok) return consult
  const inform = partiesNamed(scope, input.inform ?? [], 'inform')
  if (!inform.ok) return inform
  return ok({ holders: holders.value, consult: consult.value, inform: inform.value })
}

function boundsOf(
  scope: CommandScope,
  input: Typed,
): Outcome<{ limits: GrantLimits; escalateAfterMs: number; from: number; until: number | null }> {
  const limits = limitsFrom(input)
  if (!limits.ok) return limits
  const escalate =
    input.escalateAfter === undefined
      ? ok(scope.gov.settings.escalateAfterMs)
      : parseDuration(input.escalateAfter)
  if (!escalate.ok) return { ok: false, refusal: { ...escalate.refusal, path: 'escalateAfter' } }
  const span = spanTyped(scope, input)
  if (!span.ok) return span
  return ok({ limits: limits.value, escalateAfterMs: escalate.value, ...span.value })
}
