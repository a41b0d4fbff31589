import type { Instant, Span } from '../../domain/time/instant.ts'
import type { Output } from '../api/call.ts'

type Read = Output<'day-line.read'>
type SpanKind = Read['teams'][number]['people'][number]['spans'][number]['kind']

export interface RowSpan extends Span {
  readonly kind: SpanKind
  readonly proposed: boolean
}

export interface LinePerson {
  readonly handle: string
  readonly name: string
  /** Null where they declared none: then they have no clock of their own (V1: flagged, never guessed). */
  readonly zone: string | null
  readonly declared: boolean
  readonly spans: readonly RowSpan[]
  readonly nights: readonly Span[]
}

export interface LineTeam {
  readonly name: string
  readonly people: readonly LinePerson[]
  readonly morePeople: number
  readonly holes: readonly Span[]
  readonly undeclared: boolean
}

export interface Joint {
  readonly id: string
  readonly author: string
  readonly publishedAt: Instant
  readonly accepted: readonly { readonly by: string; readonly at: Instant }[]
  readonly waiting: boolean
  readonly waitingForYou: boolean
}

/** A day line as it is drawn: instants instead of texts. */
export interface Line {
  readonly from: Instant
  readonly until: Instant
  readonly teams: readonly LineTeam[]
  readonly moreTeams: number
  readonly joints: readonly Joint[]
  readonly missing: readonly { readonly person: string; readonly shiftEndedAt: Instant }[]
}

const span = ({ from, until }: { from: string; until: string }): Span => ({
  from: Date.parse(from),
  until: Date.parse(until),
})

export function lineOf(read: Read): Line {
  return {
    ...span(read),
    moreTeams: read.moreTeams,
    teams: read.teams.map(team => ({
      ...team,
      holes: team.holes.map(span),
      people: team.people.map(person => ({
        ...person,
        zone: person.zoneDeclared ? person.zone : null,
        nights: person.nights.map(span),
        spans: person.spans.map(one => ({ ...span(one), kind: one.kind, proposed: one.proposed })),
      })),
    })),
    joints: read.handoffs.map(handoff => ({
      ...handoff,
      publishedAt: Date.parse(handoff.publishedAt),
      accepted: handoff.accepted.map(({ by, at }) => ({ by, at: Date.parse(at) })),
    })),
    missing: read.missing.map(one => ({ person: one.person, shiftEndedAt: Date.parse(one.shiftEndedAt) })),
  }
}

const everyone = new WeakMap<Line, readonly LinePerson[]>()

/** Everyone on the line, each once. */
export function peopleOf(line: Line): readonly LinePerson[] {
  const known = everyone.get(line)
  if (known !== undefined) return known
  const all = line.teams.flatMap(({ people }) => people)
  const once = [...new Map(all.map(person => [person.handle, person])).values()]
  everyone.set(line, once)
  return once
}

/** The zones people of the line declared. */
export function zonesOf(line: Line): string[] {
  return peopleOf(line).flatMap(({ zone }) => zone ?? [])
}

export interface StateAt {
  readonly is: SpanKind | 'off' | 'unknown'
  /** On by windows or cover: B1 calls that a shift. */
  readonly on: boolean
  /** When it ends; null where the line does not show it. */
  readonly until: Instant | null
}

/** How somebody stands at an instant; being on call is said only where nothing else is. */
export function stateAt(person: LinePerson, at: Instant): StateAt {
  const here = person.spans.filter(({ from, until }) => from <= at && at < until)
  const found = here.find(({ kind }) => kind !== 'on-call') ?? here[0]
  if (found !== undefined) return { is: found.kind, on: isOn(found), until: found.until }
  return { is: person.declared ? 'off' : 'unknown', on: false, until: null }
}

export function isOn({ kind }: { kind: SpanKind }): boolean {
  return kind === 'window' || kind === 'cover'
}

/** When somebody next comes on after an instant, on this line. */
export function nextOn(person: LinePerson, at: Instant): Instant | null {
  return person.spans.find(one => isOn(one) && one.from > at)?.from ?? null
}
