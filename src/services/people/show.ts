import { reach, restsOnProposal } from '../../domain/availability/reach.ts'
import type { DeclaredSpan } from '../../domain/availability/spans.ts'
import { printWindows } from '../../domain/availability/windows.ts'
import type { PersonId } from '../../domain/ids.ts'
import { isAdministrator, type Person } from '../../domain/people/gov.ts'
import { areasLedBy, teamsOf } from '../../domain/people/org-chart.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { asOf } from '../decided.ts'
import { reachabilityOf } from '../load.ts'
import { handleOf, pathOfArea, personByHandle, teamNameOf, zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { personLine } from './list.ts'

export const showPerson = readService('person.show', function* (scope, input) {
  const found = personByHandle(scope, input.handle, 'handle', { left: true })
  if (!found.ok) return found
  const person = scope.gov.people.get(found.value)
  if (person === undefined) throw new Error(`no person ${found.value}`)
  const reachability = (yield* reachabilityOf(scope, [person.id]))(person.id)
  // V3: a span that was called off before it began is empty, and no longer declared.
  const spans = reachability.spans.filter(
    ({ from, until }) => until === null || (until > scope.at && until > from),
  )
  return ok({
    ...personLine(scope, person),
    ...membershipOf(scope, person),
    windows: windowsOf(scope, person),
    reach: person.active ? reach(reachability, scope.at) : 'away',
    proposed: restsOnProposal(reachability, scope.at),
    zoneChanges: zoneChanges(scope, person.id),
    spans: [...spans].sort((a, b) => a.from - b.from).map(span => spanLine(scope, span)),
    ...asOf(scope),
  })
})

function membershipOf(scope: Scope, person: Person) {
  const { gov } = scope
  const agents = [...gov.people.values()].filter(({ sponsor, active }) => active && sponsor === person.id)
  return {
    active: person.active,
    administrator: isAdministrator(gov, person.id),
    auditor: person.auditor,
    sponsor: person.sponsor === null ? null : handleOf(scope, person.sponsor),
    agents: agents.map(({ id }) => handleOf(scope, id)),
    teams: teamsOf(gov, person.id).map(team => teamNameOf(scope, team)),
    leads: areasLedBy(gov, person.id).map(area => pathOfArea(scope, area)),
    follows: person.follows.map(area => pathOfArea(scope, area)),
  }
}

function windowsOf(scope: Scope, { windows }: Person) {
  if (windows === null) return null
  const { zone, rules, proposedBy } = windows
  const by = proposedBy === null ? null : handleOf(scope, proposedBy)
  return { hours: printWindows(rules), zone, proposedBy: by }
}

/** The next two changes of the clocks where the person is. */
function zoneChanges(scope: Scope, person: PersonId) {
  return scope.zones
    .transitions(zoneOf(scope, person))
    .filter(({ at }) => at > scope.at)
    .slice(0, 2)
    .map(({ at, after }) => ({ at: formatInstant(at), offsetMinutes: after }))
}

function spanLine(scope: Scope, span: DeclaredSpan) {
  return {
    id: span.id,
    kind: span.kind,
    from: formatInstant(span.from),
    until: span.until === null ? null : formatInstant(span.until),
    area: span.area === null ? null : pathOfArea(scope, span.area),
    types: [...span.types],
    wake: span.wake,
    proposedBy: span.proposedBy === null ? null : handleOf(scope, span.proposedBy),
    handoff: span.handoff,
  }
}
