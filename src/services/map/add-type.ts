import { decideAddCalendar, decideAddType } from '../../domain/authority/decide-type.ts'
import type { Coverage } from '../../domain/authority/kinds.ts'
import { startDrafts } from '../../domain/authority/start.ts'
import { parseWindows } from '../../domain/availability/windows.ts'
import { underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { zoneNamed } from '../people/zone-named.ts'
import { commandService } from '../service.ts'

/** A1, A13: types are the organisation's, so they are declared at its root. */
export const addType = commandService('type.add', function* (scope, { name, coverage }) {
  const proof = yield* underMap(scope, 'map.grant', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const known = scope.gov.map.types.get(name) ?? 'none'
  const wanted = coverage === undefined ? known : coverageOf(coverage)
  const added = decideAddType(scope.gov, name, wanted, proof.value)
  return added.ok ? decided(name, added.value, {}) : added
})

function coverageOf(text: string): Coverage {
  return text === 'none' || text === 'always' ? text : { calendar: text }
}

export const addCalendar = commandService('calendar.add', function* (scope, input) {
  const proof = yield* underMap(scope, 'map.grant', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const rules = parseWindows(input.hours)
  if (!rules.ok) return { ok: false, refusal: { ...rules.refusal, path: 'hours' } }
  const zone = zoneNamed(scope, input.zone)
  if (!zone.ok) return zone
  const added = decideAddCalendar(input.name, zone.value ?? scope.gov.zone, rules.value, proof.value)
  return added.ok ? decided(input.name, [added.value], {}) : added
})

/** The tree to begin with, for an organisation that has none of it or only a part. */
export const startTypes = commandService('type.start', function* (scope) {
  const proof = yield* underMap(scope, 'map.grant', [scope.gov.rootArea])
  if (!proof.ok) return proof
  const drafts = startDrafts(scope.gov, scope.ids, proof.value, scope.at)
  const of = (kind: string) => drafts.filter(one => one.kind === kind)
  return decided(scope.orgId, drafts, {
    types: of('type.added').map(({ terms }) => (terms as { type: string }).type),
    grants: of('grant.added').map(({ subject }) => subject),
  })
})
