import { firstLink } from '../../src/services/sign-in/links.ts'
import type { Serving } from '../http/serving.ts'

const origin = 'http://localhost'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read what pages read
  readonly body: any
}

/** A browser as the server sees one: it keeps its cookie and says where its requests come from. */
export class Browser {
  readonly serving: Serving
  cookie: string | null = null

  constructor(serving: Serving) {
    this.serving = serving
  }

  async post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answered> {
    const said = { Origin: origin, 'Content-Type': 'application/json', ...headers }
    return await this.send(path, { method: 'POST', headers: said, body: JSON.stringify(body) })
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return await this.send(path, { headers })
  }

  async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answered> {
    const cookie = this.cookie === null ? {} : { Cookie: this.cookie }
    const headers = { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/140.0', ...cookie, ...init.headers }
    const answer = await this.serving.app.fetch(new Request(origin + path, { ...init, headers }))
    const set = answer.headers.get('set-cookie')
    if (set !== null) this.cookie = /Max-Age=0/.test(set) ? null : (set.split(';')[0] ?? null)
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text }
  }

  /** Opens the link a starting server prints. */
  async openFirstLink(): Promise<Answered> {
    return await this.post('/auth/link', { link: await firstSecret(this.serving) })
  }
}

export async function firstSecret({ composed }: Serving): Promise<string> {
  return secretIn((await firstLink(composed.env)) ?? 'no link')
}

export function secretIn(url: string): string {
  return url.split('#link=')[1] ?? ''
}
