import type { World } from './worlds.ts'

/** A property of one world: null, or a sentence that says how the engine and the rules differ. */
export type Check = (world: World) => string | null

export const text = JSON.stringify

export function differs(what: string, engine: unknown, rules: unknown): string | null {
  return text(engine) === text(rules) ? null : `${what}: engine ${text(engine)}, rules ${text(rules)}`
}

export function first<T>(list: Iterable<T>, check: (one: T) => string | null): string | null {
  for (const one of list) {
    const found = check(one)
    if (found !== null) return found
  }
  return null
}
