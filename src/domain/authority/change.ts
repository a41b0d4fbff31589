import type { EntryId, PersonId } from '../ids.ts'
import { type PathTable, samplePaths } from '../owners/path-table.ts'
import { activeHuman } from '../people/gov.ts'
import type { Instant } from '../time/instant.ts'
import type { Change } from './answers.ts'
import { liveAt } from './clauses.ts'
import { type Frame, frameOf, type Variant } from './frame.ts'
import { horizonMs } from './instants.ts'
import { judged } from './judged.ts'
import { byText } from './map-index.ts'
import type { Authority, Dimension, Question } from './question.ts'
import { seatingAt, seatingsAfter, watchedFor } from './seats.ts'

/** A12a: the first thing, in the order of the rule, that alone would make it yes; each is tried, none is guessed. */
export function changeFor(
  authority: Authority,
  frame: Frame,
  person: PersonId,
  q: Question,
  at: Instant,
): Change | null {
  if (activeHuman(authority.gov, person) === null) return null
  const asked: Asked = { authority, frame, person, q, at }
  return waiting(asked) ?? madeNow(asked)
}

export interface Asked {
  readonly authority: Authority
  readonly frame: Frame
  readonly person: PersonId
  readonly q: Question
  readonly at: Instant
}

/** One change, and all that is asked as if it were made. */
export interface Attempt {
  readonly change: Change
  readonly authority: Authority
  readonly frame: Frame
  readonly q: Question
  /** Whether it could be made at an instant. */
  readonly open: (at: Instant) => boolean
}

const always = () => true

/** The first change but waiting that makes it yes now. */
export function madeNow(asked: Asked): Change | null {
  for (const attempt of attempts(asked)) if (isMade(asked, attempt)) return attempt.change
  return null
}

/**
 * Every change but waiting, in the order of the rule; those that name the same follow each other. `ever`: also what
 * cannot be made at this instant, but at another.
 */
export function* attempts(asked: Asked, when: 'now' | 'ever' = 'now'): Generator<Attempt> {
  if (isNamed(asked)) yield* stating(asked)
  if (isNamed(asked)) yield* askingLess(asked)
  yield* observing(asked)
  yield* delegating(asked)
  yield* lifting(asked, when)
  yield* extending(asked, when)
}

/** Whether with this change, and nothing else, the person may at the instant asked about. */
export function isMade({ person, at }: Asked, { authority, frame, q }: Attempt): boolean {
  return judged(authority, frame, person, q, seatingAt(authority, frame, q, at), at).outcome === 'yes'
}

function isNamed({ frame, person }: Asked): boolean {
  return frame.ways.some(way => way.person === person)
}

function waiting(asked: Asked): Change | null {
  if (!isNamed(asked)) return null
  const { authority, frame, person, q, at } = asked
  const watched = watchedFor(frame, person, q)
  for (const { at: later, seating } of seatingsAfter(
    authority,
    frame,
    q,
    at,
    at + horizonMs,
    watched,
    true,
  )) {
    if (judged(authority, frame, person, q, seating, later).outcome === 'yes')
      return { kind: 'wait', until: later }
  }
  return null
}

/** A dimension of which some value makes it yes; the easiest values are tried. */
function* stating({ authority, frame, q }: Asked): Generator<Attempt> {
  for (const path of q.path === undefined ? pathsIn(frame) : []) {
    const more = { ...q, path }
    yield {
      change: { kind: 'state', dimension: 'path' },
      authority,
      frame: frameOf(authority, more),
      q: more,
      open: always,
    }
  }
  for (const [dimension, values] of easiest(frame, q))
    for (const stated of values)
      yield { change: { kind: 'state', dimension }, authority, frame, q: { ...q, ...stated }, open: always }
}

/** A2b: a path for every rule of the tables here, which it may match; a long table is not tried to its end. */
function pathsIn(frame: Frame): string[] {
  const tables = new Set<PathTable>()
  for (const { grant } of frame.ways)
    for (const holder of grant.holders) if ('table' in holder) tables.add(holder.table)
  return [...tables].flatMap(samplePaths).slice(0, 200)
}

