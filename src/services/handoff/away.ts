import { holes } from '../../domain/availability/holes.ts'
import { onNext } from '../../domain/availability/on-next.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { membersOf, onNextCandidates } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { asOf } from '../decided.ts'
import { reachabilityOf } from '../load.ts'
import { areaByPath, handleOf, parseWhen, pathOfArea, personByHandle, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { homeOf } from './check-context.ts'

/** How far an absence is looked into; a person who is never back leaves the same holes again and again. */
const horizonMs = 14 * dayMs

/**
 * H0, H7, V1: what an absence would mean for an area before it is declared: who is on next without the author, to whom
 * an unaccepted line would fall at grace, and when nobody of the area's team is reachable.
 */
export const readAway = readService('handoff.away', function* (scope, input) {
  const author = input.for === undefined ? ok(scope.caller.person) : personByHandle(scope, input.for, 'for')
  if (!author.ok) return author
  const area =
    input.area === undefined ? ok(homeOf(scope, author.value)) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const times = absence(scope, input)
  if (!times.ok) return times
  const { from, until } = times.value
  const graceAt = Math.max(from, scope.at) + scope.gov.settings.graceMs
  const span = { graceAt: formatInstant(graceAt), until: formatInstant(until), ...asOf(scope) }
  if (area.value === null) return ok({ ...nobody, ...span })
  const found = yield* whoIsThere(scope, area.value, author.value, { from, until, graceAt })
  return ok({ area: pathOfArea(scope, area.value), ...found, ...span })
})

const nobody = { area: null, team: null, onNext: null, fallsTo: null, holes: [], undeclared: false }

function absence(
  scope: Scope,
  { offline, back }: { offline?: string | undefined; back?: string | undefined },
): Outcome<{ from: Instant; until: Instant }> {
  const from = offline === undefined ? ok({ instant: scope.at }) : parseWhen(scope, offline, 'offline')
  if (!from.ok) return from
  const end = back === undefined ? null : parseWhen(scope, back, 'back')
  if (end !== null && !end.ok) return end
  const latest = from.value.instant + horizonMs
  return ok({ from: from.value.instant, until: end === null ? latest : Math.min(end.value.instant, latest) })
}

function* whoIsThere(
  scope: Scope,
  area: AreaId,
  author: PersonId,
  { from, until, graceAt }: { from: Instant; until: Instant; graceAt: Instant },
) {
  const { gov } = scope
  const team = gov.areas.get(area)?.team ?? null
  const members = team === null ? [] : membersOf(gov, team).filter(person => person !== author)
  const candidates = onNextCandidates(gov, area, [author])
  const reachability = yield* reachabilityOf(scope, [...new Set([...members, ...candidates])])
  const next = onNext(candidates, reachability, Math.max(from, scope.at))
  const falls = gov.settings.defaultTransfer === 'author' ? null : onNext(candidates, reachability, graceAt)
  const gaps =
    team === null ? { spans: [], undeclared: false } : holes(members.map(reachability), from, until)
  return {
    team: team === null ? null : teamNameOf(scope, team),
    onNext: next && { person: handleOf(scope, next.person), from: formatInstant(next.from) },
    fallsTo: falls && handleOf(scope, falls.person),
    holes: gaps.spans.map(hole => ({ from: formatInstant(hole.from), until: formatInstant(hole.until) })),
    undeclared: gaps.undeclared,
  }
}
