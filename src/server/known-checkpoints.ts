import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkpointIn } from '../domain/record/proofs/checkpoint.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { latestCheckpoint } from '../storage/checkpoints.ts'
import { listOrganisations } from '../storage/organisations.ts'
import type { Store } from '../storage/store.ts'

/** The newest checkpoint known of each organisation, by its id, as signed notes. */
export type KnownCheckpoints = Map<string, KnownCheckpoint>

interface KnownCheckpoint {
  /** R6: how often the log was forked before it. */
  readonly branch: number
  readonly size: number
  readonly note: string
}

/** What this folder's processes signed last, whatever became of the database; refused where that cannot be read. */
export function checkpointsInKeys(dataDir: string): Outcome<KnownCheckpoints> {
  const known: KnownCheckpoints = new Map()
  for (const name of filesIn(join(dataDir, 'keys')).filter(file => file.endsWith('.checkpoint'))) {
    const file = join(dataDir, 'keys', name)
    if (!learn(known, readFileSync(file, 'utf8')))
      return refuse(
        'damaged_checkpoint',
        `${file} holds no checkpoint: what was signed last is not known from it.`,
        'Put it back from where you keep it, or remove it if you know that the backup is not older than what was signed.',
      )
  }
  return ok(known)
}

/** And what the database holds. */
export async function checkpointsInStore(store: Pick<Store, 'read'>, known: KnownCheckpoints): Promise<void> {
  for (const { no } of await store.read(0, listOrganisations)) {
    const last = await store.read(no, () => latestCheckpoint(no))
    if (last !== null) learn(known, last.note)
  }
}

/** False where it is none. */
function learn(known: KnownCheckpoints, note: string): boolean {
  const checkpoint = checkpointIn(note)
  const [, org, branch = '1'] = checkpoint?.origin.split('/') ?? []
  if (checkpoint === null || org === undefined) return false
  const found = { branch: Number(branch), size: checkpoint.size, note }
  const before = known.get(org)
  const isNewer =
    before === undefined ||
    found.branch > before.branch ||
    (found.branch === before.branch && found.size > before.size)
  if (isNewer) known.set(org, found)
  return true
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
