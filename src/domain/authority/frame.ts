import type { ReachQuestion } from '../availability/reach.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import { placesOfGrant } from './holders.ts'
import type { DecisionType, DelegationTerms, GrantTerms } from './kinds.ts'
import type { Freeze } from './map.ts'
import { byText, type MapIndex, mapIndexOf } from './map-index.ts'
import type { Authority, Contingency, Question } from './question.ts'
import { coversType, isMapType, withWider } from './types.ts'

/** A way from a grant to a person, whose clauses are looked at when an instant is known. */
export interface Way {
  readonly grant: GrantTerms
  /** Whose place in the grant it is: their own, or that of who delegated or pre-authorised (A9). */
  readonly place: PersonId
  readonly person: PersonId
  readonly delegation: DelegationTerms | null
  readonly contingency: Contingency | null
  /** A2b: the table cannot be read without the question's path. */
  readonly pathMissing: boolean
}

/** All of the map that can bear on questions of one type in one area (and on one path), at any instant. */
export interface Frame {
  readonly type: DecisionType
  readonly area: AreaId
  /** In the order of A6. */
  readonly ways: readonly Way[]
  /** Ways of grants that a fence stops (A5): told in explanations, true never. */
  readonly fenced: readonly Way[]
  readonly freezes: readonly Freeze[]
  /** A2a: some role of these grants is filled nowhere here. */
  readonly vacant: boolean
  /** V4: which on-call spans answer this question. */
  readonly reaching: ReachQuestion
}

/** A world that differs in one thing, to find what would change an answer (A12a). */
export interface Variant {
  readonly delegation?: DelegationTerms
  readonly withoutFreeze?: string
  readonly extended?: string
}

/** The frame of a question; kept for the next one like it unless it names a path or something is varied. */
export function frameOf(authority: Authority, q: Question, variant?: Variant): Frame {
  const index = mapIndexOf(authority.gov)
  if (variant !== undefined) return withContingencies(build(authority.gov, index, q, variant), authority)
  const key = `${q.type} ${q.area}`
  let kept = q.path === undefined ? (index.memo.get(key) as Frame | undefined) : undefined
  if (kept === undefined) {
    kept = build(authority.gov, index, q, {})
    if (q.path === undefined) index.memo.set(key, kept)
  }
  return authority.contingencies.length === 0 ? kept : withContingencies(kept, authority)
}

function build(gov: Gov, index: MapIndex, q: Question, variant: Variant): Frame {
  const above = withAncestors(gov, q.area)
  const covered = new Set(above)
  const ways: Way[] = []
  const fenced: Way[] = []
  let vacant = false
  for (const { grant, stopped } of applying(index, q.type, above)) {
    const { people, vacant: empty, pathMissing } = placesOfGrant(gov, grant, q.area, q.path)
    if (!stopped) vacant ||= empty
    const extended = grant.grant === variant.extended ? { ...grant, from: 0, until: null } : grant
    const given = (place: PersonId) => delegations(index, place, q.type, covered, variant.delegation)
    const list = stopped ? fenced : ways
    for (const place of people) {
      const base = { grant: extended, place, contingency: null, pathMissing }
      list.push({ ...base, person: place, delegation: null })
      if (!grant.delegable || grant.breakGlass) continue
      for (const delegation of given(place)) list.push({ ...base, person: delegation.to, delegation })
    }
  }
  const freezes = above
    .flatMap(area => index.freezes.get(area) ?? [])
    .filter(freeze => freeze.freeze !== variant.withoutFreeze && stops(freeze, q.type))
  const reaching = { type: q.type, covers: (area: AreaId) => covered.has(area) }
  return { type: q.type, area: q.area, ways, fenced, freezes, vacant, reaching }
}

/** A5, A6: the grants on this type or wider here or above, nearest area first, then the most specific type, then key. */
function applying(
  index: MapIndex,
  type: DecisionType,
  above: readonly AreaId[],
): { grant: GrantTerms; stopped: boolean }[] {
  const found: { grant: GrantTerms; stopped: boolean }[] = []
  const seen = new Set<string>()
  let stopped = false
  for (const area of above) {
    const byType = index.grants.get(area)
    for (const wider of byType === undefined ? [] : withWider(type)) {
      for (const grant of [...(byType?.get(wider) ?? [])].sort(byKey)) {
        if (seen.has(grant.grant)) continue
        seen.add(grant.grant)
        found.push({ grant, stopped })
      }
    }
    // A fence stops what comes from above its area.
    stopped ||= !isMapType(type) && (index.fences.get(area) ?? []).some(fence => coversType(fence.type, type))
  }
  return found
}

function byKey(a: GrantTerms, b: GrantTerms): number {
  return byText(a.key, b.key) || byText(a.grant, b.grant)
}

/** A8: what this person delegated that covers the question. */
function delegations(
  index: MapIndex,
  giver: PersonId,
  type: DecisionType,
  covered: ReadonlySet<AreaId>,
  extra: DelegationTerms | undefined,
): readonly DelegationTerms[] {
  const given = index.given.get(giver) ?? none
  const all = extra?.from === giver ? [...given, extra] : given
  return all.length === 0
    ? all
    : all.filter(({ types, area }) => covered.has(area) && types.some(wide => coversType(wide, type)))
}

const none: readonly DelegationTerms[] = []

/** A4: `all` is every type but those of the map. */
function stops({ types }: Freeze, type: DecisionType): boolean {
  return types === 'all' ? !isMapType(type) : types.some(wide => coversType(wide, type))
}

/** A11: after the delegates of its author's place come those whom a contingency lets act. */
function withContingencies(frame: Frame, { gov, contingencies }: Authority): Frame {
  const covering = contingencies
    .map(one => asTheyAreNow(gov, one))
    .filter(({ type }) => coversType(type, frame.type))
    .filter(({ area }) => frame.reaching.covers(area))
    .sort((a, b) => byText(a.item, b.item))
  return covering.length === 0
    ? frame
    : { ...frame, ways: preauthorised(frame.ways, covering), fenced: preauthorised(frame.fenced, covering) }
}

/** V5: people by who they are now, and only those who can act. */
function asTheyAreNow(gov: Gov, one: Contingency): Contingency {
  const now = (person: PersonId) => canonical(gov, person)
  return {
    ...one,
    author: now(one.author),
    by: [...new Set(one.by.flatMap(person => activeHuman(gov, person)?.id ?? []))],
    observations: one.observations.map(seen => ({
      ...seen,
      by: now(seen.by),
      sponsor: seen.sponsor === null ? null : now(seen.sponsor),
    })),
  }
}

function preauthorised(ways: readonly Way[], contingencies: readonly Contingency[]): Way[] {
  return ways.flatMap((way, at) => {
    const next = ways[at + 1]
    const lastOfPlace = next === undefined || next.grant !== way.grant || next.place !== way.place
    if (!lastOfPlace || way.grant.breakGlass) return [way]
    const opened = contingencies.filter(({ author }) => author === way.place)
    return [
      way,
      ...opened.flatMap(contingency =>
        contingency.by.map(person => ({ ...way, person, delegation: null, contingency })),
      ),
    ]
  })
}
