import { SealingKey } from '../../src/server/sealing-key.ts'
import type { Sealer } from '../../src/services/sealing/seal-record.ts'
import { nodePrimitives } from '../../src/verify/primitives.ts'

/** A key made from one byte, and a memory of its own. */
export function sealerOf(byte: number): Sealer & { readonly memory: Map<string, string> } {
  const key = new SealingKey(new Uint8Array(32).fill(byte))
  const memory = new Map<string, string>()
  return {
    memory,
    primitives: nodePrimitives,
    signerFor: origin => key.signerFor(origin),
    recall: async origin => memory.get(origin) ?? null,
    remember: async (origin, note) => {
      memory.set(origin, note)
    },
  }
}
