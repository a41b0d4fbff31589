/**
 * Characters that are no part of what a text says, and change how it reads: those that turn the order in which what
 * follows is shown (Unicode Bidirectional Algorithm, UAX #9 §2: embeddings, overrides, isolates), those that drive a
 * terminal, and letters nobody sees. Text of any direction needs none of them; the marks and joiners that Arabic,
 * Hebrew, Persian and emoji are written with are let through.
 */
const steering = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u206f\u{e0000}-\u{e007f}]/u
/** England's flag and its like: the only lawful use of the invisible letters (UTS #51 ED-14a). */
const flags = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/gu

/** The first character of a text that disguises what it says, as `U+202E`; null where there is none. */
export function disguise(text: string): string | null {
  if (!steering.test(text)) return null
  const found = steering.exec(text.replace(flags, ''))?.[0].codePointAt(0)
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`
}

/** A text from elsewhere without them: a control character is a space, the others are nothing. */
export function undisguised(text: string): string {
  if (!steering.test(text)) return text
  const kept = text.match(flags) ?? []
  return text
    .split(flags)
    .map(part => part.replace(/(?![\t\n\r])\p{Cc}/gu, ' ').replace(new RegExp(steering, 'gu'), ''))
    .map((part, at) => `${part}${kept[at] ?? ''}`)
    .join('')
}

/** Lines as a terminal may show them: nothing in what was said steers it, or goes back over what is there. */
export function forTerminal(text: string): string {
  return undisguised(text.replace(/\r/g, ''))
}

/** JSON that says the same and steers nothing, either. */
export function jsonForTerminal(json: string): string {
  return json.replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u206f]/g, unit => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/**
 * Whether all of a text can be seen, on one line: what names things or people must not look like something else. Joiners
 * and the selectors of emoji and of variants of a letter are seen in what they change.
 */
export function isPlainlySeen(text: string): boolean {
  const unseen =
    /[\p{Cc}\p{Zl}\p{Zp}]|(?!\p{Join_Control}|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u
  return !unseen.test(text.replace(flags, '')) && /[\p{L}\p{N}\p{S}\p{P}]/u.test(text)
}
