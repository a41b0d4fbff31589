import type { Ask } from './verify-server.ts'

/** A server that gave no answer: nothing is known of its record, not even that it is bad. */
export class NotAnswered extends Error {}

/** How often a server that asks for patience is asked again. */
const attempts = 10
const longestMs = 60_000

/** The operations of a server, asked over HTTP with a token. */
export function askServer(url: string, token: string | null): Ask {
  return async (operation, input) => {
    const address = `${url.replace(/\/$/, '')}/api/v1/${operation}`
    for (let attempt = 1; ; attempt++) {
      const { response, text } = await sent(address, token, input)
      const seconds = Number(response.headers.get('retry-after') ?? '1')
      if (response.status === 429 && attempt < attempts) await waited(Math.min(seconds || 1, 30) * 1_000)
      else return answerOf(operation, response, text)
    }
  }
}

async function sent(
  address: string,
  token: string | null,
  input: object,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(longestMs),
    })
    return { response, text: await response.text() }
  } catch {
    throw new NotAnswered(`no server answers at ${new URL(address).origin}`)
  }
}

function answerOf(operation: string, response: Response, text: string): unknown {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new NotAnswered(`the server answers ${operation} with ${response.status} and no JSON`)
  }
  if (response.ok) return body
  const { code, detail } = (body ?? {}) as { readonly code?: unknown; readonly detail?: unknown }
  throw new NotAnswered(`the server answers ${operation} with ${code ?? response.status}: ${detail ?? ''}`)
}

function waited(ms: number): Promise<void> {
  return new Promise(done => setTimeout(done, ms))
}
