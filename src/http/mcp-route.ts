import { statusOf } from '../contract/refusals.ts'
import { type Outcome, type Refusal, refuse } from '../domain/refusal.ts'
import type { Credential } from '../services/place-of-call.ts'
import type { Call } from '../services/run.ts'
import { problem } from './problem.ts'

type Offered = Pick<Call, 'operation' | 'input' | 'at' | 'idempotencyKey'>

/** What answers MCP requests, given the calls the request may make. */
export interface McpAnswers {
  answer(request: Request, call: (call: Offered) => Promise<Outcome<unknown>>): Promise<Response>
  close(): Promise<void>
}

/**
 * `/mcp`: the same tokens as the API. A signed-in browser is not enough, so that no page can speak for its reader, and
 * what names another page as its origin is refused, whatever token it has. A token that is none is told so before the
 * protocol begins, where a client asks for a new one.
 */
export async function answerMcp(
  request: Request,
  credential: Credential,
  { call, mcp, origin }: McpRoute,
): Promise<Response> {
  const from = request.headers.get('origin')
  if (from !== null && from !== origin) return problem(foreignOrigin())
  if (credential.kind === 'session') return problem(noToken())
  const org = request.headers.get('locum-org')
  const asMcp = { ...credential, via: 'mcp' as const }
  const offer = (offered: Offered) => call({ ...offered, ...(org !== null && { org }), credential: asMcp })
  const known = await offer({ operation: 'session.show', input: {} })
  if (!known.ok && statusOf(known.refusal.code) === 401) return problem(known.refusal)
  return await mcp.answer(request, offer)
}

interface McpRoute {
  readonly call: (call: Call) => Promise<Outcome<unknown>>
  readonly mcp: McpAnswers
  /** Of our own pages; null where there are none. */
  readonly origin: string | null
}

function noToken(): Refusal {
  const next = 'Send the header Authorization: Bearer with a token of yours (locum token create).'
  return refuse('unauthenticated', 'An assistant needs a token.', next).refusal
}

function foreignOrigin(): Refusal {
  return refuse(
    'foreign_origin',
    'This request does not come from a page of this server.',
    'Connect from a program, which names no origin.',
  ).refusal
}
