import type { z } from 'zod'
import { HttpTransport } from '../../client/http.ts'
import type { operations } from '../../contract/operations.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { common } from '../words/common.ts'
import { attendance } from './attended.ts'

type Table = typeof operations
export type OperationName = keyof Table
export type Input<N extends OperationName> = z.input<Table[N]['input']>
export type Output<N extends OperationName> = z.output<Table[N]['output']>
export type ReadName = { [N in OperationName]: Table[N]['kind'] extends 'read' ? N : never }[OperationName]
export type CommandName = Exclude<OperationName, ReadName>

/** A refusal on its way to whoever shows it: what is wrong, and what to do next. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** Whether no server answered: neither a refusal of it nor a fault in it. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === common.noServer.code
}

/** Where a read stands in time (T6). */
export interface When {
  readonly at?: string
  readonly seq?: number
}

/** The last entry this page has seen written: no later read may be older. */
let seenSeq = 0

const transport = new HttpTransport({
  url: globalThis.location?.origin ?? 'http://localhost',
  get headers(): Record<string, string> {
    return { ...attendance(), ...(seenSeq > 0 && { 'Locum-Min-Seq': String(seenSeq) }) }
  },
  fetch: (url, init) => fetch(url, { ...init, credentials: 'same-origin' }),
})

/** Calls an operation; throws `Refused`, or a `RemoteFault` that is known by its id only. */
export async function call<N extends OperationName>(
  operation: N,
  input: Input<N>,
  when: When & { readonly idempotencyKey?: string } = {},
): Promise<Output<N>> {
  const outcome = await transport.call({ operation, input, ...when })
  // What a command line would do about a lost server is no advice for a reader of this page.
  if (!outcome.ok)
    throw new Refused(outcome.refusal.code === common.noServer.code ? common.noServer : outcome.refusal)
  return outcome.value as Output<N>
}

/** A command: `call` with a key, so that a retry by the network does nothing twice. */
export async function command<N extends CommandName>(
  operation: N,
  input: Input<N>,
  idempotencyKey: string = crypto.randomUUID(),
): Promise<Output<N>> {
  const written = await call(operation, input, { idempotencyKey })
  const seq = (written as { seq?: unknown }).seq
  if (typeof seq === 'number') seenSeq = Math.max(seenSeq, seq)
  return written
}

/** After signing in as somebody else or elsewhere, what was seen says nothing any more. */
export function forgetSeen(): void {
  seenSeq = 0
}
