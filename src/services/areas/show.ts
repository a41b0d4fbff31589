import { onNext } from '../../domain/availability/on-next.ts'
import { type Reachability, reach, reachableSpans, restsOnProposal } from '../../domain/availability/reach.ts'
import type { PersonId } from '../../domain/ids.ts'
import { childrenOf, onNextCandidates } from '../../domain/people/org-chart.ts'
import { ok } from '../../domain/refusal.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { asOf } from '../decided.ts'
import { namesByHandle } from '../items/names.ts'
import { reachabilityOf } from '../load.ts'
import { areaByPath, handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { areaLine } from './list.ts'

export const showArea = readService('area.show', function* (scope, input) {
  const found = areaByPath(scope, input.path, 'path')
  if (!found.ok) return found
  const area = scope.gov.areas.get(found.value)
  if (area === undefined) throw new Error(`no area ${found.value}`)
  const candidates = onNextCandidates(scope.gov, area.id, [])
  const reachability = yield* reachabilityOf(scope, candidates)
  const next = onNext(candidates, reachability, scope.at)
  const on = candidates.flatMap(person => onNow(scope, person, reachability(person)))
  const line = areaLine(scope, area)
  const following = next === null ? null : handleOf(scope, next.person)
  const people = [...line.managers, ...line.techLeads, ...on.map(({ person }) => person), following]
  return ok({
    ...line,
    parent: area.parent === null ? null : pathOfArea(scope, area.parent),
    children: childrenOf(scope.gov, area.id).map(child => pathOfArea(scope, child)),
    followed: scope.gov.people.get(scope.caller.person)?.follows.includes(area.id) ?? false,
    names: namesByHandle(scope, people),
    on,
    onNext: next === null ? null : { person: handleOf(scope, next.person), from: formatInstant(next.from) },
    ...asOf(scope),
  })
})

/** Whether somebody is on now, and until when at most a week ahead. */
function onNow(scope: Scope, person: PersonId, r: Reachability) {
  const found = reach(r, scope.at)
  if (found !== 'at_work' && found !== 'on_call') return []
  const [span] = reachableSpans(r, scope.at, scope.at + 7 * dayMs)
  const until = formatInstant(span?.until ?? scope.at)
  return [{ person: handleOf(scope, person), reach: found, until, proposed: restsOnProposal(r, scope.at) }]
}
