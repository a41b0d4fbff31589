import { decideRevokeGrant, unknownOfMap } from '../../domain/authority/decide-grant.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { commandService } from '../service.ts'

export const revokeGrant = commandService('grant.revoke', function* (scope, { id }) {
  const grant = scope.gov.map.grants.get(id)
  if (grant === undefined) return unknownOfMap('grant', id)
  const proof = yield* underMap(scope, 'map.grant', [grant.area])
  if (!proof.ok) return proof
  const revoked = decideRevokeGrant(scope.gov, id, proof.value)
  return revoked.ok ? decided(id, [revoked.value], {}) : revoked
})
