/**
 * The stem of an English word, so that "delays" finds "delayed": the algorithm of M. F. Porter, "An algorithm for
 * suffix stripping" (1980). Words of other languages lose at most an ending, the same one wherever they stand.
 * Takes and returns lower-case letters a to z.
 */
export function stem(word: string): string {
  if (word.length <= 2) return word
  let w = plural(word)
  w = pastAndGerund(w)
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`
  w = replaced(w, longSuffixes, 0)
  w = replaced(w, shortSuffixes, 0)
  w = withoutSuffix(w)
  return tidied(w)
}

/** Step 1a. */
function plural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2)
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w
}

/** Step 1b. */
function pastAndGerund(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w
  const suffix = w.endsWith('ed') ? 2 : w.endsWith('ing') ? 3 : 0
  if (suffix === 0 || !hasVowel(w.slice(0, -suffix))) return w
  const base = w.slice(0, -suffix)
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`
  if (/([^aeiou])\1$/.test(base) && !/[lsz]$/.test(base) && isConsonant(base, base.length - 1))
    return base.slice(0, -1)
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base
}

type Suffixes = readonly (readonly [suffix: string, by: string])[]

/** Step 2. */
const longSuffixes: Suffixes = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['eli', 'e'],
]

/** Step 3. */
const shortSuffixes: Suffixes = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]

/** Step 4. */
const lastSuffixes =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/

function replaced(w: string, suffixes: Suffixes, least: number): string {
  const found = suffixes.find(([suffix]) => w.endsWith(suffix))
  if (found === undefined) return w
  const base = w.slice(0, -found[0].length)
  return measure(base) > least ? base + found[1] : w
}

function withoutSuffix(w: string): string {
  const suffix = lastSuffixes.exec(w)?.[0]
  if (suffix === undefined) return w
  const base = w.slice(0, -suffix.length)
  return measure(base) > 1 ? base : w
}

/** Step 5. */
function tidied(w: string): string {
  let done = w
  if (w.endsWith('e')) {
    const base = w.slice(0, -1)
    const m = measure(base)
    if (m > 1 || (m === 1 && !endsShort(base))) done = base
  }
  return done.endsWith('ll') && measure(done.slice(0, -1)) > 1 ? done.slice(0, -1) : done
}

/** A `y` after a consonant is a vowel. */
function isConsonant(w: string, at: number): boolean {
  const char = w[at] ?? ''
  if ('aeiou'.includes(char)) return false
  return char !== 'y' || at === 0 || !isConsonant(w, at - 1)
}

function hasVowel(w: string): boolean {
  for (let at = 0; at < w.length; at++) if (!isConsonant(w, at)) return true
  return false
}

/** How many times a vowel is followed by a consonant. */
function measure(w: string): number {
  let count = 0
  let vowelBefore = false
  for (let at = 0; at < w.length; at++) {
    const consonant = isConsonant(w, at)
    if (consonant && vowelBefore) count += 1
    vowelBefore = !consonant
  }
  return count
}

/** Consonant, vowel, consonant, of which the last is not w, x or y. */
function endsShort(w: string): boolean {
  const last = w.length - 1
  if (last < 2 || /[wxy]$/.test(w)) return false
  return isConsonant(w, last) && !isConsonant(w, last - 1) && isConsonant(w, last - 2)
}
