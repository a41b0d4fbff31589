import { facet } from '../src/domain/search/document.ts'
import { placeOf } from '../src/storage/search/place.ts'
import type { Insert, Scalar } from '../src/storage/sql.ts'
import type { OrgNo, Store } from '../src/storage/store.ts'

/** A word and how many entries it stands in. */
export interface Word {
  readonly word: string
  readonly entries: number
}

export interface SearchRecord {
  /** In fewer than 500 entries, in fewer than 20,000, in more. */
  readonly rare: readonly Word[]
  readonly medium: readonly Word[]
  readonly frequent: readonly Word[]
}

const wordsEach = 24
const vocabulary = 60_000
const perTransaction = 500

/**
 * Fills a record with entries of made-up words, distributed as words of a language are: the n-th most frequent stands
 * about 1/n as often as the first. Written row by row as an append writes them.
 */
export async function fillSearchRecord(
  store: Store,
  org: OrgNo,
  first: number,
  entries: number,
): Promise<SearchRecord> {
  const chance = randomNumbers(20_261_119)
  const pick = zipf(vocabulary, chance)
  const counts = new Uint32Array(vocabulary)
  for (let at = 0; at < entries; at += perTransaction) {
    const size = Math.min(perTransaction, entries - at)
    const rows = Array.from({ length: size }, (_, nth) => {
      const chosen = Array.from({ length: wordsEach }, pick)
      for (const one of new Set(chosen)) counts[one] = (counts[one] ?? 0) + 1
      return { seq: first + at + nth, words: chosen.map(wordOf) }
    })
    await store.write(org, function* () {
      yield { together: insertsOf(org, rows) }
      yield* moveHead(org, first + at + size - 1)
    })
  }
  const words = [...counts].map((count, nth) => ({ word: wordOf(nth), entries: count }))
  const between = (least: number, most: number) => words.filter(({ entries: n }) => n >= least && n < most)
  return { rare: between(1, 500), medium: between(500, 20_000), frequent: between(20_000, entries + 1) }
}

function* moveHead(org: OrgNo, seq: number) {
  const strings = Object.assign(['UPDATE head SET seq = ', ' WHERE org = ', ''], { raw: ['', '', ''] })
  yield { strings, values: [seq, org] }
}

const began = Date.UTC(2025, 0, 1)

function insertsOf(org: OrgNo, rows: readonly { seq: number; words: readonly string[] }[]): Insert[] {
  const entry: Scalar[][] = []
  const body: Scalar[][] = []
  const search: Scalar[][] = []
  for (const { seq, words } of rows) {
    const [id, subject] = [`ent_bench_${seq}`, `I-${1_000_000 + (seq >> 1)}`]
    const at = began + seq * 30_000
    entry.push([org, seq, id, at, 'item.noted', null, subject, null, 0, envelope(id, subject, seq, at), leaf])
    body.push([org, seq, leaf, JSON.stringify({ text: words.join(' ') })])
    const facets = [facet.all, facet.about('item'), facet.kind('item.noted'), facet.id(subject)].join(' ')
    search.push([placeOf(org, seq), org, subject, null, at, null, ` ${words.join(' ')} `, ` ${facets} `])
  }
  return [
    {
      insert: 'entry',
      columns: ['org', 'seq', 'id', 'at', 'kind', 'actor', 'subject', 'area', 'gov', 'bytes', 'leaf'],
      rows: entry,
    },
    { insert: 'body', columns: ['org', 'seq', 'salt', 'words'], rows: body },
    {
      insert: 'search',
      columns: ['entry_no', 'org', 'subject', 'area', 'said_at', 'audience', 'words', 'facets'],
      rows: search,
    },
  ]
}

const leaf = new Uint8Array(32)

function envelope(id: string, subject: string, seq: number, at: number): string {
  return JSON.stringify({
    v: 1,
    org: 'org_bench',
    seq,
    id,
    at,
    saidAt: null,
    kind: 'item.noted',
    kv: 1,
    actor: null,
    onBehalfOf: null,
    via: 'api',
    assurance: 'token',
    subject,
    area: null,
    audience: 'org',
    terms: { item: subject },
    commitment: null,
  })
}

/** Letters only, none an English stem would change: `bakoda` and the like. */
function wordOf(nth: number): string {
  const [consonants, vowels] = ['bdfgkmnprtvz', 'aou']
  let [word, rest] = ['', nth + 40]
  while (rest > 0) {
    word += `${consonants[rest % 12]}${vowels[Math.floor(rest / 12) % 3]}`
    rest = Math.floor(rest / 36)
  }
  return `${word}k`
}

/** The same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function zipf(size: number, chance: () => number): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let nth = 0; nth < size; nth++) {
    sum += 1 / (nth + 3)
    sums[nth] = sum
  }
  return () => {
    const wanted = chance() * sum
    let [low, high] = [0, size - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
