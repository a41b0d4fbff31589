import { fromBase64, toBase64 } from './base64.ts'
import type { Primitives } from './primitives.ts'

/* C2SP signed-note: a text, an empty line, and signature lines `— NAME BASE64(key id ‖ signature)`. */

/** An Ed25519 key under a name; its text form is `NAME+KEYID+BASE64(0x01 ‖ public key)`. */
export interface VerifierKey {
  readonly name: string
  /** Eight hex digits. */
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

export interface Signer {
  readonly key: VerifierKey
  readonly sign: (message: Uint8Array) => Uint8Array
}

export interface NoteSignature {
  readonly name: string
  readonly id: string
  readonly signature: Uint8Array
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const ed25519 = 1
const mostSignatures = 100

/** A name has no white space and no plus. */
function isName(name: string): boolean {
  return name !== '' && !/[\s+]/u.test(name)
}

export function verifierKey({ sha256, utf8 }: Primitives, name: string, publicKey: Uint8Array): VerifierKey {
  const id = sha256(new Uint8Array([...utf8(name), 0x0a, ed25519, ...publicKey]))
  return { name, id: hexOf(id.subarray(0, 4)), publicKey }
}

export function formatKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(new Uint8Array([ed25519, ...publicKey]))}`
}

/** Null unless it is an Ed25519 key whose id belongs to it. */
export function parseKey(primitives: Primitives, text: string): VerifierKey | null {
  const [, name = '', id, base64 = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? []
  const bytes = fromBase64(base64)
  if (!isName(name) || bytes === null || bytes.length !== 33 || bytes[0] !== ed25519) return null
  const key = verifierKey(primitives, name, bytes.slice(1))
  return key.id === id ? key : null
}

/** `text` ends with a newline and holds no other control character. */
export function signNote({ utf8 }: Primitives, text: string, signers: readonly Signer[]): string {
  if (!isText(text)) throw new Error('a note is whole lines without control characters')
  const message = utf8(text)
  const lines = signers.map(({ key, sign }) => `${signatureLine(key, sign(message))}\n`)
  return `${text}\n${lines.join('')}`
}

function signatureLine({ name, id }: VerifierKey, signature: Uint8Array): string {
  const idBytes = [0, 2, 4, 6].map(at => Number.parseInt(id.slice(at, at + 2), 16))
  return `— ${name} ${toBase64(new Uint8Array([...idBytes, ...signature]))}`
}

function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note may not hold
  return text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(text)
}

/** The parts of a note, unverified; null where it is malformed. */
export function parseNote(note: string): Note | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !isText(note)) return null
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(parseSignature)
  if (!signatures.every(one => one !== null)) return null
  return { text: note.slice(0, split + 1), signatures }
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(base64)
  if (!isName(name) || bytes === null || bytes.length < 5) return null
  return { name, id: hexOf(bytes.subarray(0, 4)), signature: bytes.slice(4) }
}

export type Opened =
  | { readonly is: 'verified'; readonly text: string; readonly by: readonly VerifierKey[] }
  | { readonly is: 'malformed' | 'unknown-keys' | 'false-signature' }

/** Verifies a note: signatures by unknown keys are ignored, a false one by a known key condemns the note. */
export function openNote(primitives: Primitives, note: string, keys: readonly VerifierKey[]): Opened {
  const parsed = parseNote(note)
  if (parsed === null) return { is: 'malformed' }
  const message = primitives.utf8(parsed.text)
  const by = new Set<VerifierKey>()
  for (const { name, id, signature } of parsed.signatures) {
    const key = keys.find(known => known.name === name && known.id === id)
    if (key === undefined || by.has(key)) continue
    if (!primitives.verifyEd25519(key.publicKey, message, signature)) return { is: 'false-signature' }
    by.add(key)
  }
  return by.size === 0 ? { is: 'unknown-keys' } : { is: 'verified', text: parsed.text, by: [...by] }
}

export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** What both keys sign when one takes the other's place. */
export function rotationText(from: string, to: string): string {
  return `${from}\n${to}\n`
}
