import { draft } from '../../domain/record/entry.ts'
import { decided } from '../decided.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'

/** B0. Following is a subject of its own, so that it never looks like a change of the person or the area (I1). */
// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const followArea = commandService('area.follow', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const { person } = scope.caller
  if (scope.gov.people.get(person)?.follows.includes(area.value)) return decided(area.value, [], {})
  const subject = `${person} follows`
  const terms = { area: area.value, person }
  const common = { subject, area: area.value, audience: 'org' as const, words: null }
  return decided(area.value, [draft({ ...common, kind: 'area.followed', terms })], {})
})

// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const unfollowArea = commandService('area.unfollow', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const { person } = scope.caller
  if (!scope.gov.people.get(person)?.follows.includes(area.value)) return decided(area.value, [], {})
  const subject = `${person} follows`
  const terms = { area: area.value, person }
  const common = { subject, area: area.value, audience: 'org' as const, words: null }
  return decided(area.value, [draft({ ...common, kind: 'area.unfollowed', terms })], {})
})
