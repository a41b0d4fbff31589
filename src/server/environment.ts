import { createHmac, hash, randomFillSync } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { V7Generator } from 'uuidv7'
import { currentZoneTable, zoneTables } from '../domain/time/zone-tables.ts'
import type { Crypto, Environment } from '../services/environment.ts'
import type { Store } from '../storage/store.ts'
import { hmacSha256 } from '../verify/hmac.ts'

export interface EnvironmentOptions {
  readonly store: Store
  /** R5: keeps reservations and import keys from being guessed; never in the database. */
  readonly key: Uint8Array
  readonly logFault: Environment['logFault']
  readonly pageUrl?: () => string
}

/** Everything that is not pure, from the run-time itself. */
export function environment({ store, key, logFault, pageUrl }: EnvironmentOptions): Environment {
  return {
    store,
    crypto: nodeCrypto(key),
    uuid: uuidSource(),
    monotonic: () => performance.now(),
    pause: () => setImmediate(),
    zoneTables,
    currentZones: currentZoneTable,
    logFault,
    ...(pageUrl !== undefined && { pageUrl }),
  }
}

export function nodeCrypto(key: Uint8Array): Crypto {
  return {
    sha256,
    hmac: hmacSha256,
    random: randomPool(),
    keyed: text => createHmac('sha256', key).update(text).digest('hex'),
  }
}

function sha256(data: Uint8Array | string): Uint8Array {
  return hash('sha256', data, 'buffer')
}

/** UUIDv7, with random numbers drawn many at a time. */
function uuidSource(): () => string {
  const drawn = new Uint32Array(1_024)
  let used = drawn.length
  const nextUint32 = () => {
    if (used === drawn.length) {
      randomFillSync(drawn)
      used = 0
    }
    return drawn[used++]!
  }
  const source = new V7Generator({ nextUint32 })
  return () => source.generate().toString()
}

/** Random bytes drawn many at a time; each is given out once. */
function randomPool(): Crypto['random'] {
  const pool = new Uint8Array(8_192)
  let used = pool.length
  return bytes => {
    if (bytes > pool.length) return randomFillSync(new Uint8Array(bytes))
    if (used + bytes > pool.length) {
      randomFillSync(pool)
      used = 0
    }
    const taken = pool.slice(used, used + bytes)
    pool.fill(0, used, used + bytes)
    used += bytes
    return taken
  }
}
