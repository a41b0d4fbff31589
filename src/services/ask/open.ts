import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Want } from '../../domain/ask/phrases.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { type Told, told } from '../../domain/ask/told.ts'
import { conditions } from '../../domain/handoff/kinds.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { areasOfTeam, withDescendants } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { isStale } from '../items/render.ts'
import { pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { candidatesOf } from './candidates.ts'
import { type DecisionCandidate, decisionSentence, isDecided } from './decision-sentences.ts'
import { type ItemCandidate, isItem, itemSentence } from './item-sentences.ts'
import { openQuestions } from './left-questions.ts'
import { allNamed, areaNamed, notOpen, personNamed, unknownSubject } from './named.ts'
import { answered, refused } from './reply.ts'
import { staleReply } from './state.ts'

/** Whose or where the lines are. */
interface Within {
  readonly person: PersonId | null
  readonly areas: ReadonlySet<AreaId> | null
  readonly name: Told
  readonly area: AreaId | null
}

const mostTold = 7

/** What is open for a person or an area: lines of the kind asked for, the worst first; of stale ones only that they are. */
export function* openReply(scope: Scope, asked: Asked): Script<Replied> {
  const within = withinOf(scope, asked)
  if ('reply' in within) return within
  const closed = notOpen(scope, within.area)
  if (closed !== null) return closed
  const items = (yield* candidatesOf(scope, ['item'], inAreas(within)))
    .filter(isItem)
    .filter(one => isWithin(scope, within, one))
  const wanted = items.filter(one => isWanted(scope, asked, one)).sort(worstFirst)
  const fresh = asked.want === 'stale' ? wanted : wanted.filter(({ state }) => !isStale(state, scope.at))
  const decisions = yield* openDecisions(scope, asked, within)
  const questions =
    asked.want === 'all' || asked.want === 'question'
      ? yield* openQuestions(scope, within.person, within.areas)
      : []
  const sentences: Sentence[] = []
  for (const one of fresh.slice(0, mostTold))
    sentences.push(yield* itemSentence(scope, one, offeredTo(scope, within, one)))
  for (const one of decisions.slice(0, mostTold)) sentences.push(yield* decisionSentence(scope, one))
  sentences.push(...questions.slice(0, mostTold))
  if (sentences.length > 0)
    return answered(withRest(sentences, fresh.length + decisions.length + questions.length), within)
  if (wanted.length > 0) return staleReply(scope, wanted)
  return refused(
    'no_record',
    told`Nothing ${kindNames[asked.want] ?? 'open'} is declared for ${within.name}.`,
    'It is once somebody hands it over, or asks for it.',
    { area: within.area, owner: within.person },
  )
}

const kindNames: Partial<Record<Want, string>> = {
  hold: 'on hold',
  blocker: 'blocked',
  question: 'unanswered',
  decision: 'waiting for a decision',
  contingency: 'allowed in advance',
  stale: 'gone stale',
  unstable: 'fragile or unstable',
  due: 'due by then',
}

/** The rest of a long list is counted in its last sentence, which rests on the same kind of lines. */
function withRest(sentences: readonly Sentence[], all: number): Sentence[] {
  const more = all - sentences.length
  const last = sentences.at(-1)
  if (more <= 0 || last === undefined) return [...sentences]
  return [...sentences.slice(0, -1), { ...last, text: told`${last.text} And ${more} more.` }]
}

function withinOf(scope: Scope, asked: Asked): Within | Replied {
  if (asked.rest.length > 0) return unknownSubject(asked)
  const { area, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const { person, unclear: which } = personNamed(scope, asked)
  if (which !== null) return which
  if (area !== null) {
    const areas = new Set(withDescendants(scope.gov, [area]))
    return { person: isNamed(asked) ? person : null, areas, name: [pathOfArea(scope, area)], area }
  }
  const [team] = allNamed(asked, 'team')
  if (team !== undefined && !isNamed(asked)) {
    const own = areasOfTeam(scope.gov, team.team)
    return {
      person: null,
      areas: new Set(withDescendants(scope.gov, own)),
      name: [teamNameOf(scope, team.team)],
      area: own[0] ?? null,
    }
  }
  if (person !== null)
    return {
      person,
      areas: null,
      name: person === scope.caller.person ? ['you'] : [{ person }],
      area: null,
    }
  return { person: null, areas: null, name: ['the organisation'], area: null }
}

function inAreas({ areas }: Within) {
  return areas === null ? {} : { areas: [...areas] }
}

/** *What must I not touch in payments* asks about payments, whoever asks. */
function isNamed(asked: Asked): boolean {
  return allNamed(asked, 'person').length > 0
}

function isWithin({ gov }: Scope, { person, areas }: Within, { state }: ItemCandidate): boolean {
  const offered = state.offer?.to.kind === 'people' ? state.offer.to.people : []
  const theirs = [state.owner, state.answerer, ...offered].some(
    id => id !== null && canonical(gov, id) === person,
  )
  return (person === null || theirs) && (areas === null || areas.has(state.area))
}

/** What somebody does not hold yet, but may accept. */
function offeredTo({ gov }: Scope, { person }: Within, { state: { owner, offer } }: ItemCandidate): string {
  const theirs = owner !== null && canonical(gov, owner) === person
  return person !== null && offer !== null && !theirs ? 'Offered: ' : ''
}

function isWanted(scope: Scope, { want, time }: Asked, { state }: ItemCandidate): boolean {
  if (want === 'stale') return isStale(state, scope.at)
  if (want === 'unstable') return state.condition !== 'stable'
  if (want === 'due') return state.due !== null && (time === null || state.due < time.span.until)
  if (want === 'all') return state.kind !== 'done'
  return state.kind === want
}

function* openDecisions(
  scope: Scope,
  { want, time }: Asked,
  { person, areas }: Within,
): Script<DecisionCandidate[]> {
  if (want !== 'decision' && want !== 'all' && want !== 'due') return []
  return (yield* candidatesOf(scope, ['decision'], areas === null ? {} : { areas: [...areas] }))
    .filter(isDecided)
    .filter(({ state }) => {
      if (state.is !== 'decision' || state.end !== null) return false
      if (want === 'due' && time !== null && state.neededBy >= time.span.until) return false
      const waitsFor = [
        ...state.seats.map(seat => seat.person),
        ...(state.consulted.length > 0 ? [] : state.consult),
      ]
      const theirs = waitsFor.some(id => canonical(scope.gov, id) === person)
      return (person === null || theirs) && (areas === null || areas.has(state.area))
    })
}

function worstFirst(a: ItemCandidate, b: ItemCandidate): number {
  const worse = conditions.indexOf(b.state.condition) - conditions.indexOf(a.state.condition)
  const due = (a.state.due ?? Number.MAX_SAFE_INTEGER) - (b.state.due ?? Number.MAX_SAFE_INTEGER)
  return worse || due || a.state.words.at - b.state.words.at
}
