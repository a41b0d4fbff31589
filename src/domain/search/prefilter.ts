import { facet } from './document.ts'
import type { SearchKind } from './qualifiers.ts'
import type { ResolvedSearch } from './resolved.ts'

/** What an index of words can be asked. A word with `=` before it is a facet. */
export type IndexQuery =
  | { readonly is: 'words'; readonly tokens: readonly string[]; readonly prefix: boolean }
  | { readonly is: 'facet'; readonly name: string }
  | { readonly is: 'not'; readonly of: IndexQuery }
  | { readonly is: 'and' | 'or'; readonly of: readonly IndexQuery[] }

/** The whole of what is indexed. */
const all: IndexQuery = { is: 'facet', name: facet.all }

export interface Prefilter {
  readonly query: IndexQuery
  /** The index finds exactly what is asked for, so that nothing needs to be looked at again. */
  readonly exact: boolean
}

/** What the index is asked for a query: never less than what is looked for, and more only where states decide. */
export function prefilter(tree: ResolvedSearch): Prefilter {
  const wide = widen(tree)
  return wide === null ? { query: all, exact: false } : wide
}

/** Null: the index cannot narrow it. */
function widen(tree: ResolvedSearch): Prefilter | null {
  switch (tree.is) {
    case 'text':
      return exactly(textQuery(tree))
    case 'facets':
      return exactly(anyOf(tree.any))
    case 'nothing':
      return exactly({ is: 'not', of: all })
    case 'kind':
      return kindQuery(tree.kind)
    case 'area':
      return tree.areas.size > areasLimit ? null : exactly(anyOf([...tree.areas].map(facet.area)))
    case 'and':
      return both(tree.of)
    case 'or':
      return either(tree.of)
    case 'not':
      return opposite(tree.of)
    default:
      return null
  }
}

const areasLimit = 64

function textQuery({ tokens, prefix, mentions, subject }: ResolvedSearch & { is: 'text' }): IndexQuery {
  const others: IndexQuery[] = mentions.map(mention => ({ is: 'words', tokens: [mention], prefix: false }))
  if (subject !== null) others.push({ is: 'facet', name: facet.id(subject) })
  const words: IndexQuery = { is: 'words', tokens, prefix }
  return others.length === 0 ? words : { is: 'or', of: [words, ...others] }
}

const indexedKinds: Partial<Record<SearchKind, readonly string[]>> = {
  freeze: ['freeze'],
  report: ['report'],
  handoff: ['handoff', 'report'],
  question: ['item', 'question'],
  request: ['decision'],
  decision: ['decision'],
}

/** The kind of a line may change while it is carried on, so the index only says that it is one. */
function kindQuery(kind: SearchKind): Prefilter {
  const things = indexedKinds[kind] ?? ['item']
  return {
    query: anyOf(things.map(facet.about)),
    exact: kind === 'freeze' || kind === 'handoff' || kind === 'report' || kind === 'item',
  }
}

function both(parts: readonly ResolvedSearch[]): Prefilter | null {
  const found = parts.map(widen)
  const narrowing = found.filter(one => one !== null)
  if (narrowing.length === 0) return parts.length === 0 ? exactly(all) : null
  const exact = narrowing.length === parts.length && narrowing.every(one => one.exact)
  return { query: { is: 'and', of: narrowing.map(one => one.query) }, exact }
}

function either(parts: readonly ResolvedSearch[]): Prefilter | null {
  const found = parts.map(widen)
  if (found.some(one => one === null)) return null
  const known = found.filter(one => one !== null)
  return { query: { is: 'or', of: known.map(one => one.query) }, exact: known.every(one => one.exact) }
}

/** What is not exactly known cannot be taken away. */
function opposite(part: ResolvedSearch): Prefilter | null {
  const found = widen(part)
  return found?.exact === true ? exactly({ is: 'and', of: [all, { is: 'not', of: found.query }] }) : null
}

function exactly(query: IndexQuery): Prefilter {
  return { query, exact: true }
}

function anyOf(names: readonly string[]): IndexQuery {
  return { is: 'or', of: names.map(name => ({ is: 'facet', name })) }
}

/** What counts for the order: texts that are asked for, not those that are ruled out. As they stand in `words`. */
export function countedTexts(tree: ResolvedSearch): string[] {
  const found = new Set<string>()
  const collect = (part: ResolvedSearch) => {
    if (part.is === 'text') found.add(` ${part.tokens.join(' ')}${part.prefix ? '' : ' '}`)
    else if (part.is === 'and' || part.is === 'or') for (const one of part.of) collect(one)
  }
  collect(tree)
  const texts = [...found].slice(0, countedLimit)
  const neighbours = texts.slice(1).map((text, index) => `${texts[index]?.trimEnd()}${text}`)
  return [...texts, ...neighbours].slice(0, countedLimit)
}

const countedLimit = 8
