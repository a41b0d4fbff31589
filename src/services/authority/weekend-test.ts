import type { Gap } from '../../domain/authority/answers.ts'
import { unknownType } from '../../domain/authority/decide-grant.ts'
import type { DecisionType } from '../../domain/authority/kinds.ts'
import { coversType } from '../../domain/authority/types.ts'
import { type SoleHolder, weekendTest } from '../../domain/authority/weekend.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { membersOf, withAncestors, withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { areaByPath, handleOf, pathOfArea, personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { groupedPairs, groupsView, type PairWithGaps } from './gap-groups.ts'
import { authorityFor } from './load.ts'
import { periodOf, weekendFrom } from './period.ts'
import { singleApprovers } from './single-approvers.ts'
import { computedFrom, namesOf } from './view.ts'

/** A13: the difference that the absence of these people makes. */
export const weekend = readService('authority.weekend-test', function* (scope, input) {
  const span = periodOf(scope, input, from => weekendFrom(scope, from ?? scope.at))
  if (!span.ok) return span
  const subject = subjectOf(scope, input)
  if (!subject.ok) return subject
  const people = peopleNamed(scope, input.without ?? [])
  if (!people.ok) return people
  const without = people.value
  const { types, areas } = subject.value
  const questions = types.flatMap(type => areas.map(area => ({ type, area })))
  const authority = yield* authorityFor(scope, questions, without)
  const report = weekendTest(authority, { types, areas, without, ...span.value })
  const groups = groupedPairs(authority, pairsIn(scope, report.stalls), span.value.from)
  const gone = new Set(without)
  // Those taken out first: they are what was asked about.
  const soleHolders = outermost(scope, report.soleHolders).sort(
    (a, b) => Number(gone.has(b.person)) - Number(gone.has(a.person)),
  )
  const told = groupsView(scope, groups)
  const named = [...without, ...soleHolders.flatMap(({ person, could }) => [person, ...could])]
  return ok({
    without: without.map(person => handleOf(scope, person)),
    soleHolders: soleHolders.map(({ person, type, area, could }) => ({
      person: handleOf(scope, person),
      type,
      area: pathOfArea(scope, area),
      could: could.map(one => handleOf(scope, one)),
    })),
    singleApprover: singleApprovers(scope, areas, without),
    ...told,
    names: { ...told.names, ...namesOf(scope, new Set(named)) },
    from: formatInstant(span.value.from),
    until: formatInstant(span.value.until),
    ...computedFrom(scope),
  })
})

/** The gaps of each pair together; the types that ask for somebody first. */
function pairsIn(scope: Scope, stalls: readonly Gap[]): PairWithGaps[] {
  const pairs = [...Map.groupBy(stalls, ({ type, area }) => `${type} ${area}`).values()].flatMap(gaps => {
    const [first] = gaps
    return first === undefined ? [] : [{ type: first.type, area: first.area, gaps }]
  })
  const isFree = (type: DecisionType) => (scope.gov.map.types.get(type) ?? 'none') === 'none'
  // The sort is stable.
  return pairs.sort((a, b) => Number(isFree(a.type)) - Number(isFree(b.type)))
}

/** The types named with all below them, else every declared one; in the area and below. */
function subjectOf(
  scope: Scope,
  { type, area: path }: { readonly type?: string | undefined; readonly area?: string | undefined },
): Outcome<{ types: DecisionType[]; areas: AreaId[] }> {
  const unknown = type === undefined ? null : unknownType(scope.gov, [type], 'type')
  if (unknown !== null) return unknown
  const area = path === undefined ? ok(scope.gov.rootArea) : areaByPath(scope, path, 'area')
  if (!area.ok) return area
  const declared = [...scope.gov.map.types.keys()]
  const types = type === undefined ? declared : declared.filter(one => coversType(type, one))
  return ok({ types, areas: withDescendants(scope.gov, [area.value]) })
}

/** `team:NAME` stands for its members. */
function peopleNamed(scope: Scope, handles: readonly string[]): Outcome<PersonId[]> {
  const people = new Set<PersonId>()
  for (const [index, handle] of handles.entries()) {
    const team = handle.startsWith('team:')
      ? scope.names.byTeam.get(handle.slice(5).toLowerCase())
      : undefined
    if (team !== undefined) {
      for (const person of membersOf(scope.gov, team)) if (activeHuman(scope.gov, person)) people.add(person)
      continue
    }
    const person = personByHandle(scope, handle, `without[${index}]`)
    if (!person.ok) return person
    people.add(person.value)
  }
  return ok([...people])
}

/** What is said of an area and a type is not said again of what lies below, where it is the same person. */
function outermost({ gov }: Scope, found: readonly SoleHolder[]): SoleHolder[] {
  const byPlace = new Map(found.map(one => [`${one.type} ${one.area}`, one.person]))
  return found.filter(({ type, area, person }) => {
    const above = withAncestors(gov, area)[1]
    if (above !== undefined && byPlace.get(`${type} ${above}`) === person) return false
    const cut = type.lastIndexOf('.')
    return cut < 0 || byPlace.get(`${type.slice(0, cut)} ${area}`) !== person
  })
}
