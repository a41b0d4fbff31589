import { reachableSpans } from '../availability/reach.ts'
import type { PersonId } from '../ids.ts'
import type { Instant, Span } from '../time/instant.ts'
import { clipSpans, mergeSpans, subtractSpans } from '../time/span-set.ts'
import type { Gap } from './answers.ts'
import { type Chain, chainAt, type Link } from './chain.ts'
import { type Frame, frameOf } from './frame.ts'
import { knownInstants } from './instants.ts'
import { unknownSubject } from './outcome.ts'
import type { Authority, Question } from './question.ts'
import { settlingGrant } from './settle.ts'

/** When people are reachable in the period of one report; shared by all its questions. */
export type ReachBook = Map<PersonId, readonly Span[]>

/**
 * A13: the maximal spans in `[from, until)` in which this question, asked at that instant, would find nobody to decide
 * it: `asleep` where too few are reachable, `nobody` where too few are entitled. By interval arithmetic over the same
 * spans that a point check reads. The question has no request.
 */
export function gapsOf(
  authority: Authority,
  q: Question,
  from: Instant,
  until: Instant,
  book: ReachBook = new Map(),
): Gap[] {
  if (unknownSubject(authority, q) !== null) return []
  const frame = frameOf(authority, q)
  const asleep: Span[] = []
  const nobody: Span[] = []
  for (const part of partsOf(frame, q, from, until)) {
    const chain = chainAt(authority.gov, frame, q, part.from)
    if (settlingGrant(chain.links) !== null) {
      asleep.push(
        ...subtractSpans([part], settledSpans(authority, frame, chain, part, { from, until, book })),
      )
    } else if (settlingGrant(chain.possible) === null) nobody.push(part)
  }
  const told = (outcome: Gap['outcome']) => (span: Span) => ({ type: q.type, area: q.area, ...span, outcome })
  const gaps = [...mergeSpans(asleep).map(told('asleep')), ...mergeSpans(nobody).map(told('nobody'))]
  return gaps.sort((a, b) => a.from - b.from)
}

/** The period cut at every instant at which the map itself knows a change: inside a part only reach changes. */
function partsOf(frame: Frame, q: Question, from: Instant, until: Instant): Span[] {
  const cuts = [...knownInstants(frame, q)].filter(at => at > from && at < until).sort((a, b) => a - b)
  return [from, ...cuts].map((start, index) => ({ from: start, until: cuts[index] ?? until }))
}

interface Report extends Span {
  readonly book: ReachBook
}

/** When the reachable of an unchanging chain could settle it. */
function settledSpans(
  authority: Authority,
  frame: Frame,
  { links }: Chain,
  part: Span,
  report: Report,
): Span[] {
  const present = new Map<PersonId, readonly Span[]>()
  for (const { person } of links)
    present.set(person, clipSpans(spansOf(authority, frame, person, report), part.from, part.until))
  const alone = links.filter(({ ways }) => ways.some(({ grant }) => grant.quorum <= 1))
  const spans = alone.flatMap(({ person }) => present.get(person) ?? [])
  const together = links.filter(({ ways }) => ways.some(({ grant }) => grant.quorum > 1))
  return mergeSpans([...spans, ...jointSpans(together, present, part)])
}

/** A9: where more than one is needed, every stretch between edges is tried whole. */
function jointSpans(
  links: readonly Link[],
  present: ReadonlyMap<PersonId, readonly Span[]>,
  part: Span,
): Span[] {
  if (links.length < 2) return []
  const edges = new Set<Instant>([part.from])
  for (const { person } of links) {
    for (const span of present.get(person) ?? []) edges.add(span.from).add(span.until)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.flatMap((start, index): Span[] => {
    const here = links.filter(({ person }) => isWithin(present.get(person) ?? [], start))
    const end = sorted[index + 1] ?? part.until
    return start < end && settlingGrant(here) !== null ? [{ from: start, until: end }] : []
  })
}

function isWithin(spans: readonly Span[], at: Instant): boolean {
  return spans.some(span => span.from <= at && at < span.until)
}

/** V1 over the whole period; kept for the other questions of the report unless being on call depends on the question. */
function spansOf(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  { from, until, book }: Report,
): readonly Span[] {
  const kept = book.get(person)
  if (kept !== undefined) return kept
  const reachability = authority.reachabilityOf(person)
  const spans = reachableSpans(reachability, from, until, frame.reaching)
  if (!reachability.spans.some(span => span.kind === 'oncall')) book.set(person, spans)
  return spans
}
