import { contingencyOf } from '../../domain/authority/contingency-of.ts'
import { frameOf } from '../../domain/authority/frame.ts'
import { watchedMeanwhile } from '../../domain/authority/meanwhile.ts'
import type { Authority, Contingency, Question } from '../../domain/authority/question.ts'
import type { DeclaredSpan } from '../../domain/availability/spans.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import type { Gov } from '../../domain/people/gov.ts'
import { withAncestors } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Script } from '../../storage/sql.ts'
import { spansOf, subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'

/** What one state of the record says about people and contingencies; kept until either it or the map moves on. */
interface Loaded {
  readonly atSeq: number
  readonly contingencies: Map<AreaId, readonly Contingency[]>
  readonly spans: Map<PersonId, readonly DeclaredSpan[]>
}

const kept = new WeakMap<Gov, Loaded>()

function loadedAt({ gov, atSeq }: Scope): Loaded {
  const known = kept.get(gov)
  if (known?.atSeq === atSeq) return known
  const fresh: Loaded = { atSeq, contingencies: new Map(), spans: new Map() }
  kept.set(gov, fresh)
  return fresh
}

/**
 * What these questions are answered from: the map, contingencies of their areas and above, and when those who matter
 * can be reached. Only who matters is loaded; asking about anybody else is a fault, not an answer.
 */
export function* authorityFor(
  scope: Scope,
  questions: readonly Question[],
  people: readonly PersonId[] = [],
): Script<Authority> {
  const { gov } = scope
  const areas = new Set(questions.flatMap(({ area }) => withAncestors(gov, area)))
  const contingencies = yield* contingenciesIn(scope, [...areas])
  const bare: Authority = { gov, contingencies, reachabilityOf: notLoaded }
  const wanted = new Set<PersonId>(people)
  for (const q of questions) {
    const frame = frameOf(bare, q)
    for (const way of frame.ways) wanted.add(way.person)
    for (const person of watchedMeanwhile(bare, frame)) wanted.add(person)
  }
  const spans = yield* spansFor(scope, [...wanted])
  return {
    gov,
    contingencies,
    reachabilityOf: person => {
      const declared = spans.get(person)
      if (declared === undefined) return notLoaded(person)
      return { table: scope.zones, windows: gov.people.get(person)?.windows ?? null, spans: declared }
    },
  }
}

function notLoaded(person: PersonId): never {
  throw new Error(`when ${person} can be reached was not loaded`)
}

/** Open contingencies of these areas, those of the root first; their terms count for everybody (P1). */
function* contingenciesIn(scope: Scope, areas: readonly AreaId[]): Script<Contingency[]> {
  const { contingencies } = loadedAt(scope)
  const missing = areas.filter(area => !contingencies.has(area))
  if (missing.length > 0) {
    const items = yield* subjectsByKeys(scope, 'item', missing.map(subjectKeys.contingencyIn))
    for (const area of missing) {
      const here = items.filter(item => item.area === area)
      contingencies.set(
        area,
        here.flatMap(item => contingencyOf(scope.gov, item) ?? []),
      )
    }
  }
  return areas.flatMap(area => contingencies.get(area) ?? [])
}

function* spansFor(
  scope: Scope,
  people: readonly PersonId[],
): Script<ReadonlyMap<PersonId, readonly DeclaredSpan[]>> {
  const { spans } = loadedAt(scope)
  const missing = people.filter(person => !spans.has(person))
  if (missing.length > 0)
    for (const [person, declared] of yield* spansOf(scope, missing)) spans.set(person, declared)
  return spans
}
