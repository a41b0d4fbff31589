import { maxDepth } from '../domain/record/well-formed.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'

const maxBodyBytes = 256 * 1024

const again = 'Correct the request and send it again.'

/** The body as one JSON object. Size is counted while reading, depth before parsing: nothing here can be exhausted. */
export async function readJson(request: Request): Promise<Outcome<Record<string, unknown>>> {
  const bytes = await readBytes(request.body).catch(() => undefined)
  if (bytes === undefined) return refuse('malformed', 'The body ended before it was complete.', again)
  if (bytes === null) {
    return refuse('too_large', 'The body is over 256 KiB.', 'Send less in one request.')
  }
  if (bytes.length === 0) return ok({})
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    return refuse(
      'not_json',
      'The body is not declared as JSON.',
      'Send it with Content-Type: application/json.',
    )
  }
  return parseObject(bytes)
}

function parseObject(bytes: Uint8Array): Outcome<Record<string, unknown>> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('bad_utf8', 'The body is not valid UTF-8.', again)
  }
  if (depthOf(text) > maxDepth) {
    return refuse('too_deep', `The input is nested deeper than ${maxDepth} levels.`, again)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('bad_json', 'The body is not valid JSON.', again)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('not_an_object', 'The body is not a JSON object.', 'Send one object: {"field": …}.')
  }
  return ok(value as Record<string, unknown>)
}

/** Null once more than the limit has come. */
async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBodyBytes) return null
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** The deepest nesting of a JSON text, read without recursion; brackets inside strings do not count. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (inString) {
      if (code === 0x5c) index++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (code === 0x7d || code === 0x5d) depth--
  }
  return deepest
}
