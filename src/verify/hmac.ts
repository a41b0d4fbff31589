import { hash } from 'node:crypto'

const blockBytes = 64

/** RFC 2104, for keys of at most one block, from one-shot hashes: a tenth of the cost of a key object for each entry. */
export function hmacSha256(key: Uint8Array, data: string): Uint8Array {
  if (key.length > blockBytes) throw new Error('a key longer than a block')
  const inner = Buffer.allocUnsafe(blockBytes + Buffer.byteLength(data))
  pad(inner, key, 0x36)
  inner.write(data, blockBytes)
  const outer = Buffer.allocUnsafe(blockBytes + 32)
  pad(outer, key, 0x5c)
  outer.set(hash('sha256', inner, 'buffer'), blockBytes)
  return hash('sha256', outer, 'buffer')
}

function pad(block: Uint8Array, key: Uint8Array, pad: number): void {
  for (let index = 0; index < blockBytes; index++) block[index] = (key[index] ?? 0) ^ pad
}
