import type { Replied } from '../../domain/ask/answer.ts'
import { dimensionsIn } from '../../domain/ask/dimensions.ts'
import { isDecisionWord, matchTopic, topicOf } from '../../domain/ask/match-topic.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { listed, told } from '../../domain/ask/told.ts'
import type { Word } from '../../domain/ask/words.ts'
import type { DecisionType } from '../../domain/authority/kinds.ts'
import { coversType, isMapType } from '../../domain/authority/types.ts'
import type { AreaId } from '../../domain/ids.ts'
import { areaAt } from '../../domain/people/names.ts'
import { withAncestors } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { candidatesOf } from './candidates.ts'
import { allNamed, ambiguous, areaNamed } from './named.ts'
import { refused } from './reply.ts'

/** Where something is to be decided, and about what. */
export interface PlaceMeant {
  readonly area: AreaId | null
  /** A file by its path in the area. */
  readonly file: string | undefined
  /** What is to be decided about, in the words of the question; those of which nothing is known anywhere. */
  readonly topic: readonly Word[]
  readonly unknown: readonly Word[]
}

/** Where it is to be decided: the area named, else that of the file, else where what is to be decided about stands. */
export function* placeMeant(scope: Scope, asked: Asked, question: string): Script<PlaceMeant | Replied> {
  const { area: named, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const [typed] = allNamed(asked, 'file')
  const placed = typed === undefined ? null : placedIn(scope, typed.path)
  const topic = topicAsked(asked, question)
  const stands = placed === null ? yield* standsIn(scope, asked, topic) : null
  const area = named ?? placed?.area ?? stands
  const file = placed !== null && placed.area === area ? placed.path : typed?.path
  // A file says where it is by itself.
  const unknown =
    stands === null && typed === undefined ? topic.filter(({ text }) => !isDecisionWord(text)) : []
  return { area, file, topic, unknown }
}

/** What is to be decided about, without what bounds it: an amount, an environment. */
export function topicAsked(asked: Asked, question: string): readonly Word[] {
  const bounds = dimensionsIn(question).words
  return topicOf(asked.rest.filter(({ text }) => !bounds.has(text)))
}

/** Why it cannot be told for these places: held nowhere, or in too many areas. */
export function placesUnclear(
  scope: Scope,
  types: readonly DecisionType[],
  places: readonly AreaId[],
): Replied | null {
  if (places.length === 0)
    return refused(
      'no_record',
      told`Nobody holds ${listed(types)} anywhere.`,
      `Grant it: grant add ${types[0]} AREA --holders …`,
      { area: scope.gov.rootArea },
    )
  if (places.length <= mostPlaces) return null
  return ambiguous(
    places.map(place => pathOfArea(scope, place)),
    'area',
  )
}

/** The area in which stands whatever is to be decided about, where that is one area or one above all others. */
function* standsIn(scope: Scope, asked: Asked, topic: readonly Word[]): Script<AreaId | null> {
  if (asked.types.types.length === 0 || topic.length === 0) return null
  const found = (yield* candidatesOf(scope, ['item', 'closed', 'decision'], { words: topic })).filter(
    ({ stems }) => matchTopic(topic, stems) > 0,
  )
  const areas = [...new Set(found.flatMap(({ area }) => area ?? []))]
  return areas.find(area => areas.every(other => withAncestors(scope.gov, other).includes(area))) ?? null
}

/** A file whose path begins with that of an area: the repository of the area, and the path in it. */
function placedIn({ gov, names }: Scope, path: string): { area: AreaId; path: string } | null {
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
    const area = areaAt(names, path.slice(0, cut))
    if (area !== null && gov.areas.get(area)?.retired === false) return { area, path: path.slice(cut + 1) }
  }
  return null
}

/** More areas than these are not told of in one answer. */
const mostPlaces = 6

/**
 * The types named; without one those granted here: of a file those a repository's own files decide, of an amount those
 * that are limited by one.
 */
export function typesAsked(
  { gov }: Scope,
  asked: Asked,
  { area, file }: Pick<PlaceMeant, 'area' | 'file'>,
  hasAmount: boolean,
): DecisionType[] {
  const named = asked.types.types.slice(0, 3)
  if (area === null && file === undefined) return named
  const above = area === null ? null : new Set(withAncestors(gov, area))
  const grants = [...gov.map.grants.values()].filter(
    grant =>
      !grant.breakGlass &&
      (above === null || above.has(grant.area)) &&
      (file === undefined || grant.holders.some(holder => 'table' in holder)) &&
      (!hasAmount || grant.limits.amount !== undefined),
  )
  const types = [...new Set(grants.flatMap(grant => grant.types))].filter(type => !isMapType(type))
  if (named.length > 0) return named.flatMap(type => narrowed(type, types))
  return file === undefined && asked.rest.length > 0 ? [] : types.slice(0, 7)
}

/** A type, or those below it where only these are granted: *change* where `change.approve` is. */
function narrowed(type: DecisionType, granted: readonly DecisionType[]): readonly DecisionType[] {
  const below = granted.filter(one => coversType(type, one))
  return below.length === 0 || granted.some(one => coversType(one, type)) ? [type] : below
}

/** The areas in which a type is granted, but for the glass; what stands below another of them is part of it. */
export function grantedIn({ gov }: Scope, types: readonly DecisionType[]): AreaId[] {
  const grants = [...gov.map.grants.values()].filter(
    grant => !grant.breakGlass && grant.types.some(wide => types.some(type => coversType(wide, type))),
  )
  return [...new Set(grants.map(grant => grant.area))]
}
