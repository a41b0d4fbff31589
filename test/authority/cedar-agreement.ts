import { mayNow } from '../../src/domain/authority/judged.ts'
import { expressibleIn, inCedar } from './cedar.ts'
import { differs, first } from './check.ts'
import { authorityOf, peopleIn, type World, worldOf } from './worlds.ts'

export interface Compared {
  readonly checks: number
  /** How often both said yes: agreement on no alone would say little. */
  readonly entitled: number
  /** The first disagreement, if any. */
  readonly found: string | null
}

/** A7: everybody of each world, the merged and those who left among them, is entitled by Cedar and by the engine alike. */
export function comparedWithCedar(seeds: Iterable<number>): Compared {
  let [checks, entitled] = [0, 0]
  for (const seed of seeds) {
    const world = worldOf(seed)
    const gov = expressibleIn(world.gov)
    const told: World = { ...world, gov, contingencies: [] }
    const isAllowed = inCedar(gov)
    const found = first(peopleIn(told), person => {
      const ours = mayNow(authorityOf(told), person, told.question, told.at).entitled === 'yes'
      const theirs = isAllowed(person, told.question, told.at)
      checks += 1
      if (ours && theirs) entitled += 1
      return differs(`seed ${seed}, ${person} entitled to ${told.question.type}`, ours, theirs)
    })
    if (found !== null) return { checks, entitled, found }
  }
  return { checks, entitled, found: null }
}
