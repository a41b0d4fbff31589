import type { OrgId } from '../domain/ids.ts'
import type { Draft, Envelope } from '../domain/record/entry.ts'
import { malformation } from '../domain/record/well-formed.ts'
import type { StoredEntry } from '../storage/entries.ts'
import type { Environment } from './environment.ts'
import type { Caller } from './scope.ts'

/** Where a draft goes in the record. */
export interface Place {
  readonly org: OrgId
  readonly seq: number
  readonly at: number
  readonly id: Envelope['id']
}

/**
 * Turns a draft into the entry that is stored: envelope, leaf bytes, salted commitment. `caller` is null for what
 * becomes due by itself (T7). Throws on a draft no entry could hold: that is a bug of the command that made it.
 */
export function storedEntry(
  env: Environment,
  draft: Draft,
  place: Place,
  caller: Caller | null,
): StoredEntry {
  const words = wordsOf(draft, caller)
  const problem = malformation(draft.terms) ?? (words === null ? null : malformation(words))
  if (problem !== null) throw new Error(`${draft.kind}: ${problem.message} (${problem.path ?? ''})`)
  const salt = words === null ? null : env.crypto.random(32)
  const body = words === null ? null : JSON.stringify(words)
  const envelope: Envelope = {
    v: 1,
    org: place.org,
    seq: place.seq,
    id: place.id,
    at: place.at,
    saidAt: draft.saidAt ?? null,
    kind: draft.kind,
    kv: 1,
    actor: caller?.person ?? null,
    onBehalfOf: draft.onBehalfOf ?? null,
    via: caller?.via ?? 'job',
    assurance: caller?.assurance ?? 'asserted',
    subject: draft.subject,
    area: draft.area,
    audience: draft.audience,
    terms: draft.terms,
    commitment: salt === null || body === null ? null : commitment(env, salt, body),
  }
  const bytes = JSON.stringify(envelope)
  return { envelope, bytes, leaf: leafHash(env, bytes), salt, words: body }
}

/** P2: an asserted name is kept with the operating-system user, among the words, so that it can be erased. */
function wordsOf(draft: Draft, caller: Caller | null): Record<string, unknown> | null {
  const words = draft.words as Record<string, unknown> | null
  if (words === null || caller === null || caller.osUser === null) return words
  return { ...words, osUser: caller.osUser }
}

/** RFC 6962 §2.1: SHA-256(0x00 ‖ bytes). */
function leafHash(env: Environment, bytes: string): Uint8Array {
  return env.crypto.sha256(`\0${bytes}`)
}

/** `HMAC-SHA256(salt, words)` in hex. */
function commitment(env: Environment, salt: Uint8Array, body: string): string {
  return toHex(env.crypto.hmac(salt, body))
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes in hex, in lower case. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOf[byte]
  return text
}
