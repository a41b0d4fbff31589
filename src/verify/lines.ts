import { createHash } from 'node:crypto'
import { closeSync, lstatSync, openSync, readSync } from 'node:fs'

const chunkBytes = 1 << 20
/** More than any entry takes: the longest name a million others whose words were erased with theirs. */
const longestLine = 64 << 20

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

/** Only a file itself: a link leads out of the export, and a pipe or a device never ends. */
function opened(dir: string, name: string): number {
  const path = `${dir}/${name}`
  try {
    if (lstatSync(path).isFile()) return openSync(path, 'r')
  } catch {
    throw new BadFile(`${name} cannot be read`)
  }
  throw new BadFile(`${name} is not a file`)
}

/** The lines of a file as bytes, without their newlines, in bounded memory. */
export function* linesOf(dir: string, name: string): Generator<Buffer> {
  let begun: Buffer[] = []
  let length = 0
  for (const bytes of chunksOf(dir, name)) {
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const rest = bytes.subarray(from, end)
      yield length === 0 ? rest : Buffer.concat([...begun, rest])
      begun = []
      length = 0
      from = end + 1
    }
    if (from === bytes.length) continue
    begun.push(bytes.subarray(from))
    length += bytes.length - from
    if (length > longestLine) throw new BadFile(`${name} holds a line that is longer than any of an export`)
  }
  if (length > 0) throw new BadFile(`${name} does not end with a whole line`)
}

/** A small file in whole. */
export function textOf(dir: string, name: string): string {
  const text: string[] = []
  for (const line of linesOf(dir, name)) text.push(`${line}\n`)
  return text.join('')
}

/** SHA-256 of a file in hex. */
export function digestOf(dir: string, name: string): string {
  const hash = createHash('sha256')
  for (const bytes of chunksOf(dir, name)) hash.update(bytes)
  return hash.digest('hex')
}
