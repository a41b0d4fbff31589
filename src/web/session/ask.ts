import { Refused } from '../api/call.ts'
import { common } from '../words/common.ts'

/** Asks one of the sign-in routes, which are about the cookie and no operations. Throws `Refused`. */
export async function ask<T>(method: 'GET' | 'POST', path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(method === 'POST' && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => null)
  if (response === null) throw new Refused(common.noServer)
  const answer = (await response.json().catch(() => null)) as (Record<string, unknown> & T) | null
  if (response.ok && answer !== null) return answer
  throw new Refused({
    code: text(answer?.code) ?? 'fault',
    message: text(answer?.detail) ?? 'Something went wrong on the server.',
    next: text(answer?.next) ?? `Try again; its log knows this as ${text(answer?.id) ?? response.status}.`,
  })
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
