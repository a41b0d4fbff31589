import type { Change } from '../../src/domain/authority/answers.ts'
import type { DelegationTerms } from '../../src/domain/authority/kinds.ts'
import { type AuthorityMap, copyOfMap } from '../../src/domain/authority/map.ts'
import type { Dimension, Question } from '../../src/domain/authority/question.ts'
import type { EntryId, PersonId } from '../../src/domain/ids.ts'
import { activeHuman, canonical } from '../../src/domain/people/gov.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { waysOf } from './reference.ts'
import { mayAt, moment, momentsOf } from './reference-turns.ts'
import { authorityOf, instantsOf, paths, tickMs, type World } from './worlds.ts'

/* A12a: the one change that alone makes it yes, found by trying each. */

type Kind = Change['kind']
export const kinds: readonly Kind[] = [
  'wait',
  'state',
  'smaller_amount',
  'observe',
  'delegate',
  'lift',
  'extend',
]

/** Whether this change, made in the world, makes the answer yes by the reference. */
export function works(world: World, person: PersonId, change: Change): boolean {
  if (change.kind === 'wait') return firstYes(world, person) === change.until
  return made(world, person, change).some(after => isYes(after, person))
}

/** The first kind of change, in the order of the rule, of which some instance works; null if none does. */
export function firstThatWorks(world: World, person: PersonId): Kind | null {
  const found = kinds.find(kind =>
    kind === 'wait'
      ? firstYes(world, person) !== null
      : candidates(world, person, kind).some(change => works(world, person, change)),
  )
  return found ?? null
}

function isYes(world: World, person: PersonId): boolean {
  const now = moment(authorityOf(world), world.question, instantsOf(world), world.at)
  return mayAt(now, canonical(world.gov, person)) === 'yes'
}

function firstYes(world: World, person: PersonId): Instant | null {
  const who = canonical(world.gov, person)
  const isThen = (one: Parameters<typeof mayAt>[0]) => one.at > world.at && mayAt(one, who) === 'yes'
  const a = authorityOf(world)
  const last = momentsOf(a, world.question, instantsOf(world), world.at, isThen).at(-1)
  return last !== undefined && isThen(last) ? last.at : null
}

function candidates(world: World, person: PersonId, kind: Kind): Change[] {
  const { gov, contingencies, question: q, at } = world
  const { map } = gov
  switch (kind) {
    case 'wait':
      return []
    case 'state':
      return dimensions.map(dimension => ({ kind, dimension }))
    case 'smaller_amount':
      return [0, 1, 2, 3].flatMap(minor =>
        q.amount !== undefined && minor < q.amount.minor ? { kind, minor, currency: q.amount.currency } : [],
      )
    case 'observe':
      // What opens for another is no advice, though it may move a seat.
      return contingencies
        .filter(one => one.by.includes(canonical(gov, person)))
        .map(({ item }) => ({ kind, item }))
    case 'delegate':
      return [...gov.people.keys()].map(from => ({ kind, from }))
    case 'lift':
      // Of a freeze that is over, or not yet on, nothing is lifted.
      return [...map.freezes.values()]
        .filter(({ from, until }) => from <= at && (until === null || at < until))
        .map(({ freeze }) => ({ kind, freeze }))
    case 'extend':
      // Of a grant that holds already, nothing is extended; that of another is no advice, though it may move a seat.
      return [...map.grants.values()]
        .filter(({ from, until }) => at < from || (until !== null && until <= at))
        .filter(({ grant }) => isNamedBy(world, person, grant))
        .map(({ grant }) => ({ kind, grant }))
  }
}

function isNamedBy(world: World, person: PersonId, grant: string): boolean {
  const who = canonical(world.gov, person)
  return waysOf(authorityOf(world), world.question, world.at).some(
    way => way.grant.grant === grant && way.person === who && !way.codes.includes('clipped'),
  )
}

/** The worlds that this change may lead to: one for each value that could be stated, or person who could observe. */
function made(world: World, person: PersonId, change: Change): World[] {
  const { gov, question: q, at } = world
  switch (change.kind) {
    case 'wait':
      return []
    case 'state':
      return stated(q, change.dimension).map(question => ({ ...world, question }))
    case 'smaller_amount': {
      const { minor, currency } = change
      const isSmaller = q.amount !== undefined && minor < q.amount.minor && currency === q.amount.currency
      return isSmaller ? [{ ...world, question: { ...q, amount: { minor, currency } } }] : []
    }
    case 'observe':
      return [...gov.people.keys()]
        .filter(one => activeHuman(gov, one) !== null)
        .map(by => {
          const seen = { entry: 'ent_new' as EntryId, by, sponsor: null, observedAt: at }
          const contingencies = world.contingencies.map(one =>
            one.item === change.item ? { ...one, observations: [...one.observations, seen] } : one,
          )
          return { ...world, contingencies }
        })
    case 'delegate':
      return [withMap(world, map => map.delegations.set('L-new', newDelegation(world, change.from, person)))]
    case 'lift':
      return [withMap(world, map => map.freezes.delete(change.freeze))]
    case 'extend': {
      const grant = gov.map.grants.get(change.grant)
      const holds = grant !== undefined && grant.from <= at && (grant.until === null || at < grant.until)
      if (grant === undefined || holds) return []
      // How far back is not said: as if it had always held.
      return [withMap(world, map => map.grants.set(grant.grant, { ...grant, from: 0, until: null }))]
    }
  }
}

function newDelegation({ question, at }: World, from: PersonId, to: PersonId): DelegationTerms {
  const where = { types: [question.type], area: question.area, limits: {} }
  const span = { starts: at - (at % 1), until: at + 100 * tickMs }
  return { delegation: 'L-new', from, to, ...where, ...span, standIn: false, clipped: false }
}

const dimensions = ['amount', 'risk', 'reversible', 'environment', 'path', 'assurance', 'breakGlass'] as const

function stated(q: Question, dimension: Dimension): Question[] {
  if (q[dimension] !== undefined) return []
  switch (dimension) {
    case 'amount':
      return ['EUR', 'USD'].map(currency => ({ ...q, amount: { minor: 1, currency } }))
    case 'risk':
      return [{ ...q, risk: 'low' }]
    case 'reversible':
      return [{ ...q, reversible: 'yes' }]
    case 'environment':
      return ['prod', 'test'].map(environment => ({ ...q, environment }))
    case 'path':
      return paths.map(path => ({ ...q, path }))
    case 'assurance':
      return [{ ...q, assurance: 'verified' }]
    case 'breakGlass':
      return [{ ...q, breakGlass: true }]
  }
}

/** The world with another map, the old one left as it was. */
export function withMap(world: World, edit: (map: AuthorityMap) => void): World {
  const map = copyOfMap(world.gov.map)
  edit(map)
  return { ...world, gov: { ...world.gov, map } }
}
