import type { Transport } from '../client/transport.ts'
import type { Outcome } from '../domain/refusal.ts'
import type { CliHost } from './host.ts'
import type { Output } from './output.ts'
import type { Settings } from './settings.ts'
import type { Row } from './spec.ts'

interface Context {
  readonly settings: Settings
  readonly host: CliHost
  readonly output: Output
  readonly transport: Transport
}

/** A page holds at most so many over HTTP; the command line has no bound and asks for the next. */
const pageSize = 200

/**
 * Calls an operation over the transport with what the command line adds: the facts of a draft read on this machine,
 * and page after page where more is asked for than one holds. A refusal is returned; a fault and wrong usage are
 * thrown.
 */
export async function callOperation(
  operation: string,
  input: Record<string, unknown>,
  context: Context,
): Promise<Outcome<unknown>> {
  if (operation === 'handoff.draft') return await call(operation, await draftInput(input, context), context)
  const { limit } = input
  if (typeof limit === 'number' && limit > pageSize) return await allPages(operation, input, limit, context)
  return await call(operation, input, context)
}

async function call(
  operation: string,
  input: unknown,
  { settings, transport }: Context,
): Promise<Outcome<unknown>> {
  const { at, seq, idempotencyKey } = settings
  return await transport.call({
    operation,
    input,
    ...(at !== null && { at }),
    ...(seq !== null && { seq }),
    ...(idempotencyKey !== null && { idempotencyKey }),
  })
}

/** H4: facts are read here, on the author's machine. */
async function draftInput(input: Record<string, unknown>, { host, output }: Context): Promise<unknown> {
  const { git, refs, ...rest } = input
  const facts: unknown[] = []
  if (Array.isArray(git)) {
    const { gitFacts } = await import('./git-facts.ts')
    facts.push(...(await gitFacts(git as string[], host.cwd, text => output.talk(text))))
  }
  if (typeof refs === 'string') {
    const { linkFacts } = await import('./link-facts.ts')
    facts.push(...linkFacts(refs))
  }
  return facts.length === 0 ? rest : { ...rest, facts }
}

async function allPages(
  operation: string,
  input: Record<string, unknown>,
  limit: number,
  context: Context,
): Promise<Outcome<unknown>> {
  const items: unknown[] = []
  let cursor = input.cursor
  for (;;) {
    const page = {
      ...input,
      limit: Math.min(pageSize, limit - items.length),
      ...(cursor !== undefined && { cursor }),
    }
    const outcome = await call(operation, page, context)
    if (!outcome.ok) return outcome
    const answer = outcome.value as Row
    if (Array.isArray(answer.items)) items.push(...answer.items)
    cursor = answer.next
    if (typeof cursor !== 'string' || items.length >= limit) return { ok: true, value: { ...answer, items } }
  }
}
