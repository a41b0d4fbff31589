import type { Instant } from '../../domain/time/instant.ts'
import { spanAt } from '../../domain/time/span-set.ts'
import { cityOf, clockText, momentText, type Place } from '../time/format.ts'
import { dayLine } from '../words/day-line.ts'
import { type Line, type LinePerson, type LineTeam, nextOn, peopleOf, stateAt } from './model.ts'

export interface Seen {
  /** Whose clock comes first; its table holds every zone on the line. */
  readonly place: Place
  readonly now: Instant
  readonly handle: string
}

const mostNamed = 5

/** Who is on at an instant, and which teams have nobody, in sentences. */
export function sentencesAt(line: Line, at: Instant, seen: Seen): string[] {
  const on = peopleOf(line).flatMap(person => {
    const state = stateAt(person, at)
    return state.on ? [{ person, cover: state.is === 'cover' }] : []
  })
  const names = on.map(({ person, cover }) => {
    const name = calledIn(person, seen)
    return cover ? dayLine.onCover(name) : name
  })
  const first = names.length === 0 ? dayLine.nobodyOn : namedOn(names)
  const known = line.teams.some(({ undeclared, people }) => !undeclared && people.length > 0)
  const unknown = line.teams.filter(({ undeclared }) => undeclared).map(({ name }) => name)
  return [
    ...(known ? [first] : []),
    ...(unknown.length === 0 ? [] : [dayLine.unknownIn(unknown)]),
    ...line.teams.flatMap(team => teamSentence(team, at, seen)),
  ]
}

function namedOn(names: readonly string[]): string {
  return names.length <= mostNamed
    ? dayLine.on(names)
    : dayLine.manyOn(names.length, names.slice(0, mostNamed - 1))
}

function teamSentence(team: LineTeam, at: Instant, seen: Seen): string[] {
  if (team.undeclared || spanAt(team.holes, at) === null) return []
  const first = team.people
    .flatMap(person => {
      const from = nextOn(person, at)
      return from === null ? [] : [{ person, from }]
    })
    .sort((a, b) => a.from - b.from)[0]
  if (first === undefined) return [dayLine.nobodyIn(team.name, null)]
  const { person, from } = first
  const moment = momentText(seen.place, from, seen.now)
  const then =
    person.handle === seen.handle
      ? dayLine.youComeOn(moment)
      : dayLine.comesOn(firstName(person.name), moment, clockThere(person, from, seen))
  return [dayLine.nobodyIn(team.name, then)]
}

/** `09:30 Bengaluru`, or null where the clocks agree or theirs is not known. */
export function clockThere(person: LinePerson, at: Instant, { place }: Seen): string | null {
  const { zone } = person
  if (zone === null || place.table.offsetAt(place.zone, at) === place.table.offsetAt(zone, at)) return null
  return `${clockText({ table: place.table, zone }, at)} ${cityOf(zone)}`
}

/** The first name where it is enough, `you` for the reader. */
export function calledIn(person: LinePerson, { handle }: Seen): string {
  return person.handle === handle ? dayLine.you : firstName(person.name)
}

export function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
