import { join } from 'node:path'
import { compose } from '../../src/server/compose.ts'
import { environment } from '../../src/server/environment.ts'
import { backupTo, exportRecordTo } from '../../src/server/folder-tasks.ts'
import { type RestoreOptions, restore } from '../../src/server/restore.ts'
import { secretKey } from '../../src/server/secret-key.ts'
import { sealAll } from '../../src/services/sealing/seal-all.ts'
import { latestCheckpoint } from '../../src/storage/checkpoints.ts'
import { openPostgres } from '../../src/storage/postgres.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { type FreshDatabase, freshDatabase } from '../postgres/database.ts'
import { temporaryFolder } from './exported.ts'

const logFault = ({ error }: { error: unknown }) => process.stderr.write(`${(error as Error).stack}\n`)

export type Opened = Awaited<ReturnType<typeof compose>>

/** Where a record lies: a data folder, and the database where it is not in the folder. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

/** Keeping a record as its operator does. Ana administers and Bo is a member. */
export class Keeping {
  readonly #folders: ReturnType<typeof temporaryFolder>[] = []
  readonly #databases: FreshDatabase[] = []

  folder(): string {
    const made = temporaryFolder()
    this.#folders.push(made)
    return made.dir
  }

  async place(engine: 'sqlite' | 'postgres'): Promise<Place> {
    if (engine === 'sqlite') return { dataDir: this.folder(), databaseUrl: null }
    const database = await freshDatabase('may make roles')
    this.#databases.push(database)
    return { dataDir: this.folder(), databaseUrl: database.url }
  }

  async remove(): Promise<void> {
    for (const database of this.#databases.splice(0)) await database.drop()
    for (const { remove } of this.#folders.splice(0)) remove()
  }

  open(place: Place): Promise<Opened> {
    return compose({ ...place, key: null, logFault })
  }

  async begun(place: Place): Promise<Opened> {
    const opened = await this.open(place)
    await opened.locum.init({ org: 'example', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    await must(opened, 'person.add', { handle: 'bo', name: 'Bo Lindqvist' })
    await must(opened, 'area.add', { path: 'payments' })
    return opened
  }

  async backup(opened: Opened, { dataDir }: Place, file: string): Promise<string> {
    const done = await backupTo(opened, dataDir, true, { file })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    return file
  }

  async restoreTo(
    { dataDir, databaseUrl }: Place,
    file: string,
    {
      fork = false,
      keepSignIns = false,
      ...more
    }: Partial<Pick<RestoreOptions, 'fork' | 'keepSignIns' | 'org' | 'waitMs'>> = {},
  ) {
    const key = secretKey(dataDir, null)
    const into = databaseUrl === null ? null : await openPostgres({ url: databaseUrl })
    try {
      return await restore({
        dataDir,
        file,
        fork,
        keepSignIns,
        ...more,
        ...(into !== null && { into }),
        environmentOf: store => environment({ store, key, logFault }),
      })
    } finally {
      await into?.close()
    }
  }

  /** Sealed, exported and checked. */
  async verified(opened: Opened) {
    const dir = join(this.folder(), 'export')
    const done = await exportRecordTo(opened, true, { dir })
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    return { dir, found: verifyExport(dir) }
  }
}

export async function must({ locum }: Opened, operation: string, input: object = {}, as = 'ana') {
  const credential = { kind: 'asserted', handle: as, osUser: null, via: 'cli' } as const
  const outcome = await locum.call({ operation, input, credential })
  if (!outcome.ok) throw new Error(`${operation}: ${JSON.stringify(outcome.refusal)}`)
  // biome-ignore lint/suspicious/noExplicitAny: the answer is whatever the operation's JSON is
  return outcome.value as any
}

export async function grow(opened: Opened, count: number, name = 'a'): Promise<void> {
  for (let n = 0; n < count; n++) await must(opened, 'area.add', { path: `${name}${n}` })
}

export function seal({ env, sealer }: Opened) {
  return sealAll(env, sealer(), null)
}

/** Of what is sealed, in hex. */
export async function rootOf({ store }: Opened): Promise<string> {
  return Buffer.from((await store.read(1, () => latestCheckpoint(1)))?.root ?? []).toString('hex')
}
