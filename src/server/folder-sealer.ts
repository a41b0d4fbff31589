import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkpointIn } from '../domain/record/proofs/checkpoint.ts'
import { sameBytes } from '../domain/record/proofs/primitives.ts'
import type { Sealer } from '../services/sealing/seal-record.ts'
import { nodePrimitives } from '../verify/primitives.ts'
import { asideOf, putInPlace } from './put-in-place.ts'
import { readIfThere } from './read-if-there.ts'
import { SealingKey } from './sealing-key.ts'

/** Seals with a key of this folder, and keeps beside it the last checkpoint it signed of each log. */
export function folderSealer(dataDir: string, seedNow: () => Uint8Array): Sealer {
  let held: { readonly seed: Uint8Array; readonly key: SealingKey } | null = null
  // Asked for each time: another process may have replaced it.
  const key = () => {
    const seed = seedNow()
    if (held === null || !sameBytes(held.seed, seed)) held = { seed, key: new SealingKey(seed) }
    return held.key
  }
  const folder = join(dataDir, 'keys')
  const fileOf = (origin: string) =>
    join(folder, `${origin.slice('locum/'.length).replace('/', '.')}.checkpoint`)
  return {
    primitives: nodePrimitives,
    signerFor: origin => key().signerFor(origin),
    recall: async origin => readIfThere(fileOf(origin)),
    remember: async (origin, note) => {
      const file = fileOf(origin)
      // Another process may have signed more meanwhile: a memory never goes back.
      if (sizeOf(readIfThere(file)) >= sizeOf(note)) return
      const aside = asideOf(file)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(aside, note, { mode: 0o600 })
      putInPlace(aside, file)
    },
  }
}

function sizeOf(note: string | null): number {
  return checkpointIn(note ?? '')?.size ?? -1
}
