import type { Coverage } from '../../domain/authority/kinds.ts'
import { coversType } from '../../domain/authority/types.ts'
import { printWindows } from '../../domain/availability/windows.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { readService } from '../service.ts'

/** A1, A13. */
export const listTypes = readService('type.list', function* (scope) {
  const { types, grants, calendars } = scope.gov.map
  const held = [...grants.values()].flatMap(grant => grant.types)
  const items = [...types]
    .map(([name, coverage]) => ({
      name,
      coverage: coverageText(coverage),
      grants: held.filter(wide => coversType(wide, name)).length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return ok({
    items,
    calendars: [...calendars].map(([name, { zone, rules }]) => ({ name, hours: printWindows(rules), zone })),
    ...asOf(scope),
  })
})

function coverageText(coverage: Coverage): string {
  return typeof coverage === 'string' ? coverage : coverage.calendar
}
