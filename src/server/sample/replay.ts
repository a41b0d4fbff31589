import type { Instant } from '../../domain/time/instant.ts'
import type { Environment } from '../../services/environment.ts'
import type { Store } from '../../storage/store.ts'

/** The clock of a story being told: it stands at the instant of the step that is told. */
export interface ReplayClock {
  now: Instant
}

/**
 * An environment in which a story is told again: the store's clock is the story's, and identifiers and salts follow
 * from the seed, so that the same anchor gives the same sample.
 */
export function replayEnvironment(env: Environment, clock: ReplayClock, seed: string): Environment {
  let given = 0
  const bytes = (count: number): Uint8Array => {
    const found = new Uint8Array(count)
    for (let at = 0; at < count; at += 32) {
      given += 1
      found.set(env.crypto.sha256(`${seed} ${given}`).subarray(0, Math.min(32, count - at)), at)
    }
    return found
  }
  return {
    ...env,
    store: replayStore(env.store, clock),
    crypto: { ...env.crypto, random: bytes },
    uuid: () => uuidAt(clock.now, bytes(10)),
  }
}

/** The same store by another clock; closing it is left to whoever opened it. */
function replayStore(store: Store, clock: ReplayClock): Store {
  return {
    dialect: store.dialect,
    write: (org, script) => store.write(org, script),
    read: (org, script) => store.read(org, script),
    readAside: (org, script) => store.readAside(org, script),
    // biome-ignore lint/correctness/useYield: this clock needs no statement
    *wallClock() {
      return clock.now
    },
    onCommit: listener => store.onCommit(listener),
    scrub: () => store.scrub(),
    close: async () => {},
  }
}

/** A UUIDv7 of an instant, from ten bytes of chance. */
function uuidAt(at: Instant, chance: Uint8Array): string {
  const [first = 0, second = 0, third = 0] = chance
  const rest = [...chance.subarray(3)].map(hex).join('')
  const time = at.toString(16).padStart(12, '0')
  const version = ((first & 0x0f) | 0x70).toString(16)
  const variant = ((third & 0x3f) | 0x80).toString(16)
  const tail = `${rest}${hex(first)}`.slice(0, 12).padEnd(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${hex(second)}-${variant}${hex(second ^ first)}-${tail}`
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
