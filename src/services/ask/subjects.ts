import type { Replied } from '../../domain/ask/answer.ts'
import { documentNamed, matchTopic, topicOf } from '../../domain/ask/match-topic.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { wordsOf } from '../../domain/ask/words.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { byNumber, type Candidate, type CandidateKind, candidateById, candidatesOf } from './candidates.ts'
import { allNamed, areaNamed, notOpen, unknownSubject } from './named.ts'
import { isSaidIn } from './said-when.ts'

/** What a question is about: subjects of the record, an area as a whole, or nothing the record has. */
export type Subject =
  | { readonly kind: 'found'; readonly candidates: readonly Candidate[]; readonly area: AreaId | null }
  | { readonly kind: 'area'; readonly area: AreaId }
  /** Words of which nothing is declared, in an area that is. */
  | { readonly kind: 'undeclared'; readonly area: AreaId }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly replied: Replied }

/**
 * Finds what a question is about: by id, by ticket, else by the words of its subject, all of which must stand in what
 * was declared; first in the area named and below it, then anywhere with the area's name as one of the words.
 */
export function* subjectOf(scope: Scope, asked: Asked, kinds: readonly CandidateKind[]): Script<Subject> {
  const [byId] = allNamed(asked, 'id')
  if (byId !== undefined) {
    const found = yield* candidateById(scope, byId.id)
    return found === null
      ? refusal(unknownSubject(asked))
      : { kind: 'found', candidates: [found], area: found.area }
  }
  const { area, unclear } = areaNamed(scope, asked)
  // Somebody is no subject of the record: what mentions them is not what is meant.
  const isPerson = allNamed(asked, 'person').length > 0 && asked.rest.length === 0
  if (area === null && unclear === null && isPerson && allNamed(asked, 'ref').length === 0)
    return { kind: 'none' }
  const dated = yield* documentsOf(scope, asked, kinds, area)
  if (dated.length > 0) return { kind: 'found', candidates: dated, area }
  const tickets = allNamed(asked, 'ref')
  const words =
    tickets.length > 0
      ? wordsOf(tickets.map(({ ref }) => ref).join(' '))
      : topicOf(area === null ? asked.subject : asked.rest)
  const all = words.length === 0 ? [] : yield* candidatesOf(scope, kinds, { words })
  if (tickets.length > 0) {
    const found = all.filter(one => tickets.some(({ ref }) => hasRef(one, ref)))
    if (found.length > 0) return { kind: 'found', candidates: found, area }
    if (tickets.some(({ sure }) => sure)) return refusal(unknownSubject(asked))
  }
  const closed = notOpen(scope, area)
  if (closed !== null) return refusal(closed)
  const found = matching(scope, asked, all, area)
  if (found.length > 0) return { kind: 'found', candidates: found, area }
  if (unclear !== null) return refusal(unclear)
  const near = tickets.length > 0 ? [] : yield* looser(scope, asked, kinds, area)
  if (near.length > 0) return { kind: 'found', candidates: near, area }
  if (area === null) return { kind: 'none' }
  return asked.rest.length === 0 ? { kind: 'area', area } : { kind: 'undeclared', area }
}

/** *The report of 10 September*: what names nothing but its kind is known by its day. */
function* documentsOf(
  scope: Scope,
  asked: Asked,
  kinds: readonly CandidateKind[],
  area: AreaId | null,
): Script<Candidate[]> {
  const kind = asked.time === null ? null : documentNamed(asked.rest)
  if (kind === null || !kinds.includes(kind)) return []
  const areas = area === null ? {} : { areas: withDescendants(scope.gov, [area]) }
  return (yield* candidatesOf(scope, [kind], areas)).filter(one => isSaidIn(asked, one))
}

/** `#1204` is the number at the end of a link. */
function hasRef({ refs }: Candidate, ref: string): boolean {
  return ref.startsWith('#') ? refs.some(one => one.endsWith(`/${ref.slice(1)}`)) : refs.includes(ref)
}

function refusal(replied: Replied): Subject {
  return { kind: 'refused', replied }
}

/** The subjects that have all the words, those that have little else first. */
function matching(scope: Scope, asked: Asked, all: readonly Candidate[], area: AreaId | null): Candidate[] {
  if (area !== null && asked.rest.length > 0) {
    const below = new Set(withDescendants(scope.gov, [area]))
    const here = ranked(
      all.filter(one => one.area !== null && below.has(one.area)),
      topicOf(asked.rest),
    )
    if (here.length > 0) return here
  }
  // The name of an area alone is the area.
  if (area !== null && asked.rest.length === 0) return []
  return ranked(all, topicOf(asked.subject))
}

/**
 * Where nothing has all the words: what has them without the people named, who did something with it; else the one thing
 * that has them without words for doing, since *keeping* may be put as *stay*.
 */
function* looser(
  scope: Scope,
  asked: Asked,
  kinds: readonly CandidateKind[],
  area: AreaId | null,
): Script<Candidate[]> {
  const names = allNamed(asked, 'person').length > 0
  const others = names && area === null ? topicOf(asked.rest) : []
  const found =
    others.length === 0 ? [] : ranked(yield* candidatesOf(scope, kinds, { words: others }), others)
  if (found.length > 0) return found
  const topic = topicOf(names ? asked.rest : asked.subject)
  const left = topic.filter(({ text }) => !/...ing$/.test(text))
  if (left.length === topic.length || left.length < leastLeft) return []
  const near = ranked(yield* candidatesOf(scope, kinds, { words: left }), left)
  return near.length === 1 ? near : []
}

/** With fewer words than these nothing is sure enough to be meant. */
const leastLeft = 3

function ranked(all: readonly Candidate[], topic: Asked['subject']): Candidate[] {
  return all
    .map(candidate => ({ candidate, score: matchTopic(topic, candidate.stems) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byNumber(a.candidate, b.candidate))
    .map(({ candidate }) => candidate)
}
