import type { Word } from './words.ts'

/** How a phrase fits a question: which words are the phrase's own; all others are about its subject. */
export interface Fit {
  readonly own: ReadonlySet<number>
}

interface Part {
  readonly words: ReadonlySet<string> | null
  readonly optional: boolean
}

const read = new Map<string, readonly Part[]>()

/** Fits a phrase of `phrasings.ts` over the whole question, with the most words of its own; null where it does not fit. */
export function fitOf(phrase: string, words: readonly Word[]): Fit | null {
  const own = fitter(partsOf(phrase), words)(0, 0)
  return own === null ? null : { own: new Set(own) }
}

function partsOf(phrase: string): readonly Part[] {
  const known = read.get(phrase)
  if (known !== undefined) return known
  const parts = phrase.split(' ').map((text): Part => {
    if (text === '…') return { words: null, optional: false }
    const optional = text.endsWith('?')
    return { words: new Set((optional ? text.slice(0, -1) : text).split('|')), optional }
  })
  const single = parts.filter((part, at) => part.words !== null || parts[at - 1]?.words !== null)
  read.set(phrase, single)
  return single
}

/** Phrases are put in the present; a question about another time is put in the past. */
const present = new Map<string, string>(
  Object.entries({
    was: 'is',
    were: 'are',
    had: 'has',
    owned: 'owns',
    held: 'holds',
    maintained: 'maintains',
    managed: 'manages',
    chaired: 'chairs',
    led: 'leads',
    looked: 'looks',
    handled: 'handles',
  }),
)

function isOneOf(text: string, words: ReadonlySet<string>): boolean {
  return words.has(text) || words.has(present.get(text) ?? text)
}

/** From a part of the phrase and a word on: the words of the phrase's own, as many as can be, or null. */
function fitter(parts: readonly Part[], words: readonly Word[]) {
  const known = new Map<number, number[] | null>()
  return fitFrom

  function fitFrom(part: number, at: number): number[] | null {
    const key = part * (words.length + 1) + at
    if (!known.has(key)) known.set(key, fitHere(part, at))
    return known.get(key) ?? null
  }

  function fitHere(part: number, at: number): number[] | null {
    const wanted = parts[part]
    if (wanted === undefined) return at === words.length ? [] : null
    if (wanted.words === null) return part === parts.length - 1 ? [] : longest(part + 1, at)
    const word = words[at]
    const taken = word !== undefined && isOneOf(word.text, wanted.words) ? fitFrom(part + 1, at + 1) : null
    const passed = wanted.optional ? fitFrom(part + 1, at) : null
    return more(taken === null ? null : [at, ...taken], passed)
  }

  /** A subject may take any number of words: the fewest that leave most to the phrase. */
  function longest(part: number, at: number): number[] | null {
    let best: number[] | null = null
    for (let next = at; next <= words.length; next++) best = more(best, fitFrom(part, next))
    return best
  }
}

function more(a: number[] | null, b: number[] | null): number[] | null {
  if (a === null || b === null) return a ?? b
  return b.length > a.length ? b : a
}
