import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sealer } from '../services/sealing/seal-record.ts'
import { nodePrimitives } from '../verify/primitives.ts'
import { SealingKey } from './sealing-key.ts'

/** Seals with a key of this folder, and keeps beside it the last checkpoint it signed of each log. */
export function folderSealer(dataDir: string, seed: Uint8Array): Sealer {
  const key = new SealingKey(seed)
  const folder = join(dataDir, 'keys')
  const fileOf = (origin: string) =>
    join(folder, `${origin.slice('locum/'.length).replace('/', '.')}.checkpoint`)
  return {
    primitives: nodePrimitives,
    signerFor: origin => key.signerFor(origin),
    recall: async origin => readIfThere(fileOf(origin)),
    remember: async (origin, note) => {
      const file = fileOf(origin)
      const aside = `${file}.${process.pid}`
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(aside, note, { mode: 0o600 })
      renameSync(aside, file)
    },
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
