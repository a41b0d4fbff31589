import { stem } from './stem.ts'

/** A word of a text as it is looked for, and where it stands. */
export interface Token {
  readonly token: string
  readonly from: number
  readonly to: number
}

/**
 * The words of a text as search knows them, in order. Both engines index these very words, so that a text is found
 * alike on both: letters and digits only, without case and accents, English words by their stem; of scripts written
 * without spaces every two neighbours. `LIN-482` is the words `lin` and `482`, a path the words between its slashes.
 */
export function tokensOf(text: string): string[] {
  return tokensIn(text).map(({ token }) => token)
}

export function tokensIn(text: string): Token[] {
  const found: Token[] = []
  for (const run of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const from = run.index
    const [word] = run
    if (word === 's' && /['’]$/.test(text.slice(0, from))) continue
    if (unspaced.test(word)) found.push(...pairs(word, from))
    else if (tokenOf(word) !== '') found.push({ token: tokenOf(word), from, to: from + word.length })
  }
  return found
}

/** Nothing longer is told apart from what begins like it. */
const longest = 64

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Stems already worked out: texts are made of the same words again and again. */
const known = new Map<string, string>()
const knownLimit = 50_000

function tokenOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const plain = folded(word)
  const token = /^[a-z]+$/.test(plain) ? stem(plain) : plain
  if (known.size >= knownLimit) known.clear()
  known.set(word, token)
  return token
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Without case, accents and ligatures, cut to what is indexed. */
export function folded(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßøæœłđðþı]/g, letter => letters[letter] ?? letter)
  return [...plain.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]/gu, '')].slice(0, longest).join('')
}

/** Every two neighbours, and the last one alone, so that each sign begins a word. */
function pairs(word: string, from: number): Token[] {
  const found: Token[] = []
  const signs = [...word]
  let at = from
  for (const [index, sign] of signs.entries()) {
    const next = signs[index + 1] ?? ''
    const token = folded(sign + next)
    if (token !== '') found.push({ token, from: at, to: at + sign.length + next.length })
    at += sign.length
  }
  return found
}

/** What to look for instead of a text: its words one after the other, of which the last may only be begun. */
export interface Sought {
  readonly tokens: readonly string[]
  readonly prefix: boolean
}

export function soughtIn(text: string, prefix = false): Sought {
  const found = tokensIn(text)
  const last = found.at(-1)
  if (last === undefined) return { tokens: [], prefix: false }
  const ending = text.slice(last.from, last.to)
  const before = found.slice(0, -1).map(({ token }) => token)
  // A text may go on after the last sign, which then does not end a word there.
  if (unspaced.test(ending))
    return [...ending].length === 1 && before.length > 0 && isPairBefore(found, last)
      ? { tokens: before, prefix: false }
      : { tokens: [...before, last.token], prefix: [...ending].length === 1 }
  // A word that is only begun has no stem yet.
  return prefix
    ? { tokens: [...before, folded(ending)], prefix }
    : { tokens: [...before, last.token], prefix }
}

function isPairBefore(found: readonly Token[], last: Token): boolean {
  return found.at(-2)?.to === last.to
}
