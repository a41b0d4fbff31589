import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** What stands between Locum and its database: as long as it is cut, nothing comes through. */
export class LineTo {
  readonly #to: URL
  readonly #through = new Set<Socket>()
  #server: Server | null = null
  #port = 0

  constructor(url: string) {
    this.#to = new URL(url)
  }

  get url(): string {
    const url = new URL(this.#to)
    url.port = String(this.#port)
    return url.href
  }

  /** At the same port each time. */
  async open(): Promise<void> {
    const server = createServer(here => {
      const there = connect(Number(this.#to.port), this.#to.hostname)
      for (const [one, other] of [
        [here, there],
        [there, here],
      ] as const) {
        this.#through.add(one)
        one.on('error', () => {})
        one.on('close', () => other.destroy())
        one.pipe(other)
      }
    })
    server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address !== null && typeof address !== 'string') this.#port = address.port
    this.#server = server
  }

  async cut(): Promise<void> {
    this.#server?.close()
    for (const socket of this.#through) socket.destroy()
    this.#through.clear()
  }
}
