import type { DeclaredSpan } from '../availability/spans.ts'
import type { AreaId, PersonId, SpanId } from '../ids.ts'
import { membersOf, withAncestors } from '../people/org-chart.ts'
import type { Instant, Span } from '../time/instant.ts'
import { subtractSpans } from '../time/span-set.ts'
import type { Gap } from './answers.ts'
import { chainAt } from './chain.ts'
import { frameOf } from './frame.ts'
import { gapsOf, type ReachBook } from './gaps.ts'
import type { DecisionType } from './kinds.ts'
import type { Authority, Question } from './question.ts'

/** What the weekend test is asked about. */
export interface WeekendQuestion {
  readonly types: readonly DecisionType[]
  readonly areas: readonly AreaId[]
  /** Taken out for the whole span. */
  readonly without: readonly PersonId[]
  readonly from: Instant
  readonly until: Instant
}

export interface WeekendReport {
  /** What stalls with these people away and would not have stalled with them here. */
  readonly stalls: readonly Gap[]
  /** Where one person alone holds something, with or without the people taken out. */
  readonly soleHolders: readonly SoleHolder[]
}

export interface SoleHolder {
  readonly person: PersonId
  readonly type: DecisionType
  readonly area: AreaId
  /** People who already decide similar things and could be added; the nearest first, at most five. */
  readonly could: readonly PersonId[]
}

/** A13: what stalls, from when to when, when these people are away, and who is the only holder of what. */
export function weekendTest(authority: Authority, asked: WeekendQuestion): WeekendReport {
  const { from, until } = asked
  const away = without(authority, asked)
  const [before, after]: [ReachBook, ReachBook] = [new Map(), new Map()]
  const stalls: Gap[] = []
  const soleHolders: SoleHolder[] = []
  for (const type of asked.types) {
    for (const area of asked.areas) {
      const q: Question = { type, area, assurance: 'verified' }
      const then = gapsOf(away, q, from, until, after)
      if (then.length > 0) stalls.push(...newIn(then, gapsOf(authority, q, from, until, before)))
      const sole = soleHolderOf(authority, q, from)
      if (sole !== null)
        soleHolders.push({ person: sole, type, area, could: couldHold(authority, q, sole, asked) })
    }
  }
  return { stalls, soleHolders }
}

/** The same organisation in which these people are offline for the whole span. */
export function without(
  authority: Authority,
  { without: people, from, until }: Pick<WeekendQuestion, 'without' | 'from' | 'until'>,
): Authority {
  const gone = new Set(people)
  const absence = (person: PersonId): DeclaredSpan => ({
    id: '' as SpanId,
    person,
    kind: 'offline',
    from,
    until,
    area: null,
    types: [],
    wake: false,
    proposedBy: null,
    handoff: null,
  })
  return {
    ...authority,
    reachabilityOf: person => {
      const reachability = authority.reachabilityOf(person)
      if (!gone.has(person)) return reachability
      return { ...reachability, spans: [...reachability.spans, absence(person)] }
    },
  }
}

function newIn(after: readonly Gap[], before: readonly Gap[]): Gap[] {
  const known: Span[] = before.map(gap => ({ from: gap.from, until: gap.until }))
  return after.flatMap(gap =>
    subtractSpans([{ from: gap.from, until: gap.until }], known).map(span => ({ ...gap, ...span })),
  )
}

/** The one person through whom alone this can be decided, or null. */
function soleHolderOf(authority: Authority, q: Question, at: Instant): PersonId | null {
  const { links } = chainAt(authority.gov, frameOf(authority, q), q, at)
  const [only] = links
  return links.length === 1 && only !== undefined ? only.person : null
}

const most = 5

/** Who decides similar things already: types beside this one here, then this one nearby, then whoever leads or works here. */
function couldHold(
  authority: Authority,
  q: Question,
  sole: PersonId,
  { without: away, from }: WeekendQuestion,
): PersonId[] {
  const { gov } = authority
  const could = new Set<PersonId>()
  const holders = (type: DecisionType, area: AreaId) => {
    for (const { person } of chainAt(
      gov,
      frameOf(authority, { ...q, type, area }),
      { ...q, type, area },
      from,
    ).links)
      could.add(person)
  }
  for (const type of similarTypes(authority, q.type)) holders(type, q.area)
  for (const area of withAncestors(gov, q.area)) {
    const at = gov.areas.get(area)
    for (const person of [...(at?.techLeads ?? []), ...(at?.managers ?? [])]) could.add(person)
    if (at?.team != null) for (const person of membersOf(gov, at.team)) could.add(person)
    if (could.size > most + away.length) break
  }
  for (const person of [sole, ...away]) could.delete(person)
  return [...could].filter(person => gov.people.get(person)?.agent === false).slice(0, most)
}

/** The types with the same parent, the parent itself, and what lies below. */
function similarTypes({ gov }: Authority, type: DecisionType): DecisionType[] {
  const cut = type.lastIndexOf('.')
  const parent = cut < 0 ? null : type.slice(0, cut)
  return [...gov.map.types.keys()].filter(other => {
    if (other === type) return false
    if (other === parent || other.startsWith(`${type}.`)) return true
    return parent !== null && other.startsWith(`${parent}.`) && other.indexOf('.', cut + 1) < 0
  })
}
