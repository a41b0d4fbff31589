/** What proofs are computed with; handed in, since the domain has neither hashes nor keys of its own. */
export interface Primitives {
  readonly sha256: (data: Uint8Array) => Uint8Array
  readonly utf8: (text: string) => Uint8Array
  /** Ed25519 (RFC 8032): `publicKey` is 32 bytes, `signature` 64; false for anything malformed. */
  readonly verifyEd25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

export type Hashing = Pick<Primitives, 'sha256'>

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
