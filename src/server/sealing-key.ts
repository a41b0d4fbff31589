import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { type Signer, verifierKey } from '../domain/record/proofs/signed-note.ts'
import { ed25519PublicPrefix, nodePrimitives } from '../verify/primitives.ts'

/** PKCS #8 of an Ed25519 key, up to the seed itself (RFC 8410 §7). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** An Ed25519 key made from a seed of 32 bytes; it signs logs under their own names. */
export class SealingKey {
  readonly #key: KeyObject
  readonly #publicKey: Uint8Array

  constructor(seed: Uint8Array) {
    const key = Buffer.concat([privatePrefix, seed.subarray(0, 32)])
    this.#key = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
    const spki = createPublicKey(this.#key).export({ format: 'der', type: 'spki' })
    this.#publicKey = new Uint8Array(spki.subarray(ed25519PublicPrefix.length))
  }

  signerFor(name: string): Signer {
    return {
      key: verifierKey(nodePrimitives, name, this.#publicKey),
      sign: message => sign(null, message, this.#key),
    }
  }
}
