import type { Outcome } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { Call, Credential } from '../services/run.ts'
import { problem } from './problem.ts'

type Offered = Pick<Call, 'operation' | 'input' | 'at' | 'idempotencyKey'>

/** What answers MCP requests, given the calls the request may make. */
export interface McpAnswers {
  answer(request: Request, call: (call: Offered) => Promise<Outcome<unknown>>): Promise<Response>
  close(): Promise<void>
}

/** `/mcp`: the same tokens as the API. A signed-in browser is not enough, so that no page can speak for its reader. */
export function answerMcp(
  request: Request,
  credential: Credential,
  { call, mcp }: { readonly call: (call: Call) => Promise<Outcome<unknown>>; readonly mcp: McpAnswers },
): Promise<Response> | Response {
  if (credential.kind === 'session') {
    const next = 'Send the header Authorization: Bearer with a token of yours (locum token create).'
    return problem(refuse('unauthenticated', 'An assistant needs a token.', next).refusal)
  }
  const org = request.headers.get('locum-org')
  const asMcp = { ...credential, via: 'mcp' as const }
  return mcp.answer(request, offered => call({ ...offered, ...(org !== null && { org }), credential: asMcp }))
}
