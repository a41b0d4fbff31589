import type { Entry, Envelope } from '../../domain/record/entry.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listCheckpoints } from '../../storage/checkpoints.ts'
import { loadStored } from '../../storage/entries.ts'
import { readService } from '../service.ts'
import { toHex } from '../stored-entry.ts'
import { readableEntries } from './visible.ts'

const perPage = 500

/**
 * R3: a page of the log as a verifier reads it, exact bytes and all. P1: of what the caller may not read there is the
 * place and the hash of its leaf, which tells nothing but makes the root.
 */
export const showLeaves = readService('record.leaves', function* (scope, { after = 0, limit = perPage }) {
  const left = Math.min(limit, scope.atSeq - after)
  const stored = left > 0 ? yield* loadStored(scope.org, after, left) : []
  const entries = stored.map(({ bytes }): Entry => ({ envelope: JSON.parse(bytes) as Envelope, words: null }))
  const open = new Set(yield* readableEntries(scope, entries))
  const items = stored.map(({ seq, bytes, leaf, salt, words }, index) => {
    const isOpen = open.has(entries[index] as Entry)
    const isWorded = isOpen && salt !== null && words !== null
    return {
      seq,
      leaf: toHex(leaf),
      bytes: isOpen ? bytes : null,
      words: isWorded ? { salt: toHex(salt), words } : null,
    }
  })
  const last = items.at(-1)?.seq ?? after
  const checkpoints = yield* listCheckpoints(scope.org, after, Math.max(left, 1))
  return ok({
    org: scope.gov.org as string,
    items,
    checkpoints: checkpoints
      .filter(({ size }) => size <= last)
      .map(({ size, key, note, sealedAt }) => ({ size, key, note, sealedAt: formatInstant(sealedAt) })),
    next: last < scope.atSeq && items.length > 0 ? last : null,
    at: formatInstant(scope.at),
    atSeq: scope.atSeq,
  })
})
