import type { EntryId, PersonId } from '../ids.ts'
import { type PathTable, samplePaths } from '../owners/path-table.ts'
import { activeHuman, canonical } from '../people/gov.ts'
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
  return (
    waiting(asked) ??
    stating(asked) ??
    askingLess(asked) ??
    observing(asked) ??
    delegating(asked) ??
    lifting(asked) ??
    extending(asked)
  )
}

interface Asked {
  readonly authority: Authority
  readonly frame: Frame
  readonly person: PersonId
  readonly q: Question
  readonly at: Instant
}

function isYes({ authority, person, at }: Asked, frame: Frame, q: Question): boolean {
  return judged(authority, frame, person, q, seatingAt(authority, frame, q, at), at).outcome === 'yes'
}

function isNamed({ frame, person }: Asked): boolean {
  return frame.ways.some(way => way.person === person)
}

function waiting(asked: Asked): Change | null {
  if (!isNamed(asked)) return null
  const { authority, frame, person, q, at } = asked
  const watched = watchedFor(frame, person, q)
  for (const { at: later, seating } of seatingsAfter(authority, frame, q, at, at + horizonMs, watched)) {
    if (judged(authority, frame, person, q, seating, later).outcome === 'yes')
      return { kind: 'wait', until: later }
  }
  return null
}

/** A dimension of which some value makes it yes; the easiest value is tried. */
function stating(asked: Asked): Change | null {
  const { authority, frame, q } = asked
  if (!isNamed(asked)) return null
  for (const path of q.path === undefined ? pathsIn(frame) : []) {
    const more = { ...q, path }
    if (isYes(asked, frameOf(authority, more), more)) return { kind: 'state', dimension: 'path' }
  }
  for (const [dimension, values] of easiest(frame, q)) {
    for (const stated of values) {
      const more = { ...q, ...stated }
      if (isYes(asked, frame, more)) return { kind: 'state', dimension }
    }
  }
  return null
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
function askingLess(asked: Asked): Change | null {
  const { frame, q, person } = asked
  if (q.amount === undefined) return null
  const { currency, minor } = q.amount
  const limits = new Set<number>()
  for (const { grant, delegation, contingency } of frame.ways) {
    for (const bound of [grant.limits, delegation?.limits, contingency?.limits])
      if (bound?.amount?.currency === currency && bound.amount.minor < minor) limits.add(bound.amount.minor)
  }
  if (!frame.ways.some(way => way.person === person)) return null
  for (const smaller of [...limits].sort((a, b) => b - a)) {
    if (isYes(asked, frame, { ...q, amount: { minor: smaller, currency } }))
      return { kind: 'smaller_amount', minor: smaller, currency }
  }
  return null
}

/** A11: what this person may do once somebody has seen it; another person, where it says two people. */
function observing(asked: Asked): Change | null {
  const { authority, person, q, at } = asked
  const other = [...authority.gov.people.values()].find(one => one.active && !one.agent && one.id !== person)
  const inOrder = [...authority.contingencies].sort((a, b) => byText(a.item, b.item))
  for (const one of inOrder) {
    if (!one.by.includes(person)) continue
    const by = one.twoPeople ? other?.id : person
    if (by === undefined) continue
    const seen = { entry: '' as EntryId, by, sponsor: null, observedAt: at }
    const contingencies = authority.contingencies.map(each =>
      each === one ? { ...one, observations: [...one.observations, seen] } : each,
    )
    const after: Authority = { ...authority, contingencies }
    if (isYes({ ...asked, authority: after }, frameOf(after, q), q))
      return { kind: 'observe', item: one.item }
  }
  return null
}

/** A8: a delegation of just this, from the first in the order of the map who could give one. */
function delegating(asked: Asked): Change | null {
  const { authority, frame, person, q, at } = asked
  const givers = new Set(frame.ways.filter(way => way.delegation === null).map(way => way.place))
  for (const from of givers) {
    if (from === person) continue
    const delegation = {
      delegation: '',
      from,
      to: person,
      types: [q.type],
      area: q.area,
      limits: {},
      starts: at,
      until: at + 1,
      standIn: false,
      clipped: false,
    }
    if (isYesIf(asked, { delegation })) return { kind: 'delegate', from: canonical(authority.gov, from) }
  }
  return null
}

function lifting(asked: Asked): Change | null {
  for (const { freeze, from, until } of asked.frame.freezes) {
    if (liveAt({ from, until }, asked.at) && isYesIf(asked, { withoutFreeze: freeze }))
      return { kind: 'lift', freeze }
  }
  return null
}

function extending(asked: Asked): Change | null {
  const tried = new Set<string>()
  for (const { grant, person } of asked.frame.ways) {
    if (person !== asked.person || tried.has(grant.grant) || liveAt(grant, asked.at)) continue
    tried.add(grant.grant)
    if (isYesIf(asked, { extended: grant.grant })) return { kind: 'extend', grant: grant.grant }
  }
  return null
}

function isYesIf(asked: Asked, variant: Variant): boolean {
  return isYes(asked, frameOf(asked.authority, asked.q, variant), asked.q)
}
