import type { Hashing } from '../../domain/record/proofs/primitives.ts'
import {
  combined,
  GrowingTree,
  type LeafRange,
  nodesOf,
  type TreeNode,
} from '../../domain/record/proofs/tree.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import { countNodes, insertNodes, loadLeaves, loadNodes, type StoredNode } from '../../storage/tree.ts'

/** Every eighth level of the tree is stored; what lies between is at most 255 hashes away from a stored one. */
const levelsApart = 8
const width = 2 ** levelsApart
const levels = [24, 16, 8, 0]

/** Groups of 256 leaves taken into the tree in one transaction: bounds how long it is held. */
const groupsPerStep = 16

/**
 * Takes entries up to `size` into the stored tree, a bounded number at a time. True once nothing is left that makes a
 * whole group.
 */
export function* extendTree(hashing: Hashing, org: OrgNo, size: number): Script<boolean> {
  const wanted = Math.floor(size / width)
  const first = yield* countNodes(org, levelsApart)
  const last = Math.min(wanted, first + groupsPerStep)
  const nodes: StoredNode[] = []
  for (let group = first; group < last; group++) {
    const leaves = yield* loadLeaves(org, group * width, (group + 1) * width)
    if (leaves.length !== width) throw new Error(`entries are missing between ${group * width} and ${size}`)
    nodes.push({ level: levelsApart, index: group, node: rootOf(hashing, leaves) })
  }
  if (nodes.length > 0) yield* insertNodes(org, nodes)
  for (const level of [16, 24]) yield* completeLevel(hashing, org, level)
  return last === wanted
}

/** Adds the nodes of a level whose 256 children are stored. */
function* completeLevel(hashing: Hashing, org: OrgNo, level: number): Script<void> {
  const children = yield* countNodes(org, level - levelsApart)
  if (children < width) return
  const nodes: StoredNode[] = []
  for (let index = yield* countNodes(org, level); (index + 1) * width <= children; index++) {
    const below = yield* loadNodes(org, level - levelsApart, index * width, (index + 1) * width)
    nodes.push({ level, index, node: rootOf(hashing, below) })
  }
  if (nodes.length > 0) yield* insertNodes(org, nodes)
}

/** The root of the first `size` entries, all of whose whole groups are in the stored tree. */
export function* rootAt(hashing: Hashing, org: OrgNo, size: number): Script<Uint8Array> {
  const peaks: Uint8Array[] = []
  let covered = 0
  for (const level of levels) {
    const [from, until] = [covered / 2 ** level, Math.floor(size / 2 ** level)]
    if (from === until) continue
    peaks.push(...growing(hashing, yield* nodesAt(org, level, from, until)).peaks)
    covered = until * 2 ** level
  }
  return combined(hashing, peaks)
}

/** The hashes of ranges of leaves, as inclusion and consistency proofs ask for them. */
export function* rangeHashes(
  hashing: Hashing,
  org: OrgNo,
  ranges: readonly LeafRange[],
): Script<Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (const range of ranges) {
    const parts: Uint8Array[] = []
    for (const node of nodesOf(range)) parts.push(yield* nodeAt(hashing, org, node))
    hashes.push(combined(hashing, parts))
  }
  return hashes
}

function* nodeAt(hashing: Hashing, org: OrgNo, { level, index }: TreeNode): Script<Uint8Array> {
  const base = level - (level % levelsApart)
  const across = 2 ** (level - base)
  return rootOf(hashing, yield* nodesAt(org, base, index * across, (index + 1) * across))
}

function* nodesAt(org: OrgNo, level: number, from: number, until: number): Script<Uint8Array[]> {
  const found = level === 0 ? yield* loadLeaves(org, from, until) : yield* loadNodes(org, level, from, until)
  if (found.length !== until - from) throw new Error(`the tree lacks nodes of level ${level} before ${until}`)
  return found
}

function rootOf(hashing: Hashing, hashes: readonly Uint8Array[]): Uint8Array {
  return growing(hashing, hashes).root()
}

function growing(hashing: Hashing, hashes: readonly Uint8Array[]): GrowingTree {
  const tree = new GrowingTree(hashing)
  for (const hash of hashes) tree.append(hash)
  return tree
}
