import { decideWindows } from '../../domain/availability/decide-declare.ts'
import { parseWindows, printWindows } from '../../domain/availability/windows.ts'
import { decided } from '../decided.ts'
import { zoneNamed } from '../people/zone-named.ts'
import { zoneOf } from '../resolve.ts'
import { commandService } from '../service.ts'
import { whose } from './whose.ts'

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const setWindow = commandService('window.set', function* (scope, input) {
  const who = whose(scope, input.for)
  if (!who.ok) return who
  const rules = parseWindows(input.windows)
  if (!rules.ok) return { ok: false, refusal: { ...rules.refusal, path: 'windows' } }
  const named = zoneNamed(scope, input.zone)
  if (!named.ok) return named
  const { person, proposedBy } = who.value
  const zone = named.value ?? zoneOf(scope, person)
  const set = decideWindows(scope.gov, person, { zone, rules: rules.value, proposedBy })
  if (!set.ok) return set
  return decided(person, [set.value], {
    windows: printWindows(rules.value),
    zone,
    proposed: proposedBy !== null,
  })
})
