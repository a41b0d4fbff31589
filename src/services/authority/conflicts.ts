import { type Conflict, conflicts } from '../../domain/authority/conflicts.ts'
import type { Authority } from '../../domain/authority/question.ts'
import { ok } from '../../domain/refusal.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { computedFrom, namesOf } from './view.ts'

/** A15: of the map as it stands; who is away now does not matter, so only windows are looked at. */
export const readConflicts = readService('authority.conflicts', function* (scope) {
  const { gov, zones } = scope
  const authority: Authority = {
    gov,
    contingencies: [],
    reachabilityOf: person => ({ table: zones, windows: gov.people.get(person)?.windows ?? null, spans: [] }),
  }
  const found = conflicts(authority, scope.at)
  return ok({
    items: found.map(one => conflictView(scope, one)),
    names: namesOf(scope, new Set(found.flatMap(one => ('person' in one ? [one.person] : [])))),
    ...computedFrom(scope),
  })
})

function conflictView(scope: Scope, { kind, ...of }: Conflict) {
  const said: Record<string, unknown> = { code: kind, ...of }
  if ('person' in of) said.person = handleOf(scope, of.person)
  if ('area' in of) said.area = pathOfArea(scope, of.area)
  const about = 'grant' in of ? of.grant : 'freeze' in of ? of.freeze : null
  const cite = about === null ? undefined : scope.gov.map.saidBy.get(about)
  return { code: kind as string, ...said, ...(cite !== undefined && { cite }) }
}
