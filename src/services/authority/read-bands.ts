import { type Cover, coverOf } from '../../domain/authority/cover.ts'
import { unknownType } from '../../domain/authority/decide-grant.ts'
import type { DecisionType, TypeInArea } from '../../domain/authority/kinds.ts'
import { coversType } from '../../domain/authority/types.ts'
import { without } from '../../domain/authority/weekend.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { isLed, withAncestors, withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { subtractSpans } from '../../domain/time/span-set.ts'
import { areaByPath, handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { demanded } from './demanded.ts'
import { authorityFor } from './load.ts'
import { pairsAsked } from './pairs-asked.ts'
import { periodOf } from './period.ts'
import { computedFrom, namesOf } from './view.ts'
import { peopleGone } from './who.ts'

const mostRows = 80

/** Who could decide what, at every instant of a span; with people taken out, as it would be then. */
export const readBands = readService('authority.bands', function* (scope, input) {
  const span = periodOf(scope, input, from => {
    const start = from ?? scope.at
    return { from: start, until: start + 2 * dayMs }
  })
  if (!span.ok) return span
  const { from, until } = span.value
  const taken = peopleGone(scope, input.without)
  if (!taken.ok) return taken
  const gone = taken.value
  const asked =
    input.pairs === undefined
      ? pairsAsked(scope, input, (type, top) => areasGranted(scope, type, top))
      : pairsNamed(scope, input.pairs)
  if (!asked.ok) return asked
  const pairs = asked.value.slice(0, mostRows)
  const questions = pairs.map(pair => ({ ...pair, assurance: 'verified' as const }))
  const loaded = yield* authorityFor(scope, questions, gone)
  const authority = gone.length === 0 ? loaded : without(loaded, { without: gone, from, until })
  const people = new Set<PersonId>()
  const rows = questions.map(({ type, area, ...q }) => {
    const cover = coverOf(authority, { type, area, ...q }, from, until)
    for (const { up } of cover) for (const { person } of up) people.add(person)
    const spans = cover.flatMap(one => spansView(scope, type, one))
    return { type, area: pathOfArea(scope, area), spans }
  })
  return ok({
    rows,
    more: asked.value.length - pairs.length,
    names: namesOf(scope, people),
    from: formatInstant(from),
    until: formatInstant(until),
    ...computedFrom(scope),
  })
})

/** A13: where nobody could, cut where the hours begin or end in which the type asks for somebody. */
function spansView(scope: Scope, type: DecisionType, { up, from, until, outcome, frozen, quorum }: Cover) {
  const view = (span: { from: number; until: number }, declared: boolean) => ({
    from: formatInstant(span.from),
    until: formatInstant(span.until),
    outcome,
    declared,
    frozen,
    quorum: up.length === 0 ? null : quorum,
    up: up.map(({ person, place, delegated }) => ({ person: handleOf(scope, person), place, delegated })),
  })
  if (up.length > 0) return [view({ from, until }, false)]
  const hours = demanded(scope, type, { from, until })
  const others = subtractSpans([{ from, until }], hours).map(span => ({ ...span, declared: true }))
  return [...hours.map(span => ({ ...span, declared: false })), ...others]
    .sort((a, b) => a.from - b.from)
    .map(({ declared, ...span }) => view(span, declared))
}

/** Where somebody is granted this type, or narrower or wider ones: what lies between has the same holders. */
function areasGranted({ gov, at }: Scope, type: DecisionType, top: AreaId): AreaId[] {
  const granted = new Set<AreaId>()
  const below = new Set(withDescendants(gov, [top]))
  for (const grant of gov.map.grants.values()) {
    if (grant.breakGlass || (grant.until !== null && grant.until <= at)) continue
    if (!grant.types.some(one => coversType(one, type))) continue
    if (below.has(grant.area)) granted.add(grant.area)
    else if (withAncestors(gov, top).includes(grant.area)) granted.add(top)
    for (const one of below) if (grant.area === gov.rootArea && isLed(gov, one)) granted.add(one)
  }
  return [...granted]
}

function pairsNamed(scope: Scope, pairs: readonly string[]): Outcome<TypeInArea[]> {
  const found: TypeInArea[] = []
  for (const [index, text] of pairs.entries()) {
    const cut = text.indexOf(' ')
    const type = cut < 0 ? text : text.slice(0, cut)
    const unknown = unknownType(scope.gov, [type], `pairs[${index}]`)
    if (unknown !== null) return unknown
    const area = cut < 0 ? ok(scope.gov.rootArea) : areaByPath(scope, text.slice(cut + 1), `pairs[${index}]`)
    if (!area.ok) return area
    found.push({ type, area: area.value })
  }
  return ok(found)
}
