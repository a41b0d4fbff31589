import { reach } from '../../domain/availability/reach.ts'
import type { Person } from '../../domain/people/gov.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { reachabilityOf } from '../load.ts'
import { pageOf } from '../page.ts'
import { handleOf, zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'

export const listPeople = readService('person.list', function* (scope, input) {
  const active = [...scope.gov.people.values()].filter(person => person.active)
  const { shown, next } = pageOf(active, person => person.id, input)
  const lines = shown.map(person => personLine(scope, person))
  if (input.reach !== true) return ok({ items: lines, next, ...asOf(scope) })
  const reachability = yield* reachabilityOf(
    scope,
    shown.map(({ id }) => id),
  )
  const items = lines.map(line => ({ ...line, reach: reach(reachability(line.id), scope.at) }))
  return ok({ items, next, ...asOf(scope) })
})

export function personLine(scope: Scope, { id, agent, zone, windows }: Person) {
  return {
    id,
    handle: handleOf(scope, id),
    name: scope.names.people.get(id) ?? 'erased',
    kind: agent ? ('agent' as const) : ('human' as const),
    timeZone: zoneOf(scope, id),
    zoneDeclared: (zone ?? windows?.zone ?? null) !== null,
  }
}
