import type { Envelope } from '../record/entry.ts'
import { isGovernance } from '../record/kinds.ts'
import type { Instant } from '../time/instant.ts'
import { tokensOf } from './tokens.ts'

/** An entry as search finds it: one row for each entry with words that people said. */
export interface SearchDocument {
  /** ` tokens ` of what was said, in the order of importance, between spaces. */
  readonly words: string
  /** ` =facets ` of the envelope, which never change: see `facet`. */
  readonly facets: string
  readonly saidAt: Instant
}

/** What is looked for beside words; `=` keeps them apart from any word. */
export const facet = {
  all: '=all',
  /** P1: not for the whole organisation. */
  narrow: '=narrow',
  /** What the entry is about: `=sitem`, `=sdecision`, … */
  about: (thing: string) => `=s${thing}`,
  kind: (kind: string) => `=k${kind.toLowerCase()}`,
  id: (subject: string) => `=n${plain(subject)}`,
  area: (area: string) => `=a${plain(area)}`,
  author: (person: string) => `=b${plain(person)}`,
  person: (person: string) => `=p${plain(person)}`,
  /** Its texts name tickets or links. */
  refs: '=refs',
  cites: (ref: string) => `=r${plain(ref)}`,
} as const

/** A mention inside a text is a word of its own, so that whoever it names is found under any name they get (R4). */
export function mentionToken(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Words nobody said for others to read: what a proposal would run, and the account behind a name (P2). */
const unsaid: ReadonlySet<string> = new Set(['osUser', 'input', 'kind'])

/** What stands first in a text, in this order; other words follow as they were written. */
const leading = ['title', 'text', 'summary', 'saw', 'outcome', 'reason', 'rationale', 'question', 'askedAs']

/** Null where there is nothing to find: no words, or only names, which are found where they are kept now. */
export function documentOf(e: Envelope, words: unknown): SearchDocument | null {
  if (words === null || e.kind === 'proposal.made') return null
  if (isGovernance(e.kind) && e.kind !== 'freeze.added' && e.kind !== 'record.erased') return null
  const texts = textsOf(words)
  const tokens = texts.flatMap(text =>
    tokensOf(text.replace(mention, (_, id: string) => ` ${mentionToken(id)} `)),
  )
  if (tokens.length === 0) return null
  return {
    words: ` ${indexed(tokens)} `,
    facets: ` ${facetsOf(e, texts).join(' ')} `,
    saidAt: e.saidAt ?? e.at,
  }
}

const mention = /[@#]<([a-z]{3}_[A-Za-z0-9_-]+)>/g

/** More words than this are not indexed, nor more letters: PostgreSQL takes no more than a megabyte of them. */
const [longest, widest] = [10_000, 250_000] as const

function indexed(tokens: readonly string[]): string {
  const words = tokens.slice(0, longest).join(' ')
  return words.length <= widest ? words : words.slice(0, words.lastIndexOf(' ', widest))
}

/** Every text among the words of an entry, the most telling first. */
export function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (Array.isArray(words)) return words.flatMap(textsOf)
  if (words === null || typeof words !== 'object') return []
  const fields = Object.entries(words).filter(([key]) => !unsaid.has(key))
  const place = (key: string) => (leading.includes(key) ? leading.indexOf(key) : leading.length)
  return fields.sort(([a], [b]) => place(a) - place(b)).flatMap(([, value]) => textsOf(value))
}

function facetsOf(e: Envelope, texts: readonly string[]): string[] {
  const named = new Set<string>()
  const ids = new Set<string>()
  idsIn(e.terms, named, ids)
  const authors = authorsOf(e)
  for (const text of texts)
    for (const [, id = ''] of text.matchAll(mention)) if (id.startsWith('per_')) named.add(id)
  const refs = texts.flatMap(refsIn)
  for (const ref of refs) ids.add(ref)
  ids.delete(e.subject)
  return [
    facet.all,
    ...(e.audience === 'org' ? [] : [facet.narrow]),
    facet.about(thingOf(e)),
    facet.kind(e.kind),
    facet.id(e.subject),
    ...(e.area === null ? [] : [facet.area(e.area)]),
    ...authors.map(facet.author),
    ...[...new Set([...authors, ...named])].map(facet.person),
    ...(refs.length > 0 ? [facet.refs] : []),
    ...[...new Set([...ids].map(facet.cites))],
  ]
}

/** Whoever said it: who pressed the key, on whose behalf, and whom an import names as its author. */
function authorsOf(e: Envelope): string[] {
  const { author, authors, deciders } = e.terms as {
    author?: string | null
    authors?: readonly string[]
    deciders?: readonly string[]
  }
  const imported = e.kind.endsWith('.imported')
  const said = imported ? [author, ...(authors ?? []), ...(deciders ?? [])] : [e.actor, e.onBehalfOf]
  return [...new Set(said.filter(person => typeof person === 'string'))]
}

/** What an entry is about, as far as its kind tells. */
function thingOf({ kind }: Envelope): string {
  if (kind === 'handoff.imported') return 'report'
  const [noun = ''] = kind.split('.')
  return noun === 'request' || noun === 'consult' ? 'decision' : noun
}

/** Depth is bounded: nothing deeper than 32 is ever stored. */
function idsIn(terms: unknown, people: Set<string>, others: Set<string>): void {
  if (typeof terms === 'string') {
    if (terms.startsWith('per_')) people.add(terms)
    else if (terms.startsWith('ent_') || /^[A-Z]-\d+$/.test(terms)) others.add(terms)
  } else if (Array.isArray(terms)) for (const child of terms) idsIn(child, people, others)
  else if (terms !== null && typeof terms === 'object')
    for (const child of Object.values(terms)) idsIn(child, people, others)
}

/** Tickets and links; also where no list of them was kept. */
function refsIn(text: string): string[] {
  return text.match(/https?:\/\/[^\s<>"')\]]+|\b[A-Z][A-Z0-9]*-\d+\b/g) ?? []
}

/** Both engines take a facet as one word; what they would split is replaced, alike where it is asked for. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._-]/g, '_')
    .slice(0, 200)
}
