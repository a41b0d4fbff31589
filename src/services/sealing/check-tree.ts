import { sameBytes } from '../../domain/record/proofs/primitives.ts'
import { GrowingTree } from '../../domain/record/proofs/tree.ts'
import { listCheckpoints } from '../../storage/checkpoints.ts'
import type { OrgNo } from '../../storage/store.ts'
import { loadLeaves, loadNodes } from '../../storage/tree.ts'
import type { Environment } from '../environment.ts'

const leavesPerPage = 2_048
const storedLevels = [8, 16, 24]

/** R5: grows the tree again from the leaves, and compares its stored nodes and the root of each checkpoint. */
export async function checkTree(
  { store, crypto, pause }: Pick<Environment, 'store' | 'crypto' | 'pause'>,
  org: OrgNo,
  head: number,
  say: (difference: string) => void,
): Promise<void> {
  const tree = new GrowingTree(crypto)
  for (let from = 0; from < head; from += leavesPerPage) {
    const until = Math.min(head, from + leavesPerPage)
    const { leaves, nodes, checkpoints } = await store.read(org, function* () {
      const nodes = new Map<string, Uint8Array>()
      for (const level of storedLevels) {
        const first = Math.floor(from / 2 ** level)
        const stored = yield* loadNodes(org, level, first, Math.ceil(until / 2 ** level))
        for (const [nth, node] of stored.entries()) nodes.set(`${level} ${first + nth}`, node)
      }
      const sealed = yield* listCheckpoints(org, from, leavesPerPage)
      const checkpoints = new Map(sealed.map(({ size, root }) => [size, root]))
      return { leaves: yield* loadLeaves(org, from, until), nodes, checkpoints }
    })
    for (const leaf of leaves) {
      tree.append(leaf, ({ level, index }, hash) => {
        const stored = nodes.get(`${level} ${index}`)
        if (stored !== undefined && !sameBytes(stored, hash))
          say(`the tree's node ${index} of level ${level} does not recompute`)
      })
      const root = checkpoints.get(tree.size)
      if (root !== undefined && !sameBytes(root, tree.root()))
        say(`the checkpoint of ${tree.size} entries is not of these entries`)
    }
    await pause()
  }
}
