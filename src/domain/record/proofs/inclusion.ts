import { type Hashing, sameBytes } from './primitives.ts'
import { type LeafRange, largestPowerBelow, nodeHash } from './tree.ts'

/**
 * RFC 6962 §2.1.1: the ranges whose hashes prove that the leaf at `index` is in the tree of `size` leaves, from the
 * leaf's sibling up.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = []
  for (let from = 0, until = size; until - from > 1; ) {
    const middle = from + largestPowerBelow(until - from)
    if (index < middle) {
      ranges.unshift({ from: middle, until })
      until = middle
    } else {
      ranges.unshift({ from, until: middle })
      from = middle
    }
  }
  return ranges
}

export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** RFC 9162 §2.1.3.2: whether the path leads from the leaf to the root. */
export function isIncluded(hashing: Hashing, { index, size, leaf, path, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(hashing, sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else hash = nodeHash(hashing, hash, sibling)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sameBytes(hash, root)
}
