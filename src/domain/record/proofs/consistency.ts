import { type Hashing, sameBytes } from './primitives.ts'
import { type LeafRange, largestPowerBelow, nodeHash } from './tree.ts'

/** RFC 6962 §2.1.2: the ranges whose hashes prove that the tree of `to` leaves continues that of `from`, 0 < from ≤ to. */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  return subproof(from, { from: 0, until: to }, true)
}

/** SUBPROOF of RFC 6962: `known` as long as the old root itself is what is at hand. */
function subproof(old: number, range: LeafRange, known: boolean): LeafRange[] {
  const size = range.until - range.from
  if (old === size) return known ? [] : [range]
  const middle = range.from + largestPowerBelow(size)
  return old <= middle - range.from
    ? [...subproof(old, { from: range.from, until: middle }, known), { from: middle, until: range.until }]
    : [
        ...subproof(old - (middle - range.from), { from: middle, until: range.until }, false),
        { from: range.from, until: middle },
      ]
}

export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/** RFC 9162 §2.1.4.2: whether the newer tree continues the older one. Every tree continues the empty one. */
export function isConsistent(
  hashing: Hashing,
  older: TreeHead,
  newer: TreeHead,
  path: readonly Uint8Array[],
): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return path.length === 0 && sameBytes(older.root, newer.root)
  if (older.size === 0) return path.length === 0
  const isPower = largestPowerBelow(older.size * 2) === older.size
  const [first, ...rest] = isPower ? [older.root, ...path] : path
  if (first === undefined) return false
  let at = older.size - 1
  let last = newer.size - 1
  const up = () => {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  while (at % 2 === 1) up()
  let oldHash = first
  let newHash = first
  for (const hash of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(hashing, hash, oldHash)
      newHash = nodeHash(hashing, hash, newHash)
      while (at % 2 === 0 && at !== 0) up()
    } else newHash = nodeHash(hashing, newHash, hash)
    up()
  }
  return last === 0 && sameBytes(oldHash, older.root) && sameBytes(newHash, newer.root)
}
