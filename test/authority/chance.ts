/** Chance that can be repeated: the same seed gives the same world. */
export interface Chance {
  /** Whole numbers from 0, less than `below`. */
  below(below: number): number
  /** True so often, of 1. */
  often(share: number): boolean
  one<T>(list: readonly T[]): T
  /** So many of them, each once, in any order. */
  some<T>(list: readonly T[], count: number): T[]
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32: small, quick and good enough for worlds of twenty rows. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const shuffled = <T>(list: readonly T[]): T[] => {
    const mixed = [...list]
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = below(i + 1)
      const swapped = mixed[i] as T
      mixed[i] = mixed[j] as T
      mixed[j] = swapped
    }
    return mixed
  }
  return {
    below,
    often: share => next() < share,
    one: <T>(list: readonly T[]) => list[below(list.length)] as T,
    some: (list, count) => shuffled(list).slice(0, count),
    shuffled,
  }
}
