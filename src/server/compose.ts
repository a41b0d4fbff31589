import type { Environment } from '../services/environment.ts'
import { Locum } from '../services/run.ts'
import type { Store } from '../storage/store.ts'
import { environment } from './environment.ts'
import { openStore } from './open-store.ts'
import { secretKey } from './secret-key.ts'

export interface Composed {
  readonly env: Environment
  readonly store: Store
  readonly locum: Locum
  close(): Promise<void>
}

export interface ComposeOptions {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly key: string | null
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
  return { env, store, locum: new Locum(env), close: () => store.close() }
}
