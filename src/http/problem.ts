import { isRetryable, statusOf } from '../contract/refusals.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Somebody was first',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Refused by a rule',
  429: 'Too many requests',
  503: 'Not now',
}

/** A refusal as RFC 9457 problem details. */
export function problem(refusal: Refusal, headers: Record<string, string> = {}): Response {
  const { code, message, next, path, details } = refusal
  const status = statusOf(code)
  const several = details?.errors
  const errors = Array.isArray(several) ? several : path === undefined ? [] : [{ path, message }]
  const body = {
    type: `urn:locum:refusal:${code}`,
    title: titles[status] ?? 'Refused',
    status,
    code,
    detail: message,
    next,
    errors,
    retryable: isRetryable(code),
    ...(details !== undefined && { details }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="locum"' }),
      ...headers,
    },
  })
}

/** A bug or a broken world: outside only its id is known. */
export function faultProblem(id: string): Response {
  const body = {
    type: 'urn:locum:fault',
    title: 'Fault',
    status: 500,
    code: 'fault',
    detail: 'Something broke on our side. Nothing of this request was kept unless it says otherwise later.',
    next: `Try again; if it stays, tell the operator this id: ${id}.`,
    errors: [],
    retryable: true,
    fault: { id },
  }
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}

/** An answer that nobody keeps. */
export function json(value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  })
}

/** 405 with what is allowed; `OPTIONS` is answered. */
export function notAllowed(method: string, allow: string): Response {
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allow } })
  const refusal = refuse('method_not_allowed', `${method} is not for this.`, `Use ${allow}.`).refusal
  return problem(refusal, { Allow: allow })
}
