import type { Operation } from '../contract/operation.ts'
import { type Outcome, ok, type Refusal, refuse } from '../domain/refusal.ts'
import { readJson } from './read-json.ts'

export interface RequestInput {
  readonly input: Record<string, unknown>
  readonly at?: string
  readonly seq?: number
}

/** The operation's input and, for reads, the point in the record it asks about (T6). */
export async function requestInput(request: Request, operation: Operation): Promise<Outcome<RequestInput>> {
  const query = new URL(request.url).searchParams
  if (request.method !== 'POST') return pointed(Object.fromEntries(several(query)), operation)
  const body = await readJson(request)
  if (!body.ok) return body
  const said: Record<string, unknown> = { ...body.value }
  for (const name of ['at', 'seq']) {
    const value = query.get(name)
    if (value !== null) said[name] = value
  }
  return pointed(said, operation)
}

/** `?a=1&a=2` is a list. */
function several(query: URLSearchParams): [string, unknown][] {
  return [...new Set(query.keys())].map(name => {
    const values = query.getAll(name)
    return [name, values.length === 1 ? values[0] : values]
  })
}

function pointed(said: Record<string, unknown>, operation: Operation): Outcome<RequestInput> {
  const { at, seq, ...input } = said
  if (at === undefined && seq === undefined) return ok({ input })
  if (operation.kind === 'command') {
    return refuse('at_on_write', 'What is written is written now.', 'Leave out at and seq.', {
      path: at === undefined ? 'seq' : 'at',
    })
  }
  if (at !== undefined && (typeof at !== 'string' || at.length > 100)) {
    return refuse('bad_instant', 'This is not an instant.', 'Write it as 2026-11-20T17:00:00Z.', {
      path: 'at',
    })
  }
  const number = seq === undefined ? undefined : seqOf(seq)
  if (number === null) return badSeq('seq')
  return ok({ input, ...(at !== undefined && { at }), ...(number !== undefined && { seq: number }) })
}

/** A number of the record as typed, or null. */
export function seqOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

export function badSeq(path: string): { ok: false; refusal: Refusal } {
  return refuse('bad_seq', 'This is not the number of an entry.', 'Use a whole number such as 431.', { path })
}
