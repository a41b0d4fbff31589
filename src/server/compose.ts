import type { Environment } from '../services/environment.ts'
import { Locum } from '../services/run.ts'
import type { Sealer } from '../services/sealing/seal-record.ts'
import type { Store } from '../storage/store.ts'
import { environment } from './environment.ts'
import { folderSealer } from './folder-sealer.ts'
import { openStore } from './open-store.ts'
import { sealingSeed, secretKey } from './secret-key.ts'

export interface Composed {
  readonly env: Environment
  readonly store: Store
  readonly locum: Locum
  /** Made when first asked for: only who seals needs the key. */
  readonly sealer: () => Sealer
  close(): Promise<void>
}

export interface ComposeOptions {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly key: string | null
  /** Instead of the one in the folder, for several servers on one database. */
  readonly sealingKey?: string | null
  readonly logFault: Environment['logFault']
  /** Where browsers reach the page, for links. */
  readonly pageUrl?: () => string
}

/** Locum on a data folder or a database: what a server and a command line on the folder have in common. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const store = await openStore(options)
  const key = secretKey(options.dataDir, options.key)
  const env = environment({
    store,
    key,
    logFault: options.logFault,
    ...(options.pageUrl !== undefined && { pageUrl: options.pageUrl }),
  })
  const sealer = () =>
    folderSealer(options.dataDir, () => sealingSeed(options.dataDir, options.sealingKey ?? null))
  return { env, store, locum: new Locum(env), sealer, close: () => store.close() }
}
