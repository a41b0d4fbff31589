import { forTerminal, jsonForTerminal } from '../domain/record/disguise.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { CliHost } from './host.ts'
import type { Row, TextOf } from './spec.ts'

/** Data on standard output, talk on standard error. */
export class Output {
  readonly #host: CliHost
  readonly #format: 'text' | 'json'

  constructor(host: CliHost, format: 'text' | 'json') {
    this.#host = host
    this.#format = format
  }

  /** In JSON exactly what the API answers. */
  answer(value: unknown, text: TextOf): void {
    if (this.#format === 'json') {
      this.#json(value)
      return
    }
    const said = text((typeof value === 'object' && value !== null ? value : { value }) as Row)
    if (said !== '') this.#host.stdout(`${forTerminal(said)}\n`)
  }

  refusal(refusal: Refusal): void {
    if (this.#format === 'json') {
      this.#json({ refusal })
      return
    }
    const where = refusal.path === undefined ? '' : ` (${refusal.path})`
    this.talk(`${refusal.message}${where}\n${refusal.next}`)
  }

  fault(id: string): void {
    if (this.#format === 'json') this.#json({ fault: { id } })
    else
      this.#host.stderr(
        `Something broke here, and nothing was recorded by this command. Its log entry is ${id}.\n`,
      )
  }

  talk(text: string): void {
    this.#host.stderr(`${forTerminal(text)}\n`)
  }

  #json(value: unknown): void {
    const json = JSON.stringify(value, null, this.#host.stdoutIsTty ? 2 : undefined)
    this.#host.stdout(`${jsonForTerminal(json)}\n`)
  }
}
