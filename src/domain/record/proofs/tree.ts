import type { Hashing } from './primitives.ts'

/** RFC 6962 §2.1: the hash of a leaf is SHA-256(0x00 ‖ bytes). */
export function leafHash({ sha256 }: Hashing, bytes: Uint8Array): Uint8Array {
  const data = new Uint8Array(bytes.length + 1)
  data.set(bytes, 1)
  return sha256(data)
}

/** RFC 6962 §2.1: the hash of an inner node is SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash({ sha256 }: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(1 + left.length + right.length)
  data[0] = 1
  data.set(left, 1)
  data.set(right, 1 + left.length)
  return sha256(data)
}

/** A perfect subtree: that of the 2^`level` leaves from `index` × 2^`level` on. Level 0 are the leaves. */
export interface TreeNode {
  readonly level: number
  readonly index: number
}

/**
 * A tree that only grows, held as the roots of the perfect subtrees it is made of: one for each binary digit of its
 * size. Enough for its root and for going on.
 */
export class GrowingTree {
  readonly #hashing: Hashing
  readonly #peaks: Uint8Array[] = []
  #size = 0

  constructor(hashing: Hashing) {
    this.#hashing = hashing
  }

  /** A tree of `size` leaves, whose peaks are given from the largest to the smallest. */
  static of(hashing: Hashing, size: number, peaks: readonly Uint8Array[]): GrowingTree {
    const tree = new GrowingTree(hashing)
    tree.#size = size
    tree.#peaks.push(...peaks)
    return tree
  }

  get size(): number {
    return this.#size
  }

  /** From the largest to the smallest. */
  get peaks(): readonly Uint8Array[] {
    return this.#peaks
  }

  /** Adds the hash of a leaf; `completed` hears of each perfect subtree that this completes, the leaf itself first. */
  append(leaf: Uint8Array, completed?: (node: TreeNode, hash: Uint8Array) => void): void {
    let hash = leaf
    let level = 0
    let index = this.#size
    completed?.({ level, index }, hash)
    for (; index % 2 === 1; index = (index - 1) / 2) {
      hash = nodeHash(this.#hashing, this.#peaks.pop() as Uint8Array, hash)
      level += 1
      completed?.({ level, index: (index - 1) / 2 }, hash)
    }
    this.#peaks.push(hash)
    this.#size += 1
  }

  root(): Uint8Array {
    return combined(this.#hashing, this.#peaks)
  }
}

/** The hash over neighbouring perfect subtrees, given from left to right, each smaller than the one before. */
export function combined(hashing: Hashing, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1)
  // RFC 6962 §2.1: the root of the empty tree.
  if (last === undefined) return hashing.sha256(new Uint8Array(0))
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(hashing, left, right), last)
}

/** The leaves from `from` to before `until`. */
export interface LeafRange {
  readonly from: number
  readonly until: number
}

/** The perfect subtrees a range of a tree is made of, from left to right. */
export function nodesOf({ from, until }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let at = from; at < until; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= until) level += 1
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The largest power of two smaller than a number above 1. */
export function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}
