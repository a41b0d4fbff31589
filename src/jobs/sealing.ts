import type { Environment } from '../services/environment.ts'
import { sealAll } from '../services/sealing/seal-all.ts'
import type { Sealer, SealingOutcome } from '../services/sealing/seal-record.ts'

export interface SealingOptions {
  readonly env: Environment
  readonly sealer: Sealer
  /** Calls back after commits, with the organisation's number or null for any; returns how to stop. */
  readonly onCommit: (listener: (org: number | null) => void) => () => void
  /** How long an entry may wait to be sealed with those that follow it. */
  readonly everyMs?: number
}

/** R2: seals what was recorded within a second or two, one checkpoint for all that came meanwhile. */
export class SealingJob {
  readonly #options: SealingOptions
  readonly #waiting = new Set<number>()
  readonly #told = new Map<number, string>()
  readonly #timer: NodeJS.Timeout
  readonly #unsubscribe: () => void
  #all = true
  #running: Promise<void> | null = null
  #failing = ''

  constructor(options: SealingOptions) {
    this.#options = options
    this.#unsubscribe = options.onCommit(org => {
      if (org === null) this.#all = true
      else this.#waiting.add(org)
    })
    this.#timer = setInterval(() => this.#tick(), options.everyMs ?? 1_000).unref()
  }

  #tick(): void {
    if (this.#running !== null || (!this.#all && this.#waiting.size === 0)) return
    this.#running = this.#sealWaiting().finally(() => {
      this.#running = null
    })
  }

  async #sealWaiting(): Promise<void> {
    const { env, sealer } = this.#options
    const orgs = this.#all ? null : [...this.#waiting]
    this.#all = false
    this.#waiting.clear()
    try {
      for (const { org, outcome } of await sealAll(env, sealer, orgs)) this.#tell(org, outcome)
      this.#failing = ''
    } catch (error) {
      this.#all = true
      // It is tried again each second: what fails in the same way is told once.
      if (String(error) !== this.#failing) env.logFault({ id: env.uuid(), operation: 'sealing', error })
      this.#failing = String(error)
    }
  }

  /** What keeps a log from being sealed is told once, until it changes. */
  #tell(org: number, outcome: SealingOutcome): void {
    const { env } = this.#options
    const why = whyNot(outcome)
    if (why === this.#told.get(org)) return
    if (why === undefined) this.#told.delete(org)
    else {
      this.#told.set(org, why)
      env.logFault({ id: env.uuid(), operation: 'sealing', error: new Error(`organisation ${org}: ${why}`) })
    }
  }

  /** Stops, after sealing what is left. */
  async stop(): Promise<void> {
    this.#unsubscribe()
    clearInterval(this.#timer)
    await this.#running
    this.#all = true
    await this.#sealWaiting()
  }
}

function whyNot(outcome: SealingOutcome): string | undefined {
  if (outcome.is === 'other-key') return `its log is sealed with the key ${outcome.key}, which is not ours`
  if (outcome.is === 'inconsistent') return `nothing is sealed: ${outcome.why}`
  return undefined
}