/** For each dimension that is not stated, the values worth trying: those that the fewest limits refuse. */
function easiest(frame: Frame, q: Question): [Dimension, Partial<Question>[]][] {
  const limits = frame.ways.flatMap(({ grant, delegation, contingency }) => [
    grant.limits,
    ...(delegation === null ? [] : [delegation.limits]),
    ...(contingency === null ? [] : [contingency.limits]),
  ])
  const tried: [Dimension, Partial<Question>[]][] = []
  if (q.amount === undefined) {
    const currencies = new Set(limits.flatMap(({ amount }) => amount?.currency ?? []))
    tried.push(['amount', [...currencies].map(currency => ({ amount: { minor: 0, currency } }))])
  }
  if (q.risk === undefined) tried.push(['risk', [{ risk: 'low' }]])
  if (q.reversible === undefined) tried.push(['reversible', [{ reversible: 'yes' }]])
  if (q.environment === undefined) {
    const names = new Set(limits.flatMap(({ environments }) => environments ?? []))
    tried.push(['environment', [...names].map(environment => ({ environment }))])
  }
  if (q.assurance === undefined) tried.push(['assurance', [{ assurance: 'verified' }]])
  if (q.breakGlass !== true) tried.push(['breakGlass', [{ breakGlass: true }]])
  return tried
}

/** The largest smaller amount: one of the limits here. */
function* askingLess({ authority, frame, q }: Asked): Generator<Attempt> {
  if (q.amount === undefined) return
  const { currency, minor } = q.amount
  const limits = new Set<number>()
  for (const { grant, delegation, contingency } of frame.ways) {
    for (const bound of [grant.limits, delegation?.limits, contingency?.limits])
      if (bound?.amount?.currency === currency && bound.amount.minor < minor) limits.add(bound.amount.minor)
  }
  for (const smaller of [...limits].sort((a, b) => b - a)) {
    const less = { ...q, amount: { minor: smaller, currency } }
    yield {
      change: { kind: 'smaller_amount', minor: smaller, currency },
      authority,
      frame,
      q: less,
      open: always,
    }
  }
}

/** A11: what this person may do once somebody has seen it; another person, where it says two people. */
function* observing({ authority, person, q, at }: Asked): Generator<Attempt> {
  const inOrder = [...authority.contingencies].sort((a, b) => byText(a.item, b.item))
  for (const one of inOrder) {
    if (!one.by.includes(person)) continue
    const by = one.twoPeople ? anotherHuman(authority, person) : person
    if (by === null) continue
    const seen = { entry: '' as EntryId, by, sponsor: null, observedAt: at }
    const contingencies = authority.contingencies.map(each =>
      each === one ? { ...one, observations: [...one.observations, seen] } : each,
    )
    const after: Authority = { ...authority, contingencies }
    yield {
      change: { kind: 'observe', item: one.item },
      authority: after,
      frame: frameOf(after, q),
      q,
      open: always,
    }
  }
}

function anotherHuman({ gov }: Authority, person: PersonId): PersonId | null {
  for (const one of gov.people.values()) if (one.active && !one.agent && one.id !== person) return one.id
  return null
}

/** A8: a delegation of just this, from the first in the order of the map who could give one. */
function* delegating(asked: Asked): Generator<Attempt> {
  const givers = new Set(asked.frame.ways.filter(way => way.delegation === null).map(way => way.place))
  for (const from of givers) if (from !== asked.person) yield giving(asked, from)
}

/** A delegation made at the instant that is asked about. */
export function giving(asked: Asked, from: PersonId): Attempt {
  const { person, q, at } = asked
  const delegation = {
    delegation: '',
    from,
    to: person,
    types: [q.type],
    area: q.area,
    limits: {},
    starts: at,
    until: at + horizonMs + 1,
    standIn: false,
    clipped: false,
  }
  return varied(asked, { kind: 'delegate', from }, { delegation })
}

function* lifting(asked: Asked, when: 'now' | 'ever'): Generator<Attempt> {
  for (const freeze of asked.frame.freezes) {
    if (when === 'now' && !liveAt(freeze, asked.at)) continue
    const variant = { withoutFreeze: freeze.freeze }
    yield varied(asked, { kind: 'lift', freeze: freeze.freeze }, variant, at => liveAt(freeze, at))
  }
}

function* extending(asked: Asked, when: 'now' | 'ever'): Generator<Attempt> {
  const tried = new Set<string>()
  for (const { grant, person } of asked.frame.ways) {
    if (person !== asked.person || tried.has(grant.grant)) continue
    tried.add(grant.grant)
    if (when === 'now' && liveAt(grant, asked.at)) continue
    const variant = { extended: grant.grant }
    yield varied(asked, { kind: 'extend', grant: grant.grant }, variant, at => !liveAt(grant, at))
  }
}

function varied(
  { authority, q }: Asked,
  change: Change,
  variant: Variant,
  open: (at: Instant) => boolean = always,
): Attempt {
  return { change, authority, frame: frameOf(authority, q, variant), q, open }
}
