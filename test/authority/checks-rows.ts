import { may } from '../../src/domain/authority/may.ts'
import { who } from '../../src/domain/authority/who.ts'
import { activeHuman, canonical } from '../../src/domain/people/gov.ts'
import { chance } from './chance.ts'
import { withMap } from './change-works.ts'
import { type Check, differs, first } from './check.ts'
import { entitled, waysOf } from './reference.ts'
import { authorityOf, peopleIn, type World, worldOf } from './worlds.ts'

/** A5: the order in which rows were written or imported changes no answer. */
export const orderIrrelevant: Check = world => {
  const c = chance(world.at + world.gov.map.grants.size)
  const mix = <K, V>(map: ReadonlyMap<K, V>) => new Map(c.shuffled([...map]))
  const { map, people, teams, areas } = world.gov
  const rows = {
    grants: mix(map.grants),
    fences: mix(map.fences),
    freezes: mix(map.freezes),
    delegations: mix(map.delegations),
  }
  const gov = {
    ...world.gov,
    people: mix(people),
    teams: mix(teams),
    areas: mix(areas),
    map: { ...map, ...rows },
  }
  const mixed: World = { ...world, gov, contingencies: c.shuffled(world.contingencies) }
  const { question: q, at } = world
  return (
    differs('who, rows shuffled', who(authorityOf(mixed), q, at), who(authorityOf(world), q, at)) ??
    first(peopleIn(world), person =>
      differs(
        `may ${person}, rows shuffled`,
        may(authorityOf(mixed), person, q, at),
        may(authorityOf(world), person, q, at),
      ),
    )
  )
}

/** A5: one more grant never turns `entitled` from true to false. */
export const grantsOnlyAdd: Check = world => {
  const { question: q, at } = world
  const other = [...worldOf(world.at + 7 * world.gov.map.grants.size).gov.map.grants.values()]
  const more = withMap(world, map => {
    for (const grant of other)
      map.grants.set(`${grant.grant}-more`, {
        ...grant,
        grant: `${grant.grant}-more`,
        area: q.area,
        types: [q.type],
      })
  })
  return first(peopleIn(world), person => {
    const before = may(authorityOf(world), person, q, at).entitled
    const after = may(authorityOf(more), person, q, at).entitled
    return before === 'yes' && after !== 'yes' ? `${person} was entitled, and is not with more grants` : null
  })
}

/** A8: whoever is entitled only by a delegation received it from somebody who is entitled by a way of their own. */
export const delegationsBounded: Check = world => {
  const { question: q, at } = world
  const a = authorityOf(world)
  const bare = { ...withMap(world, map => map.delegations.clear()), contingencies: [] }
  const ways = waysOf(authorityOf(bare), q, at)
  return first(peopleIn(world), person => {
    if (may(a, person, q, at).entitled !== 'yes' || may(authorityOf(bare), person, q, at).entitled === 'yes')
      return null
    const one = canonical(world.gov, person)
    const givers = [
      ...[...world.gov.map.delegations.values()]
        .filter(({ to }) => canonical(world.gov, to) === one)
        .map(({ from }) => from),
      ...world.contingencies
        .filter(({ by }) => by.some(to => canonical(world.gov, to) === one))
        .map(({ author }) => author),
    ]
    const isBacked = givers.some(
      giver =>
        activeHuman(world.gov, giver) !== null && entitled(ways, canonical(world.gov, giver)) === 'yes',
    )
    return isBacked ? null : `${person} holds more than anybody who gave it`
  })
}
