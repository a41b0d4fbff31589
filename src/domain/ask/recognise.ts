import type { Gov } from '../people/gov.ts'
import type { Names } from '../people/names.ts'
import type { Instant } from '../time/instant.ts'
import { clausesOf } from './clauses.ts'
import { embedded, type InContext, inContext, pronounRead } from './context.ts'
import { asQuestion, withoutCourtesy } from './courtesy.ts'
import { fitOf } from './match-phrase.ts'
import { type Mention, mentionsIn, type Named } from './mentions.ts'
import { nearestForms } from './nearest-forms.ts'
import { type OutOfScope, outOfScope } from './out-of-scope.ts'
import type { Form, Phrasing, Want } from './phrases.ts'
import { phrasings } from './phrasings.ts'
import { isPlain } from './plain-words.ts'
import { type TimePhrase, timeIn } from './time-phrase.ts'
import type { Reckoning } from './time-read.ts'
import { type TypesNamed, typesNamed } from './types-named.ts'
import { nameWords, vocabularyOf } from './vocabulary.ts'
import { type Word, wordsOf } from './words.ts'

/** A question as one of the forms of Q2. */
export interface Asked {
  readonly form: Form
  readonly want: Want
  /** What it names, from left to right, without what the words of the form itself would name. */
  readonly mentions: readonly Mention[]
  readonly types: TypesNamed
  /** Words about the subject that name nothing known, and all words about the subject, as stems. */
  readonly rest: readonly Word[]
  readonly subject: readonly Word[]
  readonly time: TimePhrase | null
}

export type Recognition =
  | ({ readonly kind: 'asked'; readonly asked: Asked } & Further)
  | { readonly kind: 'out_of_scope'; readonly of: OutOfScope }
  /** The three forms that come nearest. */
  | ({ readonly kind: 'not_understood'; readonly nearest: readonly Form[] } & Further)

/** Worked out only where what is asked names nothing that is known. */
interface Further {
  /** How parts of the question read. */
  readonly others: () => readonly Asked[]
  /** Whether something is or was so: what was said with all the words of the question may answer it. */
  readonly said: () => readonly Whether[]
}

export interface Whether {
  readonly asked: Asked
  readonly past: boolean
}

type Clock = Omit<Reckoning, 'ahead'>

/** Q2: which form a question has and what it names, by its words alone: the same words are always read alike. */
export function recognise(question: string, gov: Gov, names: Names, clock: Clock): Recognition {
  const read = (text: string) => readOf(text, gov, names, clock)
  const led = inContext(question)
  const whole = read(question)
  const core = led === null ? whole : read(led.core)
  const beyond = outOfScope(core.words, core.mentions)
  if (beyond !== null) return { kind: 'out_of_scope', of: beyond }
  const parts = once(() => partsOf(question, led).map(read))
  const others = once(() => parts().flatMap(part => bestReading(part) ?? []))
  const said = once(() => [core, ...parts()].flatMap(one => whetherReading(one) ?? []))
  const asked = bestReading(core, led === null ? null : read(led.context)) ?? others()[0]
  if (asked !== undefined) return { kind: 'asked', asked, others, said }
  const outside = outOfScope(whole.words, whole.mentions)
  if (outside !== null) return { kind: 'out_of_scope', of: outside }
  const { words, mentions, types } = whole
  const nearest = nearestForms(words, mentions, types.types.length > 0)
  return { kind: 'not_understood', nearest, others, said }
}

function once<T>(work: () => T): () => T {
  let done: { value: T } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}

/** What may be the question by itself or with its pronoun read, likelier ones first. */
function partsOf(question: string, led: InContext | null): string[] {
  const ledTo =
    led === null ? [] : [...pronounRead(led).flatMap(text => [text, ...clausesOf(text)]), question]
  const texts = [...ledTo, ...clausesOf(question)]
  return [...new Set([...texts, ...texts.flatMap(embedded)])].slice(0, mostParts)
}

/** More than these are not tried: each costs as much as a question. */
const mostParts = 8

/** With fewer words than these nothing said is sure enough to be meant. */
const leastWords = 3

function whetherReading(read: Read): Whether | null {
  const order = withoutCourtesy(withoutTime(read))
  const opening = order[0]?.text ?? ''
  const past = /^(?:was|were|did|had|has|have)$/.test(opening)
  const isAsked = past || /^(?:is|are|does|do)$/.test(opening)
  if (!isAsked && !read.words.some(({ text }) => text === 'whether')) return null
  const own = new Set(isAsked ? [0] : [])
  const asked = askedBy({ form: 'changed', want: 'changed', phrases: [] }, order, own, read)
  const isTicket = asked?.mentions.some(({ is }) => is.some(({ kind }) => kind === 'ref')) ?? false
  return asked === null || (asked.subject.length < leastWords && !isTicket) ? null : { asked, past }
}

function readOf(question: string, gov: Gov, names: Names, clock: Clock): Read {
  const words = wordsOf(question)
  const mentions = mentionsIn(words, vocabularyOf(gov, names))
  return {
    words,
    mentions,
    types: typesNamed(words, gov.map.types.keys(), insideNames(mentions, words)),
    time: timeIn(words, { ...clock, ahead: looksAhead(words) }),
    now: clock.now,
    organisation: new Set(nameWords(names.slug ?? '')),
    isStatement: /[.!]\s*$/.test(question),
  }
}

