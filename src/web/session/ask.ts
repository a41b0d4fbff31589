import { RemoteFault } from '../../client/transport.ts'
import { attendance } from '../api/attended.ts'
import { Refused } from '../api/call.ts'
import { common } from '../words/common.ts'

/** Asks one of the sign-in routes, which are about the cookie and no operations. Throws `Refused` or a `RemoteFault`. */
export async function ask<T>(method: 'GET' | 'POST', path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { ...attendance(), ...(method === 'POST' && { 'Content-Type': 'application/json' }) },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  }).catch(() => null)
  if (response === null) throw new Refused(common.noServer)
  const answer = (await response.json().catch(() => null)) as (Record<string, unknown> & T) | null
  if (response.ok && answer !== null) return answer
  const code = text(answer?.code)
  if (code === null || code === 'fault') throw new RemoteFault(faultOf(answer) ?? `HTTP ${response.status}`)
  throw new Refused({ code, message: text(answer?.detail) ?? code, next: text(answer?.next) ?? '' })
}

/** The id of a fault in its problem details. */
function faultOf(answer: Record<string, unknown> | null): string | null {
  return text((answer?.fault as { readonly id?: unknown } | undefined)?.id)
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
