import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportFolder } from '../../src/server/export-folder.ts'
import type { Sealer } from '../../src/services/sealing/seal-record.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { listOrganisations } from '../../src/storage/organisations.ts'
import type { World } from '../world.ts'

export function temporaryFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'locum-export-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Seals what is there, and writes it into a folder. */
export async function exportTo(world: World, sealer: Sealer, dir: string): Promise<void> {
  const sealed = await sealRecord(world.env, 1, sealer)
  if (sealed.is !== 'sealed') throw new Error(JSON.stringify(sealed))
  const [org] = await world.store.read(0, listOrganisations)
  if (org === undefined) throw new Error('no organisation')
  const done = await exportFolder(world.env, org, dir)
  if (!done.ok) throw new Error(done.refusal.message)
}

/** A record in which people come, areas are made and lines are handed over, sealed along the way. */
export async function grown(world: World, sealer: Sealer, people: number): Promise<void> {
  for (let n = 0; n < people; n++) {
    await world.must('ana', 'person.add', { handle: `p${n}`, name: `Person ${n}` })
    await world.must('ana', 'area.add', { path: `area-${n}` })
    if (n % 7 !== 6) continue
    world.moveTo(new Date(Date.parse(world.now) + 3_600_000).toISOString())
    await sealRecord(world.env, 1, sealer)
  }
}
