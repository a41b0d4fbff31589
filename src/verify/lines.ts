import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

const chunkBytes = 1 << 20

/** What is wrong with a file of the export as such. */
export class BadFile extends Error {}

/** The bytes of a file, chunk by chunk; a chunk is valid until the next is asked for. */
function* chunksOf(dir: string, name: string): Generator<Buffer> {
  const fd = opened(dir, name)
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const read = readSync(fd, chunk, 0, chunkBytes, null)
      if (read === 0) return
      yield chunk.subarray(0, read)
    }
  } finally {
    closeSync(fd)
  }
}

function opened(dir: string, name: string): number {
  try {
    return openSync(`${dir}/${name}`, 'r')
  } catch {
    throw new BadFile(`${name} cannot be read`)
  }
}

/** The lines of a file as bytes, without their newlines, in bounded memory. */
export function* linesOf(dir: string, name: string): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for (const bytes of chunksOf(dir, name)) {
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    let from = 0
    for (let end = whole.indexOf(10); end >= 0; end = whole.indexOf(10, from)) {
      yield whole.subarray(from, end)
      from = end + 1
    }
    rest = whole.subarray(from)
  }
  if (rest.length > 0) throw new BadFile(`${name} does not end with a whole line`)
}

/** SHA-256 of a file in hex. */
export function digestOf(dir: string, name: string): string {
  const hash = createHash('sha256')
  for (const bytes of chunksOf(dir, name)) hash.update(bytes)
  return hash.digest('hex')
}
