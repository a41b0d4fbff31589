import type { ZoneTable } from '../domain/time/zones.ts'
import type { Store } from '../storage/store.ts'

/** What the composition root hands to the services: everything that is not pure. */
export interface Environment {
  readonly store: Store
  readonly crypto: Crypto
  /** A fresh UUIDv7, without prefix. */
  readonly uuid: () => string
  /** Milliseconds from a monotonic clock, for budgets only. */
  readonly monotonic: () => number
  /** Lets other work of the process run. */
  readonly pause: () => Promise<void>
  /** Where browsers reach the page, for links; without a slash at the end. */
  readonly pageUrl?: () => string
  readonly zoneTables: ReadonlyMap<string, ZoneTable>
  readonly currentZones: ZoneTable
  /** Faults are logged once, here, and answered by their id only. */
  readonly logFault: (fault: { id: string; operation: string; error: unknown }) => void
}

export interface Crypto {
  readonly sha256: (data: Uint8Array | string) => Uint8Array
  readonly hmac: (key: Uint8Array, data: string) => Uint8Array
  readonly random: (bytes: number) => Uint8Array
  /** Keyed by a secret kept outside the database (R5): for reservations and import keys. */
  readonly keyed: (text: string) => string
}

/** The version of the rules this process computes with (T2). */
export const rulesVersion = '1'
