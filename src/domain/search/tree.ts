/** What a query asks, before any name in it is looked up (Q1). Trees compare by value: positions stand beside them. */
export type SearchTree =
  | SearchWord
  | SearchPhrase
  | SearchQualifier
  | SearchAbsence
  | { readonly is: 'not'; readonly of: SearchTree }
  | { readonly is: 'and' | 'or'; readonly of: readonly SearchTree[] }

/** A word; `prefix` for `refun*`. */
export interface SearchWord {
  readonly is: 'word'
  readonly text: string
  readonly prefix: boolean
}

/** Words that stand one after the other. Its text holds no quotation mark. */
export interface SearchPhrase {
  readonly is: 'phrase'
  readonly text: string
}

/** `key:a,b`: any of the values. */
export interface SearchQualifier {
  readonly is: 'qualifier'
  readonly key: string
  readonly values: readonly SearchValue[]
}

/** `no:key`. */
export interface SearchAbsence {
  readonly is: 'no'
  readonly key: string
}

export type Comparison = '=' | '<' | '<=' | '>' | '>='

/** A name or number as typed, a comparison with one, or a range of which one end may be open. */
export type SearchValue =
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'compared'; readonly by: Comparison; readonly to: string }
  | { readonly is: 'range'; readonly from: string | null; readonly until: string | null }

/** Something to say about a place in the query: `[from, to)` in UTF-16 units. */
export interface SearchHint {
  readonly from: number
  readonly to: number
  readonly message: string
}

/** A part of the query that stands by itself, outside parentheses and OR: what a page shows as a chip. */
export interface SearchPart {
  readonly from: number
  readonly to: number
  readonly tree: SearchTree
}

export interface ParsedSearch {
  /** Null where nothing is asked. */
  readonly tree: SearchTree | null
  readonly hints: readonly SearchHint[]
  readonly parts: readonly SearchPart[]
}

/** `of` as one tree: nested ones of the same kind are taken apart, one alone stands for itself, none is null. */
export function joined(is: 'and' | 'or', of: readonly SearchTree[]): SearchTree | null {
  const flat = of.flatMap(tree => (tree.is === is ? tree.of : [tree]))
  const [only] = flat
  if (only === undefined) return null
  return flat.length === 1 ? only : { is, of: flat }
}

export function negated(tree: SearchTree): SearchTree {
  return tree.is === 'not' ? tree.of : { is: 'not', of: tree }
}
