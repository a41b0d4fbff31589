import { createPublicKey, hash, verify } from 'node:crypto'
import type { Primitives } from '../domain/record/proofs/primitives.ts'

/** SubjectPublicKeyInfo of an Ed25519 key, up to the key itself (RFC 8410 §4). */
export const ed25519PublicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

const encoder = new TextEncoder()

/** What proofs are computed with, from the run-time's own cryptography. */
export const nodePrimitives: Primitives = {
  sha256: data => hash('sha256', data, 'buffer'),
  utf8: text => encoder.encode(text),
  verifyEd25519: (publicKey, message, signature) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    const key = createPublicKey({
      key: Buffer.concat([ed25519PublicPrefix, publicKey]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, message, key, signature)
  },
}
