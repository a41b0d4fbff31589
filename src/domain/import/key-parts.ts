import { utf8Bytes } from './batches.ts'

/** What one call of `import.finish` carries, well below the bound of a body (256 KiB). */
const mostBytes = 150 * 1_024

/** Which call of how many: the last one retires. */
export interface KeyPart {
  readonly run: string
  readonly number: number
  readonly of: number
}

export interface FinishCall {
  readonly keys: readonly string[]
  /** None where all keys fit one call. */
  readonly part?: KeyPart
}

/** I1: the keys an import still has, cut into calls. The same keys make the same run, so that a run can be taken up. */
export function finishCalls(keys: readonly string[], most = mostBytes): FinishCall[] {
  const cut: string[][] = [[]]
  let bytes = 0
  for (const key of keys) {
    const more = utf8Bytes(JSON.stringify(key)) + 1
    if (bytes + more > most && bytes > 0) {
      cut.push([])
      bytes = 0
    }
    cut.at(-1)?.push(key)
    bytes += more
  }
  if (cut.length === 1) return [{ keys }]
  const run = `${keys.length}-${mixed(keys)}`
  return cut.map((part, at) => ({ keys: part, part: { run, number: at + 1, of: cut.length } }))
}

/** Tells one list of keys from another; what is kept under it is merely sent again when it lies. */
function mixed(keys: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (const key of [...keys, '']) {
    for (let at = 0; at <= key.length; at++) {
      const unit = at < key.length ? key.charCodeAt(at) : 0x10000
      a = Math.imul(a ^ unit, 0x01000193) >>> 0
      b = Math.imul(b + unit, 0x9e3779b1) >>> 0
      b = (b ^ (b >>> 15)) >>> 0
    }
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')
}
