import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { dimensionsIn } from '../../domain/ask/dimensions.ts'
import { matchTopic } from '../../domain/ask/match-topic.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { listed, told } from '../../domain/ask/told.ts'
import type { Word } from '../../domain/ask/words.ts'
import type { DecisionType } from '../../domain/authority/kinds.ts'
import type { Question } from '../../domain/authority/question.ts'
import { coversType } from '../../domain/authority/types.ts'
import { who } from '../../domain/authority/who.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { AreaId } from '../../domain/ids.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { maySentence, whoSentence } from './authority-sentences.ts'
import { candidatesOf } from './candidates.ts'
import { grantedIn, placeMeant, placesUnclear, topicAsked, typesAsked } from './decide-where.ts'
import { isItem, itemSentence } from './item-sentences.ts'
import { allNamed, personNamed, typedSubject, unknownSubject } from './named.ts'
import { holdingsReply } from './person.ts'
import { redirected } from './redirect.ts'
import { answered, refused, whenOf } from './reply.ts'
import { whyReply } from './why.ts'

/** Who may decide (A12), or whether this person may (A12a): from the map as it stands at the instant asked about. */
export function* decideReply(scope: Scope, asked: Asked, question: string): Script<Replied> {
  if (asked.want === 'holdings' && asked.types.types.length === 0) return yield* holdingsReply(scope, asked)
  const request = yield* requestMeant(scope, asked, question)
  if (request !== null) return yield* requestReply(scope, asked, request)
  const elsewhere = yield* decidedElsewhere(scope, asked)
  if (elsewhere !== null) return elsewhere
  const meant = yield* placeMeant(scope, asked, question)
  if ('reply' in meant) return meant
  const { area, file, topic } = meant
  const { said } = dimensionsIn(question)
  const types = typesAsked(scope, asked, meant, said.amount !== undefined)
  if (types.length === 0 || meant.unknown.length > 0) return yield* noSuchType(scope, asked, area)
  const places = area === null ? grantedIn(scope, types) : [area]
  const unclear = placesUnclear(scope, types, places)
  if (unclear !== null) return unclear
  const { person, unclear: which } = personNamed(scope, asked)
  if (which !== null) return which
  const bounds = { ...said, ...(file !== undefined && { path: file }) }
  const questions = places.flatMap(place =>
    types.map((type): Question => ({ type, area: place, assurance: 'verified', ...bounds })),
  )
  const authority = yield* authorityFor(scope, questions, person === null ? [] : [person])
  // Held by a role everywhere: who fills it depends on the area.
  const vacant =
    area === null && questions.every(q => who(authority, q, scope.at).codes.includes('vacant_role'))
  if (vacant)
    return refused(
      'ambiguous',
      told`Who may decide ${listed(types)} depends on the area.`,
      `Ask: who may decide ${types[0]} in AREA?`,
    )
  const sentences: Sentence[] = []
  for (const q of questions)
    sentences.push(
      asked.want === 'may' && person !== null
        ? yield* maySentence(scope, authority, person, q, whenOf(scope, asked))
        : yield* whoSentence(scope, authority, q, whenOf(scope, asked)),
    )
  if (asked.want === 'may') sentences.push(...(yield* preauthorised(scope, topic)))
  return answered(sentences, { area: area ?? places[0] ?? null })
}

/** Of a proposal in another tool, by its number: who its deciders are there. */
function* decidedElsewhere(scope: Scope, asked: Asked): Script<Replied | null> {
  if (asked.types.types.length > 0 || allNamed(asked, 'ref').length === 0) return null
  const told = yield* whyReply(scope, { ...asked, form: 'why', want: 'who-decided' })
  return told.reply.outcome === 'answer' ? told : null
}

/** H4: what was declared beforehand of whatever is to be decided about: when it may be done, and by whom. */
function* preauthorised(scope: Scope, topic: readonly Word[]): Script<Sentence[]> {
  if (topic.length === 0) return []
  const found = (yield* candidatesOf(scope, ['item'], { words: topic }))
    .filter(isItem)
    .filter(({ state, stems }) => state.kind === 'contingency' && matchTopic(topic, stems) > 0)
  const sentences: Sentence[] = []
  for (const one of found.slice(0, mostDeclared)) sentences.push(yield* itemSentence(scope, one, ''))
  return sentences
}

const mostDeclared = 3

/** A request under way that the question names by its id, or where it names no type by its words. */
function* requestMeant(scope: Scope, asked: Asked, question: string): Script<DecisionState | null> {
  const [id] = allNamed(asked, 'id')
  const topic = topicAsked(asked, question)
  const { types } = asked.types
  if (id === undefined && topic.length === 0) return null
  const open = (yield* candidatesOf(scope, ['decision'], {
    words: id === undefined ? topic : asked.subject,
  })).filter(({ state }) =>
    id === undefined
      ? state.is === 'decision' && state.end === null && isAnyOf(types, state.type)
      : state.id === id.id,
  )
  const found = id === undefined ? open.filter(({ stems }) => matchTopic(topic, stems) > 0) : open
  const [first, ...others] = found.map(({ state }) => state)
  return first?.is === 'decision' && others.length === 0 ? first : null
}

/** Whether a request is of a type that is named, or none is. */
function isAnyOf(types: readonly DecisionType[], type: DecisionType): boolean {
  return types.length === 0 || types.some(one => coversType(one, type) || coversType(type, one))
}

/** Who may decide a request: its own type, area and bounds, with its turns so far (A7). */
function* requestReply(scope: Scope, asked: Asked, state: DecisionState): Script<Replied> {
  const q: Question = { ...questionOf(state, scope.at), assurance: 'verified' }
  if (state.end !== null)
    return refused(
      'no_record',
      `${state.id} is settled: nobody decides it any more.`,
      `Ask: why was ${state.id} decided?`,
      { area: state.area },
    )
  const { person, unclear } = personNamed(scope, asked)
  if (unclear !== null) return unclear
  const authority = yield* authorityFor(scope, [q], person === null ? [] : [person])
  const said =
    asked.want === 'may' && person !== null
      ? yield* maySentence(scope, authority, person, q, whenOf(scope, asked))
      : yield* whoSentence(scope, authority, q, whenOf(scope, asked))
  return answered(
    [{ ...said, cites: [...said.cites, state.asked.entry], text: told`${state.id}: ${said.text}` }],
    { area: state.area },
  )
}

/** What nobody declared as something to decide: whoever looks after the area knows, if one is named. */
function* noSuchType(scope: Scope, asked: Asked, area: AreaId | null): Script<Replied> {
  if (area === null) return unknownSubject(asked)
  const what = asked.rest.length === 0 ? 'anything' : typedSubject({ ...asked, subject: asked.rest })
  return yield* redirected(
    scope,
    area,
    `The map does not say who may decide ${what} in ${pathOfArea(scope, area)}.`,
  )
}
