import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { dimensionsIn } from '../../domain/ask/dimensions.ts'
import { isDecisionWord, matchTopic, topicOf } from '../../domain/ask/match-topic.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import type { ChainRow, WhoAnswer } from '../../domain/authority/answers.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import type { DecisionType } from '../../domain/authority/kinds.ts'
import { may } from '../../domain/authority/may.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { coversType, isMapType } from '../../domain/authority/types.ts'
import { who } from '../../domain/authority/who.ts'
import { questionOf } from '../../domain/decisions/question-of.ts'
import type { DecisionState } from '../../domain/decisions/states.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { areaAt } from '../../domain/people/names.ts'
import { withAncestors } from '../../domain/people/org-chart.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { candidatesOf } from './candidates.ts'
import { areaBasis, basisOfIds } from './citing.ts'
import { allNamed, ambiguous, areaNamed, personNamed, typedSubject, unknownSubject } from './named.ts'
import { redirected } from './redirect.ts'
import { answered, listed, refused, sentence, whenOf } from './reply.ts'

/** Who may decide (A12), or whether this person may (A12a): from the map as it stands at the instant asked about. */
export function* decideReply(scope: Scope, asked: Asked, question: string): Script<Replied> {
  const request = yield* requestMeant(scope, asked)
  if (request !== null) return yield* requestReply(scope, asked, request)
  const { area: named, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const [typed] = allNamed(asked, 'file')
  const placed = typed === undefined ? null : placedIn(scope, typed.path)
  const area = named ?? placed?.area ?? null
  const file =
    typed === undefined
      ? undefined
      : { path: placed !== null && placed.area === area ? placed.path : typed.path }
  const types = typesAsked(scope, asked, area, file?.path)
  const left = asked.rest.filter(
    ({ text }) => !dimensionsIn(question).words.has(text) && !isDecisionWord(text),
  )
  if (types.length === 0 || left.length > 0) return yield* noSuchType(scope, asked, area)
  const places = area === null ? grantedIn(scope, types) : [area]
  if (places.length === 0) {
    const root = scope.gov.rootArea
    return refused(
      'no_record',
      `Nobody holds ${listed(types)} anywhere.`,
      `Grant it: grant add ${types[0]} AREA --holders …`,
      { area: root },
    )
  }
  if (places.length > mostPlaces)
    return ambiguous(
      places.map(place => pathOfArea(scope, place)),
      'area',
    )
  const { person, unclear: which } = personNamed(scope, asked)
  if (which !== null) return which
  const questions = places.flatMap(place =>
    types.map(
      (type): Question => ({
        type,
        area: place,
        assurance: 'verified',
        ...dimensionsIn(question).said,
        ...(file !== undefined && { path: file.path }),
      }),
    ),
  )
  const authority = yield* authorityFor(scope, questions, person === null ? [] : [person])
  // Held by a role everywhere: who fills it depends on the area.
  const vacant =
    area === null && questions.every(q => who(authority, q, scope.at).codes.includes('vacant_role'))
  if (vacant)
    return refused(
      'ambiguous',
      `Who may decide ${listed(types)} depends on the area.`,
      `Ask: who may decide ${types[0]} in AREA?`,
    )
  const sentences: Sentence[] = []
  for (const q of questions)
    sentences.push(
      asked.want === 'may' && person !== null
        ? yield* maySentence(scope, authority, person, q, whenOf(scope, asked))
        : yield* whoSentence(scope, authority, q, whenOf(scope, asked)),
    )
  return answered(sentences, { area: area ?? places[0] ?? null })
}

/** A request under way that the question names by its id, or where it names no type by its words. */
function* requestMeant(scope: Scope, asked: Asked): Script<DecisionState | null> {
  const [id] = allNamed(asked, 'id')
  const topic = topicOf(asked.rest)
  if (id === undefined && (asked.types.types.length > 0 || topic.length === 0)) return null
  const open = (yield* candidatesOf(scope, ['decision'], {
    words: id === undefined ? topic : asked.subject,
  })).filter(({ state }) =>
    id === undefined ? state.is === 'decision' && state.end === null : state.id === id.id,
  )
  const found = id === undefined ? open.filter(({ stems }) => matchTopic(topic, stems) > 0) : open
  const [first, ...others] = found.map(({ state }) => state)
  return first?.is === 'decision' && others.length === 0 ? first : null
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
  const told =
    asked.want === 'may' && person !== null
      ? yield* maySentence(scope, authority, person, q, whenOf(scope, asked))
      : yield* whoSentence(scope, authority, q, whenOf(scope, asked))
  return answered(
    [{ ...told, cites: [...told.cites, state.asked.entry], text: `${state.id}: ${told.text}` }],
    { area: state.area },
  )
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

/** The types named; without one those granted here, or, of a file, those a repository's own files decide. */
function typesAsked(
  { gov }: Scope,
  asked: Asked,
  area: AreaId | null,
  file: string | undefined,
): DecisionType[] {
  if (asked.types.types.length > 0) return asked.types.types.slice(0, 3)
  if (area === null && file === undefined) return []
  const above = area === null ? null : new Set(withAncestors(gov, area))
  const grants = [...gov.map.grants.values()].filter(
    grant =>
      !grant.breakGlass &&
      (above === null || above.has(grant.area)) &&
      (file === undefined || grant.holders.some(holder => 'table' in holder)),
  )
  const types = [...new Set(grants.flatMap(grant => grant.types))].filter(type => !isMapType(type))
  return file === undefined && asked.rest.length > 0 ? [] : types.slice(0, 7)
}

/** The areas in which a type is granted, but for the glass; what stands below another of them is part of it. */
function grantedIn({ gov }: Scope, types: readonly DecisionType[]): AreaId[] {
  const grants = [...gov.map.grants.values()].filter(
    grant => !grant.breakGlass && grant.types.some(wide => types.some(type => coversType(wide, type))),
  )
  return [...new Set(grants.map(grant => grant.area))]
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

function* whoSentence(scope: Scope, authority: Authority, q: Question, when: string): Script<Sentence> {
  const found = who(authority, q, scope.at)
  const what = `${q.type} in ${pathOfArea(scope, q.area)}${q.path === undefined ? '' : ` for ${q.path}`}`
  const cites = citesOf(scope, found)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  return sentence(
    `${verdict(scope, found, what, when)}${meanwhile(scope, found)}`,
    basis.cites,
    basis.saidAt,
    found.validUntil,
  )
}

function verdict(scope: Scope, found: WhoAnswer, what: string, when: string): string {
  const names = found.holders.map(({ person }) => handleOf(scope, person))
  const waiting = found.chain
    .filter(row => !row.turn && row.entitled === 'yes')
    .map(row => handleOf(scope, row.person))
  const then = waiting.length === 0 ? '' : ` After them: ${listed(waiting.slice(0, 5))}.`
  switch (found.outcome) {
    case 'yes':
      return `${listed(names)} may decide ${what} ${when}.${then}`
    case 'asleep': {
      const who = names.length === 0 ? found.chain.map((row: ChainRow) => handleOf(scope, row.person)) : names
      const next =
        found.next === null
          ? ''
          : ` Next: ${handleOf(scope, found.next.person)}, from ${formatInstant(found.next.at)}.`
      return `${listed(who)} may decide ${what}, but too few of them can be reached ${when}.${next}`
    }
    case 'needs': {
      const who = found.chain.map((row: ChainRow) => handleOf(scope, row.person))
      const known = found.bands.map(
        band =>
          `${band.upTo === null ? 'above that' : `up to ${amountText(band.upTo, band.currency)}`} ${listed(band.holders.map(person => handleOf(scope, person))) || 'nobody'}`,
      )
      const depends = known.length > 0 ? known.join('; ') : listed(who)
      return `Who may decide ${what} depends on ${listed(found.missing.map(dimension => dimensionNames[dimension] ?? dimension))}: ${depends || 'nobody without it'}.`
    }
    case 'nobody':
      return `Nobody may decide ${what}${found.codes.length === 0 ? '' : `: ${codeWords(found.codes)}`}.`
  }
}

const dimensionNames: Readonly<Record<string, string>> = {
  amount: 'the amount',
  risk: 'the risk',
  reversible: 'whether it can be undone',
  environment: 'the environment',
  path: 'the file',
}

function amountText(minor: number, currency: string): string {
  return `${(minor / 100).toFixed(minor % 100 === 0 ? 0 : 2)} ${currency}`
}

/** A12: what may be done while nobody decides. */
function meanwhile(scope: Scope, { outcome, meanwhile: all }: WhoAnswer): string {
  if (outcome === 'yes') return ''
  const [first] = all
  if (first?.kind === 'contingency') return ` Meanwhile: ${first.item} is allowed in advance.`
  if (first?.kind === 'on_call')
    return ` Meanwhile: ${handleOf(scope, first.person)} is on call for ${first.type}.`
  if (first?.kind === 'break_glass')
    return ` Meanwhile: ${listed(first.people.map(person => handleOf(scope, person)))} may break the glass.`
  return ''
}

function citesOf(scope: Scope, found: WhoAnswer): string[] {
  const { saidBy } = scope.gov.map
  const ways = found.holders.flatMap(({ via }) => via)
  const said = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  return [...said, ...ways.flatMap(way => way.observation ?? [])]
}

function* maySentence(
  scope: Scope,
  authority: Authority,
  person: PersonId,
  q: Question,
  when: string,
): Script<Sentence> {
  const found = may(authority, person, q, scope.at)
  const name = handleOf(scope, person)
  const what = `${q.type} in ${pathOfArea(scope, q.area)}`
  const { saidBy } = scope.gov.map
  const ways = [...(found.path === null ? [] : [found.path]), ...found.failing]
  const ids = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  const others = found.outcome === 'no' ? who(authority, q, scope.at) : null
  const cites = ids.length > 0 ? ids : others === null ? [] : citesOf(scope, others)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  const instead =
    others === null || others.holders.length === 0 ? '' : ` ${verdict(scope, others, what, when)}`
  const text =
    found.outcome === 'yes'
      ? `Yes: ${name} may decide ${what} ${when}.`
      : found.outcome === 'needs'
        ? `Whether ${name} may decide ${what} depends on ${listed(found.missing.map(one => dimensionNames[one] ?? one))}.`
        : `No: ${name} may not decide ${what} ${when}: ${codeWords(found.codes)}.${instead}`
  return sentence(text, basis.cites, basis.saidAt, found.validUntil)
}
