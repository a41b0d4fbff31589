import type { MayAnswer } from '../../src/domain/authority/answers.ts'
import { may } from '../../src/domain/authority/may.ts'
import type { AuthorityCode } from '../../src/domain/authority/question.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { activeHuman, canonical } from '../../src/domain/people/gov.ts'
import { firstThatWorks, kinds, withMap, works } from './change-works.ts'
import { type Check, differs, first, text } from './check.ts'
import { entitled, type Way, waysOf } from './reference.ts'
import { authorityOf, peopleIn, type World } from './worlds.ts'

/** A12a: the way that is named suffices alone: with every other row of the map gone, they are still entitled. */
export const pathSuffices: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  return first(peopleIn(world), person => {
    const answer = may(a, person, q, at)
    if ((answer.path !== null) !== (answer.outcome === 'yes'))
      return `path of ${person} is ${text(answer.path)} and the outcome ${answer.outcome}`
    if (answer.path === null) return null
    const { grant, delegation, contingency, observation } = answer.path
    const alone = withMap(world, map => {
      for (const id of [...map.grants.keys()]) if (id !== grant) map.grants.delete(id)
      for (const id of [...map.delegations.keys()]) if (id !== delegation) map.delegations.delete(id)
    })
    const contingencies = world.contingencies
      .filter(one => one.item === contingency)
      .map(one => ({ ...one, observations: one.observations.filter(({ entry }) => entry === observation) }))
    if (grant !== 'map') alone.gov.admins = []
    const left: World = { ...alone, contingencies }
    const isEnough = entitled(waysOf(authorityOf(left), q, at), canonical(world.gov, person)) === 'yes'
    return isEnough && may(authorityOf(left), person, q, at).entitled === 'yes'
      ? null
      : `the path of ${person} does not suffice alone: ${text(answer.path)}`
  })
}

/** The clauses whose codes are the same in every reading. */
const plain: readonly AuthorityCode[] = [
  'outside_validity',
  'over_amount',
  'other_currency',
  'over_risk',
  'irreversible',
  'wrong_environment',
  'frozen',
  'fenced',
  'weak_assurance',
  'not_stated',
]

/** A12a: a no names each grant that names the person, with every clause that fails, and no other. */
export const failingComplete: Check = world =>
  failing(world, way => way.delegation === null && way.contingency === null)

/** The same of what they hold by delegation or contingency. */
export const failingGiven: Check = world =>
  failing(world, way => way.delegation !== null || way.contingency !== null)

function failing(world: World, isMeant: (way: Way) => boolean): string | null {
  const a = authorityOf(world)
  const { question: q, at } = world
  const ways = waysOf(a, q, at)
  return first(peopleIn(world), person => {
    const one = canonical(world.gov, person)
    const answer = may(a, person, q, at)
    if (answer.outcome === 'yes') return null
    const mine = ways.filter(way => way.person === one)
    const found = first(mine.filter(isMeant), way => unnamed(answer, way))
    const isActive = activeHuman(world.gov, person) !== null
    const isTold = answer.codes.includes('not_a_holder')
    if (found !== null || !isActive) return found
    const isHolder = mine.some(way => way.delegation === null && way.contingency === null)
    return isTold
      ? isHolder
        ? `${person} holds and is told not_a_holder`
        : null
      : mine.length === 0
        ? `${person} is not told not_a_holder`
        : null
  })
}

function unnamed(answer: MayAnswer, way: Way): string | null {
  // What was given for something else is not about this question.
  if (way.truth === 'yes' || way.codes.includes('clipped')) return null
  const isIt = answer.failing.find(
    ({ grant, delegation, contingency }) =>
      grant === way.grant.grant && delegation === way.delegation && contingency === way.contingency,
  )
  const name = `failing ${text([way.person, way.grant.grant, way.delegation, way.contingency])}`
  if (isIt === undefined) return `${name} is not named`
  // Under a freeze nothing that could be stated helps, whether it is named or not.
  const meant = way.codes.includes('frozen') ? plain.filter(code => code !== 'not_stated') : plain
  const codes = (list: readonly AuthorityCode[]) => meant.filter(code => list.includes(code))
  return differs(name, codes(isIt.codes), codes(way.codes))
}

/** A12a: the codes of an answer say what is so, and no more. */
export const codesSound: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  const ways = waysOf(a, q, at)
  return first(peopleIn(world), person => {
    const one = canonical(world.gov, person)
    const { codes, outcome, entitled: tri, turn } = may(a, person, q, at)
    const mine = ways.filter(way => way.person === one)
    const isTrue: Partial<Record<AuthorityCode, boolean>> = {
      inactive: activeHuman(world.gov, person) === null,
      excluded_asker: mine.some(way => way.excluded),
      not_your_turn: tri === 'yes' && !turn,
      passed: hasPassed(world, one),
    }
    const lie = codes.find(code => isTrue[code] === false)
    const bare = outcome === 'no' && codes.length === 0
    return lie !== undefined
      ? `${person} is told ${lie}`
      : bare
        ? `${person} is told no without a code`
        : null
  })
}

function hasPassed({ gov, question }: World, person: PersonId): boolean {
  return (question.request?.passes ?? []).some(pass => canonical(gov, pass.person) === person)
}

/** A12a: the change that is named works alone, none before it in the rule's order does, and none is kept back. */
export const changeWorks: Check = world => {
  const a = authorityOf(world)
  const { question: q, at } = world
  return first(peopleIn(world), person => {
    const { change, outcome } = may(a, person, q, at)
    if (outcome === 'yes') return change === null ? null : `${person} may, and is told to ${text(change)}`
    if (activeHuman(world.gov, person) === null)
      return change === null ? null : `${person} cannot, ${text(change)}`
    const best = firstThatWorks(world, person)
    if (change === null) return best === null ? null : `${person} is told nothing would help; ${best} does`
    if (!works(world, person, change)) return `${person} is told ${text(change)}, which does not make it yes`
    return best !== null && kinds.indexOf(best) < kinds.indexOf(change.kind)
      ? `${person} is told ${text(change)}; ${best} comes first`
      : null
  })
}
