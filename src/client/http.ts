import type { Outcome, Refusal } from '../domain/refusal.ts'
import { type Call, RemoteFault, type Transport } from './transport.ts'

export interface HttpOptions {
  /** `https://locum.example.com` */
  readonly url: string
  /** `Authorization`, or what a local server asks for. */
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

/** The operations over HTTP: `POST /api/v1/NOUN.VERB`. */
export class HttpTransport implements Transport {
  readonly #options: HttpOptions

  constructor(options: HttpOptions) {
    this.#options = options
  }

  async call({ operation, input, at, seq, idempotencyKey }: Call): Promise<Outcome<unknown>> {
    const url = new URL(`/api/v1/${operation}`, this.#options.url)
    if (at !== undefined) url.searchParams.set('at', at)
    if (seq !== undefined) url.searchParams.set('seq', String(seq))
    const response = await this.#send(url.href, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...this.#options.headers,
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      },
      body: JSON.stringify(input),
    })
    if (!(response instanceof Response)) return response
    const body = await bodyOf(response)
    if (response.ok) return { ok: true, value: body }
    return problem(response.status, body)
  }

  async close(): Promise<void> {}

  async #send(url: string, init: RequestInit): Promise<Response | { ok: false; refusal: Refusal }> {
    try {
      return await this.#options.fetch(url, init)
    } catch {
      const refusal: Refusal = {
        code: 'unreachable_server',
        message: `No server answers at ${new URL(url).origin}.`,
        next: 'Check LOCUM_URL and that the server runs, then try again.',
      }
      return { ok: false, refusal }
    }
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** RFC 9457 back into the refusal it was made from; what is no refusal is a fault known by its id. */
function problem(status: number, body: unknown): Outcome<unknown> {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string): string | null => (typeof said[name] === 'string' ? said[name] : null)
  const code = text('code')
  if (code === null || code === 'fault' || (status >= 500 && status !== 503)) {
    const fault = said.fault as { id?: unknown } | undefined
    throw new RemoteFault(
      text('id') ?? text('instance') ?? (typeof fault?.id === 'string' ? fault.id : `HTTP ${status}`),
    )
  }
  const path = pathOf(said.errors)
  const { details } = said
  const refusal: Refusal = {
    code,
    message: text('detail') ?? code,
    next: text('next') ?? '',
    ...(path !== null && { path }),
    ...(typeof details === 'object' && details !== null && { details: details as Record<string, unknown> }),
  }
  return { ok: false, refusal }
}

function pathOf(errors: unknown): string | null {
  if (!Array.isArray(errors)) return null
  const [first] = errors as { path?: unknown }[]
  return typeof first?.path === 'string' && first.path !== '' ? first.path : null
}
