import { foldCase } from '../people/names.ts'

/** One word of a question. What was typed as one (`sig-network`, `payments/ledger`) is several words of one token. */
export interface Word {
  readonly text: string
  /** Without ending, for comparing with other texts. */
  readonly stem: string
  /** The place of its token, and the token as typed, without the punctuation around it. */
  readonly token: number
  readonly typed: string
}

const mostWords = 80

/** The words of a question, contractions written out; what comes after eighty is not read. */
export function wordsOf(question: string): Word[] {
  const tokens = question
    .normalize('NFKC')
    // What is not seen (joiners, marks of direction) is no part of a word.
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .split(/[\s\u2013\u2014]+|:(?=\D)/u)
    .map(token => token.replace(/^[^\p{L}\p{N}@#/]+|[^\p{L}\p{N}/]+$/gu, ''))
    .filter(token => token !== '')
  const words = tokens.flatMap((typed, token) =>
    spelled(typed).map((text): Word => ({ text, stem: stemOf(text), token, typed })),
  )
  return words.slice(0, mostWords)
}

/** Whether a word begins what was typed as one. */
export function startsToken(words: readonly Word[], at: number): boolean {
  return at === 0 || words[at - 1]?.token !== words[at]?.token
}

/** The place after the last word of what was typed as one. */
export function endOfToken(words: readonly Word[], at: number): number {
  let until = at + 1
  while (words[until] !== undefined && words[until]?.token === words[at]?.token) until++
  return until
}

/** The stems of a text in the record, for matching a subject against. */
export function stemsOf(text: string): Set<string> {
  return new Set(
    foldCase(text.normalize('NFKC'))
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word !== '')
      .map(stemOf),
  )
}

function spelled(typed: string): string[] {
  const folded = foldCase(typed)
  const whole = contractions.get(folded)
  if (whole !== undefined) return whole.split(' ')
  const bare = folded.replace(/'(?:s|re|ve|ll|d|m)$/, ending => endings[ending] ?? '').replace(/n't$/, ' not')
  return bare.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
}

/** After a question word an `'s` is *is*; after a name it is a genitive and falls away. */
const endings: Readonly<Record<string, string>> = {
  "'s": '',
  "'re": ' are',
  "'ve": ' have',
  "'ll": ' will',
  "'d": ' would',
  "'m": ' am',
}

const contractions = new Map(
  Object.entries({
    is: "who's whos what's whats when's whens where's wheres why's whys how's hows",
  }).flatMap(([verb, all]) =>
    all.split(' ').map((short): [string, string] => [short, `${short.replace(/'?s$/, '')} ${verb}`]),
  ),
)
for (const [short, long] of [
  ["that's", 'that is'],
  ["there's", 'there is'],
  ["it's", 'it is'],
  ["who'd", 'who would'],
  ["can't", 'can not'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ["won't", 'will not'],
  ['isnt', 'is not'],
  ['arent', 'are not'],
  ['wasnt', 'was not'],
  ['didnt', 'did not'],
  ['doesnt', 'does not'],
  ['dont', 'do not'],
  ['im', 'i am'],
  ['ive', 'i have'],
  ['whoever', 'who'],
  ['wat', 'what'],
  ['wats', 'what is'],
  ['tonite', 'tonight'],
  ['tmrw', 'tomorrow'],
  ['u', 'you'],
  ['pls', 'please'],
  ['plz', 'please'],
] as const)
  contractions.set(short, long)

/** A word without its commonest English endings; names and numbers stay as they are. */
export function stemOf(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word
  for (const [ending, put, least] of stemming) {
    if (!word.endsWith(ending) || word.length - ending.length < least) continue
    return oneSpelling(single(word.slice(0, word.length - ending.length) + put))
  }
  return oneSpelling(single(word))
}

/** *stabilise* as *stabilize*. */
function oneSpelling(stem: string): string {
  return stem.replace(/is(at)?$/, 'iz$1')
}

/** *rolling*, *rolled* and *roll*, *stopping* and *stop*: one letter at the end where there are two. */
function single(cut: string): string {
  return /([bdfgklmnprt])\1$/.test(cut) ? cut.slice(0, -1) : cut
}

const stemming: readonly (readonly [ending: string, put: string, least: number])[] = [
  ['ations', 'at', 3],
  ['ation', 'at', 3],
  ['ments', '', 4],
  ['ment', '', 4],
  ['ings', '', 3],
  ['ing', '', 3],
  ['ions', '', 4],
  ['ion', '', 4],
  ['sses', 'ss', 2],
  ['ies', 'y', 2],
  ['ied', 'y', 2],
  ['ed', '', 3],
  ['es', '', 3],
  ['ss', 'ss', 2],
  ['us', 'us', 2],
  ['s', '', 3],
  ['e', '', 3],
]
