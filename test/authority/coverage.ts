import { counts, freezesOn, waysOf } from './reference.ts'
import { momentsOf } from './reference-turns.ts'
import { authorityOf, instantsOf, type World, worldOf } from './worlds.ts'

/** What a world must have for the rules about it to be tested at all. */
const sights: Readonly<Record<string, (world: World) => boolean>> = {
  'seats that change': world => {
    const { question: q, at } = world
    if (q.request === undefined) return false
    const moments = momentsOf(
      authorityOf(world),
      q,
      instantsOf(world),
      q.request.askedAt,
      one => one.at >= at,
    )
    return new Set(moments.map(one => [...one.seats.keys()].sort().join())).size > 1
  },
  'quorum above one': world => live(world).some(way => way.grant.quorum > 1),
  'a clipped delegation': world => {
    const { gov, question: q, at } = world
    const ways = waysOf(authorityOf(world), q, at)
    return [...gov.map.delegations.values()].some(({ delegation }) => {
      const mine = ways.filter(way => way.delegation === delegation)
      return mine.some(way => {
        const own = ways.find(
          one => one.grant === way.grant && one.person === way.place && one.delegation === null,
        )
        return own !== undefined && own.truth !== way.truth
      })
    })
  },
  'a delegation that counts': world => live(world).some(way => way.delegation !== null),
  'an exception to a freeze': world => {
    const { gov, question: q, at } = world
    return freezesOn(gov, q, at).some(freeze =>
      freeze.except.some(id => gov.map.grants.get(id)?.breakGlass === true),
    )
  },
  'a contingency': world =>
    waysOf(authorityOf(world), world.question, world.at).some(
      way =>
        way.contingency !== null &&
        (way.truth === 'yes' || way.codes.every(code => code === 'observation_missing')),
    ),
  'a fence': world =>
    waysOf(authorityOf(world), world.question, world.at).some(way => way.codes.includes('fenced')),
  'somebody excluded': world =>
    waysOf(authorityOf(world), world.question, world.at).some(way => way.excluded && way.truth === 'yes'),
}

function live(world: World) {
  return waysOf(authorityOf(world), world.question, world.at).filter(counts)
}

/** The share of these worlds, in per cent, in which each can be seen. */
export function coverage(seeds: readonly number[]): Record<string, number> {
  const worlds = seeds.map(worldOf)
  return Object.fromEntries(
    Object.entries(sights).map(([name, isSeen]) => {
      return [name, Math.round((1000 * worlds.filter(isSeen).length) / worlds.length) / 10]
    }),
  )
}