interface Read {
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  readonly types: TypesNamed
  readonly time: TimePhrase | null
  readonly now: Instant
  /** Its own name says nothing about which thing in it is meant. */
  readonly organisation: ReadonlySet<string>
  readonly isStatement: boolean
}

function bestReading(read: Read, context: Read | null = null): Asked | null {
  const timeless = withoutTime(read)
  const body = withoutCourtesy(timeless)
  // What ends with a full stop and asks for nothing is told, not asked.
  const isTold = read.isStatement && body[0] === timeless[0]
  const orders = [body, isTold ? null : asQuestion(body)].filter(order => order !== null)
  let best: { asked: Asked; score: number } | null = null
  for (const phrasing of phrasings) {
    for (const order of orders) {
      const fit = bestFit(phrasing, order)
      if (fit === null) continue
      const asked = askedBy(phrasing, order, fit, read)
      if (asked === null) continue
      const score = fit.size - asked.rest.length / 10
      if (best === null || score > best.score) best = { asked, score }
    }
  }
  return best === null ? null : withContext(best.asked, context)
}

/** What names nothing by itself is about what was named before it: *We are on `payments/ledger`. Who owns it?* */
function withContext(asked: Asked, context: Read | null): Asked {
  const named = asked.mentions.some(({ is }) => is.every(({ kind }) => kind !== 'me'))
  if (context === null || named) return asked
  const ticket = context.mentions.filter(({ is }) => is.some(({ kind }) => kind === 'ref' || kind === 'id'))
  // *That regression* is the ticket that was named, whatever it is called now.
  if (asked.rest.length > 0 && ticket.length !== 1) return asked
  const ofThen = asked.want === 'author' || asked.form === 'changed' || asked.form === 'why'
  return {
    ...asked,
    mentions: [...context.mentions, ...asked.mentions],
    types: asked.types.types.length > 0 ? asked.types : context.types,
    time: asked.time ?? (ofThen ? context.time : null),
  }
}

function withoutTime({ words, time }: Read): readonly Word[] {
  return words.filter((_, at) => time === null || at < time.from || at >= time.until)
}

function bestFit({ phrases }: Phrasing, words: readonly Word[]): ReadonlySet<number> | null {
  let best: ReadonlySet<number> | null = null
  for (const phrase of phrases) {
    const fit = fitOf(phrase, words)
    if (fit !== null && (best === null || fit.own.size > best.size)) best = fit.own
  }
  return best
}

function askedBy(
  { form, want, naming }: Phrasing,
  order: readonly Word[],
  own: ReadonlySet<number>,
  { words, mentions, types, time, now, organisation }: Read,
): Asked | null {
  const ownPlaces = new Set([...own].map(at => words.indexOf(order[at] as Word)))
  const about = order.flatMap((word, at) => (own.has(at) ? [] : [words.indexOf(word)])).sort((a, b) => a - b)
  const isAbout = new Set(about)
  const ofType = form === 'decide' ? types.places : new Set<number>()
  const kept = mentions.filter(one => {
    const places = placesOf(one)
    const self = one.is.some(({ kind }) => kind === 'me')
    return self || (places.every(place => isAbout.has(place)) && !places.every(place => ofType.has(place)))
  })
  const covered = new Set(kept.flatMap(placesOf))
  // Words of Locum are everyday words: *what is an area* asks for one.
  const isEmpty = (text: string) => (form === 'means' ? articles.has(text) : isPlain(text))
  const content = about.filter(place => !isEmpty(words[place]?.text ?? ''))
  const isOther = (place: number) => !organisation.has(words[place]?.text ?? '')
  const rest = content
    .filter(place => !covered.has(place) && !ofType.has(place) && !ownPlaces.has(place))
    .filter(isOther)
  const others = content.filter(place => covered.has(place) || isOther(place))
  if (naming !== undefined && !naming.some(kind => isNamed(kind, kept, types))) return null
  const at = (places: readonly number[]) => places.flatMap(place => words[place] ?? [])
  const isNow = time?.exact === true && time.span.from === now
  return {
    form,
    want,
    mentions: kept,
    types,
    rest: at(rest),
    subject: at(others.length === 0 ? content : others),
    time: isNow ? null : time,
  }
}

const articles = new Set(['a', 'an', 'the', 'here', 'in', 'by', 'locum', 'is', 'are', 'it', 'this', 'that'])

function isNamed(kind: Named['kind'] | 'type', mentions: readonly Mention[], types: TypesNamed): boolean {
  if (kind === 'type') return types.types.length > 0
  return mentions.some(({ is }) => is.some(named => named.kind === kind))
}

export function placesOf({ from, until }: Mention): number[] {
  return Array.from({ length: until - from }, (_, at) => from + at)
}

/** Words of longer names and of whole paths: *deploys* in `platform/deploys` names no type. */
function insideNames(mentions: readonly Mention[], words: readonly Word[]): ReadonlySet<number> {
  const whole = mentions.filter(one => one.until - one.from > 1 || words[one.from]?.typed.startsWith('#'))
  return new Set(whole.flatMap(placesOf))
}

/** Whether a bare weekday is one to come: what may be, not what was. */
function looksAhead(words: readonly Word[]): boolean {
  const texts = new Set(words.map(({ text }) => text))
  const past = ['was', 'were', 'did', 'had', 'happened', 'changed', 'since', 'last', 'decided', 'has', 'have']
  return (
    !past.some(word => texts.has(word)) &&
    ['will', 'may', 'can', 'next', 'back', 'may'].some(word => texts.has(word))
  )
}
