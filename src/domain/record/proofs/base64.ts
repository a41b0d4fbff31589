const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values = new Map([...letters].map((letter, value) => [letter, value]))

/** RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at)
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let nth = 0; nth < 4; nth++) text += nth <= left ? letters[(group >> (18 - 6 * nth)) & 63] : '='
  }
  return text
}

/** Only what `toBase64` could have written: padded, no white space, no stray bits. Null otherwise. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let held = 0
  let bits = 0
  let written = 0
  for (let at = 0; at < text.length - padding; at++) {
    const value = values.get(text[at] ?? '')
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[written++] = (held >> bits) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
