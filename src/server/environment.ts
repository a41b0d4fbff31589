import { createHash, createHmac, randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { currentZoneTable, zoneTables } from '../domain/time/zone-tables.ts'
import type { Crypto, Environment } from '../services/environment.ts'
import type { Store } from '../storage/store.ts'

export interface EnvironmentOptions {
  readonly store: Store
  /** R5: keeps reservations and import keys from being guessed; never in the database. */
  readonly key: Uint8Array
  readonly logFault: Environment['logFault']
}

/** Everything that is not pure, from the run-time itself. */
export function environment({ store, key, logFault }: EnvironmentOptions): Environment {
  return {
    store,
    crypto: nodeCrypto(key),
    uuid: uuidv7,
    monotonic: () => performance.now(),
    pause: () => setImmediate(),
    zoneTables,
    currentZones: currentZoneTable,
    logFault,
  }
}

export function nodeCrypto(key: Uint8Array): Crypto {
  return {
    sha256: data => createHash('sha256').update(data).digest(),
    hmac: (secret, data) => createHmac('sha256', secret).update(data).digest(),
    random: bytes => randomBytes(bytes),
    keyed: text => createHmac('sha256', key).update(text).digest('hex'),
  }
}
