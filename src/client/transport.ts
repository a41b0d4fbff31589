import type { Outcome } from '../domain/refusal.ts'

/** One call of an operation, as a surface makes it. */
export interface Call {
  readonly operation: string
  readonly input: unknown
  /** T6: reads only; an instant or a local time as typed. */
  readonly at?: string
  /** T6: reads only. */
  readonly seq?: number
  readonly idempotencyKey?: string
}

/** Where calls go: a server, or the data folder itself. */
export interface Transport {
  call(call: Call): Promise<Outcome<unknown>>
  close(): Promise<void>
}

/** A bug or a broken world, known outside by its id only. */
export class RemoteFault extends Error {
  readonly id: string

  constructor(id: string) {
    super(`fault ${id}`)
    this.name = 'RemoteFault'
    this.id = id
  }
}
