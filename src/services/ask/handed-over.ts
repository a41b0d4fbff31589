import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { matchTopic, topicOf } from '../../domain/ask/match-topic.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { joined, type Told, told, unended } from '../../domain/ask/told.ts'
import type { HandoffState } from '../../domain/handoff/states.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Script } from '../../storage/sql.ts'
import { renderHandoffs } from '../handoff/view.ts'
import { renderText } from '../items/render.ts'
import { visibleById } from '../record/visible.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { isItem, itemSentence, quoted } from './item-sentences.ts'
import { allNamed, areaNamed, notOpen, personNamed, unknownSubject } from './named.ts'
import { answered, refused, sentence } from './reply.ts'
import { reportSentence } from './report-sentence.ts'
import { isSaidIn, newestFirst } from './said-when.ts'

type Handoff = Candidate & { readonly state: HandoffState }

const mostLines = 6

/** What somebody handed over, or was handed over in an area: the latest handoff, what became of it, and its lines. */
export function* handedOverReply(scope: Scope, asked: Asked): Script<Replied> {
  const { area, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const closed = notOpen(scope, area)
  if (closed !== null) return closed
  const { person, unclear: which } = personNamed(scope, asked)
  if (which !== null) return which
  const topic = topicOf(asked.rest.filter(({ text }) => !passedOver.has(text)))
  const all = (yield* candidatesOf(scope, ['handoff'], topic.length > 0 ? { words: topic } : {}))
    .filter(isHandoff)
    .filter(
      one => isMeant(scope, asked, one, area) && (topic.length === 0 || matchTopic(topic, one.stems) > 0),
    )
    .sort((a, b) => b.state.published.at - a.state.published.at)
  const found = yield* latestAnswered(scope, asked, all)
  if (found === null) {
    const reported = topic.length > 0 ? [] : yield* lastReport(scope, asked, area)
    if (reported.length > 0) return answered(reported, { area })
    return topic.length > 0 ? unknownSubject(asked) : none(asked, person, area, scope)
  }
  const { handoff: last, answers } = found
  const sentences: Sentence[] = [yield* handoffSentence(scope, last, answers)]
  const items = (yield* candidatesOf(scope, ['item', 'closed'], {
    areas: withDescendants(scope.gov, last.state.areas),
  })).filter(isItem)
  for (const one of items.filter(({ state }) => state.handoffs.at(-1) === last.state.id).slice(0, mostLines))
    sentences.push(yield* itemSentence(scope, one, ''))
  return answered(sentences, { area: last.area, owner: last.state.author })
}

/** The latest; of what somebody accepted or declined, the latest that they did. */
function* latestAnswered(
  scope: Scope,
  asked: Asked,
  newestFirst: readonly Handoff[],
): Script<{ handoff: Handoff; answers: Answer[] } | null> {
  const [receiver, author] = peopleIn(scope, asked)
  const isTheirs = ({ by }: Answer) => canonical(scope.gov, by) === receiver
  for (const handoff of newestFirst) {
    const answers = yield* answersTo(scope, handoff.state)
    if (asked.want !== 'received' || author !== undefined || answers.some(isTheirs))
      return { handoff, answers }
  }
  return null
}

/** H13: what was handed over in another tool is a report here. */
function* lastReport(scope: Scope, asked: Asked, area: AreaId | null): Script<Sentence[]> {
  const [by] = peopleIn(scope, asked)
  if (asked.want !== 'handed-over' || by === undefined) return []
  const here = area === null ? {} : { areas: withDescendants(scope.gov, [area]) }
  const theirs = (yield* candidatesOf(scope, ['report'], here)).filter(
    one =>
      one.state.is === 'report' &&
      one.state.author !== null &&
      canonical(scope.gov, one.state.author) === by &&
      isSaidIn(asked, one),
  )
  const last = theirs.sort(newestFirst)[0]
  return last === undefined ? [] : reportSentence(scope, last)
}

function peopleIn({ gov, caller }: Scope, asked: Asked): PersonId[] {
  const people = allNamed(asked, 'person').map(({ person }) => canonical(gov, person))
  return people.length === 0 && allNamed(asked, 'me').length > 0 ? [caller.person] : people
}

/** By whom it was handed over, where, and when. */
function isMeant(scope: Scope, asked: Asked, one: Handoff, area: AreaId | null): boolean {
  const { gov } = scope
  const [named] = allNamed(asked, 'id')
  const [first, second] = peopleIn(scope, asked)
  const by = asked.want === 'received' ? second : first
  const here = area === null ? null : withDescendants(gov, [area])
  return (
    (named === undefined || one.state.id === named.id) &&
    (by === undefined || canonical(gov, one.state.author) === by) &&
    (here === null || one.state.areas.some(at => here.includes(at))) &&
    isSaidIn(asked, one)
  )
}

function none({ time, want }: Asked, person: PersonId | null, area: AreaId | null, scope: Scope): Replied {
  const by: Told =
    person === null ? [] : want === 'received' ? told` given to ${{ person }}` : told` by ${{ person }}`
  const where = area === null ? '' : ` for ${pathOfArea(scope, area)}`
  const when: Told = time === null ? [] : told` from ${{ at: time.span.from }} to ${{ at: time.span.until }}`
  return refused(
    'no_record',
    told`No handoff${by}${where} is recorded${when}.`,
    'Ask what changed there, or about a longer time.',
    { area, owner: person },
  )
}

const passedOver = new Set(
  'last latest recent most newest previous handoff handoffs handover handovers accept accepted decline declined'.split(
    ' ',
  ),
)

function isHandoff(one: Candidate): one is Handoff {
  return one.state.is === 'handoff'
}

/** A handoff and what became of it: who accepted, who declined and why, or that nobody did yet. */
function* handoffSentence(scope: Scope, one: Handoff, answers: readonly Answer[]): Script<Sentence> {
  const { published, author, backAt } = one.state
  const [head] = yield* renderHandoffs(scope, [one.state])
  const parts: (string | Told)[] = [
    told`${{ person: author }} handed over ${head?.areas.join(', ') ?? ''} at ${{ at: published.at }}: ${quoted(one)}, ${head?.condition ?? ''}`,
    ...answers.map(answerTold),
    ...(answers.some(({ accepted }) => accepted) ? [] : ['nobody has accepted it']),
    ...(backAt === null ? [] : [told`back at ${{ at: backAt }}`]),
  ]
  const cites = [one.entry, published.entry, ...answers.map(({ entry }) => entry)]
  return sentence(told`${joined(parts, '; ')}.`, cites, published.at)
}

interface Answer {
  readonly by: PersonId
  readonly at: Instant
  readonly entry: EntryId
  readonly accepted: boolean
  readonly reason: string | null
}

/** P1: what was answered to a handoff, as far as the caller may read the answers. */
function* answersTo(scope: Scope, { acceptances, declines }: HandoffState): Script<Answer[]> {
  const said = [
    ...acceptances.filter(({ undone }) => !undone).map(one => ({ ...one, accepted: true })),
    ...declines.map(one => ({ ...one, accepted: false })),
  ]
  const seen = yield* visibleById(
    scope,
    said.map(({ entry }) => entry),
  )
  const words = new Map(seen.map(entry => [entry.envelope.id, entry.words as { reason?: string } | null]))
  return said.flatMap(({ by, at, entry, accepted }) => {
    if (by === null || !words.has(entry)) return []
    const reason = accepted ? undefined : words.get(entry)?.reason
    return [{ by, at, entry, accepted, reason: reason === undefined ? null : renderText(scope, reason) }]
  })
}

function answerTold({ by, at, accepted, reason }: Answer): Told {
  const why = reason === null ? '' : `: ${unended(reason)}`
  return told`${accepted ? 'accepted' : 'declined'} by ${{ person: by }} at ${{ at }}${why}`
}
