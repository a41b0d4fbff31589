/** What is searched for, as it stands in the URL. */
export interface SearchAsked {
  readonly q: string
  readonly sort?: 'relevance' | 'newest'
}

/** The search of a URL; null where there is none. */
export function searchAskedIn(search: Readonly<Record<string, unknown>>): SearchAsked | null {
  const { q, sort } = search
  // A query of digits alone comes back from the URL as a number.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).trim() : ''
  if (text === '') return null
  return { q: text.slice(0, 1_000), ...(sort === 'relevance' || sort === 'newest' ? { sort } : {}) }
}
