import type { ImportFact } from './facts.ts'

/** I1: what one batch may hold. A fact that is larger than `maxBytes` by itself stands alone. */
export interface BatchLimits {
  readonly maxCount: number
  /** Of the facts as a JSON array in UTF-8. */
  readonly maxBytes: number
}

/** Small, so that no batch holds the server's event loop for long. */
export const batchLimits: BatchLimits = { maxCount: 50, maxBytes: 100 * 1_024 }

/** I1: the facts in order, cut into batches that are sent one after the other. */
export function batches(facts: readonly ImportFact[], limits: BatchLimits = batchLimits): ImportFact[][] {
  const cut: ImportFact[][] = []
  let open: ImportFact[] = []
  let bytes = 2
  for (const fact of facts) {
    const more = utf8Bytes(JSON.stringify(fact)) + 1
    if (open.length > 0 && (open.length >= limits.maxCount || bytes + more > limits.maxBytes)) {
      cut.push(open)
      open = []
      bytes = 2
    }
    open.push(fact)
    bytes += more
  }
  if (open.length > 0) cut.push(open)
  return cut
}

export function utf8Bytes(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes
}
