import { fromBase64, toBase64 } from './base64.ts'
import { isNumber } from './checkpoint.ts'

/** C2SP tlog-proof: that an entry is in a log, in one text file that is verified offline. */
export interface TlogProof {
  /** Zero-based: the entry's `seq` − 1. */
  readonly index: number
  /** From the leaf's sibling up. */
  readonly path: readonly Uint8Array[]
  /** The signed note, verbatim. */
  readonly checkpoint: string
}

const header = 'c2sp.org/tlog-proof@v1'

export function formatProof({ index, path, checkpoint }: TlogProof): string {
  const hashes = path.map(hash => `${toBase64(hash)}\n`).join('')
  return `${header}\nindex ${index}\n${hashes}\n${checkpoint}`
}

/** Extra data is skipped: nothing vouches for it. Null where it is no proof. */
export function parseProof(text: string): TlogProof | null {
  const end = text.indexOf('\n\n')
  if (end < 0) return null
  const [first, ...lines] = text.slice(0, end).split('\n')
  const [extra] = lines
  if (extra?.startsWith('extra ')) {
    if (fromBase64(extra.slice('extra '.length)) === null) return null
    lines.shift()
  }
  const [, index] = /^index (.*)$/.exec(lines.shift() ?? '') ?? []
  if (first !== header || index === undefined || !isNumber(index)) return null
  const path = lines.map(fromBase64)
  if (!path.every(hash => hash !== null && hash.length === 32)) return null
  return { index: Number(index), path: path as Uint8Array[], checkpoint: text.slice(end + 2) }
}
