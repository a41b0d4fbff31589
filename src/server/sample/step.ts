import type { OperationName } from '../../contract/operations.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** One command of the sample's story. */
export interface SampleStep {
  readonly at: Instant
  readonly by: string
  readonly operation: OperationName
  /** May name what earlier steps made. */
  readonly input: object | ((told: Told) => object)
  /** The name under which later steps find what this one made. */
  readonly as?: string
}

/** What the steps so far made: `item('ledger', 2)` is the second item of the handoff told as `ledger`. */
export class Told {
  readonly #answers = new Map<
    string,
    { readonly id: string; readonly items?: readonly { readonly id: string }[] }
  >()

  remember(name: string, answer: unknown): void {
    this.#answers.set(name, answer as { id: string })
  }

  id(name: string): string {
    const answer = this.#answers.get(name)
    if (answer === undefined) throw new Error(`the sample has not told ${name} yet`)
    return answer.id
  }

  item(name: string, nth: number): string {
    this.id(name)
    const item = this.#answers.get(name)?.items?.[nth - 1]
    if (item === undefined) throw new Error(`the sample's ${name} has no item ${nth}`)
    return item.id
  }
}
