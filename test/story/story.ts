import { expect } from 'vitest'

/** One thing somebody does in a story. Texts may hold `{name}`: what an earlier step kept. */
export interface Step {
  /** Null: the first administrator. */
  readonly as: string
  readonly does: string
  readonly input: Readonly<Record<string, unknown>>
  /** Names for parts of the answer, by their path: `{ hold: 'items.0.id' }`. */
  readonly keep?: Readonly<Record<string, string>>
  /** What the answer holds, at least. */
  readonly answers?: unknown
  /** The code of the refusal that is expected instead of an answer. */
  readonly refused?: string
  readonly why?: string
}

export type Chapter = readonly [title: string, steps: readonly Step[]]

/** What a transport made of a step. */
export interface Said {
  readonly ok: boolean
  /** The answer, or the refusal. */
  readonly body: unknown
}

export type Say = (step: Step) => Promise<Said>

/** Plays steps in order and gives what was answered, with ids and instants made comparable. */
export async function play(steps: readonly Step[], say: Say, names: Map<string, string>): Promise<unknown[]> {
  const told: unknown[] = []
  for (const step of steps) {
    const resolved = { ...step, input: fill(step.input, names) as Step['input'] }
    const { ok, body } = await say(resolved)
    const where = `${step.as}: ${step.does} ${JSON.stringify(resolved.input)}\n→ ${JSON.stringify(body, null, 1)}`
    if (step.refused !== undefined) expect(body, where).toMatchObject({ code: step.refused })
    else expect(ok, where).toBe(true)
    if (step.answers !== undefined) expect(body, where).toMatchObject(fill(step.answers, names) as object)
    for (const [name, path] of Object.entries(step.keep ?? {})) names.set(name, String(at(body, path)))
    told.push({ does: step.does, ok, body: comparable(body) })
  }
  return told
}

/**
 * The same story twice gives the same answers, but for ids made by chance and a clock that ran on by seconds: ids
 * become their kind, the instant at which the organisation was made (before its clock was set forward to 2031) becomes
 * "made", other instants lose their seconds, and an age in a sentence (whose instant stands beside it in a field)
 * loses its number.
 */
export function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, comparable(held)]))
  }
  if (typeof value !== 'string') return value
  return value
    .replace(/\b([a-z]{3})_[0-9a-f-]{20,}/g, '$1_…')
    .replace(/\bsaid \d+ (min|h|d) ago/g, 'said … $1 ago')
    .replace(/\b20[0-2]\d-\d\d-\d\dT[\d:.]+Z/g, 'made')
    .replace(/(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?Z/g, '$1Z')
}

function fill(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return value.replace(/\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole)
  if (Array.isArray(value)) return value.map(part => fill(part, names))
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  const filled = Object.entries(value).map(([key, held]) => [fill(key, names) as string, fill(held, names)])
  return Object.fromEntries(filled)
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], value)
}
