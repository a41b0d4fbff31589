import { durationWords } from '../../domain/time/duration.ts'
import type { Output } from '../api/call.ts'
import { counted, listed } from '../words/counting.ts'

/** An entry as it is read: outside names, instants as text. */
export type EntryView = Output<'record.list'>['items'][number]

/** How names and instants read for whoever is looking. */
export interface Telling {
  nameOf(handle: string): string
  moment(instant: string): string
}

/** One entry with what a sentence about it needs. */
export interface Told {
  readonly who: string
  /** Whether what was done is about the person who did it. */
  readonly own: boolean
  readonly area: string
  text(key: string): string
  has(key: string): boolean
  name(key: string): string
  names(key: string): string
  count(key: string): number
  moment(key: string): string
  /** The area named by a term. */
  place(key: string): string
  /** To whom something is offered. */
  target(key: string): string
  nameOf(handle: string): string
  readonly terms: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, unknown>>
}

export function tell(entry: EntryView, { nameOf: named, moment }: Telling): Told {
  const nameOf = (handle: string) => (handle === 'erased' ? 'someone whose name was erased' : named(handle))
  const terms = entry.terms
  const words = entry.words === null || entry.words === 'erased' ? {} : entry.words
  const text = (key: string) => textOf(words[key]) ?? textOf(terms[key]) ?? ''
  const all = (key: string) => (Array.isArray(terms[key]) ? (terms[key] as unknown[]) : [])
  return {
    who: entry.actor === null ? 'Locum' : nameOf(entry.actor),
    own: entry.actor !== null && (terms.person ?? terms.owner) === entry.actor,
    area: placeOf(entry.area),
    text,
    has: key => terms[key] !== undefined && terms[key] !== null,
    name: key => (textOf(terms[key]) === null ? 'nobody' : nameOf(text(key))),
    names: key => listed(all(key).map(handle => nameOf(String(handle)))),
    count: key => all(key).length,
    moment: key => (textOf(terms[key]) === null ? 'no end set' : moment(String(terms[key]))),
    place: key => placeOf(textOf(terms[key])),
    target: key => targetText(terms[key], nameOf),
    nameOf,
    terms,
    words,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function placeOf(path: string | null): string {
  return path === null || path === '/' ? 'the whole organisation' : path
}

export function targetText(value: unknown, nameOf: (handle: string) => string): string {
  const target = (value ?? {}) as { kind?: string; people?: readonly string[]; team?: string }
  switch (target.kind) {
    case 'people':
      return listed((target.people ?? []).map(nameOf))
    case 'team':
      return `the team ${target.team}`
    case 'on-next':
      return 'whoever is on next'
    case 'me':
      return 'their own next shift'
    default:
      return 'anyone'
  }
}

const settingWords: Readonly<Record<string, (value: unknown) => string>> = {
  defaultTransfer: value =>
    value === 'author'
      ? 'what nobody accepts stays with its author'
      : 'what nobody accepts goes to whoever is on next',
  graceMs: value => `the time to accept is ${durationWords(Number(value))}`,
  escalateAfterMs: value => `questions go up after ${durationWords(Number(value))}`,
  neededByMs: value => `decisions are needed within ${durationWords(Number(value))}`,
  agentConfirm: value =>
    value === true ? 'software waits for its sponsor' : 'software does not wait for its sponsor',
  leastAssurance: value => `the least assurance is ${String(value)}`,
}

/** `the time to accept is 30 min and software waits for its sponsor`. */
export function settingsText(settings: unknown): string {
  const set = Object.entries((settings ?? {}) as Record<string, unknown>)
  return listed(set.map(([key, value]) => settingWords[key]?.(value) ?? key))
}

export function lines(count: number): string {
  return counted(count, 'line', 'lines')
}
