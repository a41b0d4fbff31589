import { facet } from '../../domain/search/document.ts'
import type { IndexQuery } from '../../domain/search/prefilter.ts'

/**
 * What FTS5 is asked. Words and facets are letters, digits and `=._-`, so that nothing needs to be escaped. Its parser
 * keeps at most a hundred signs of what is still open, so what is ruled out is ruled out at once.
 */
export function ftsMatch(query: IndexQuery): string {
  switch (query.is) {
    case 'facet':
      return `facets : "${query.name}"`
    case 'words':
      return `words : "${query.tokens.join(' ')}"${query.prefix ? ' *' : ''}`
    case 'not':
      return `(${ftsMatch(everything)} NOT ${ftsMatch(query.of)})`
    case 'or':
      return query.of.length === 0 ? ftsMatch(nothing) : joined(query.of, ' OR ')
    case 'and': {
      const [wanted, unwanted] = sides(query.of)
      const all = joined(wanted, ' AND ')
      return unwanted.length === 0 ? all : `(${all} NOT ${joined(unwanted, ' OR ')})`
    }
  }
}

function joined(parts: readonly IndexQuery[], by: string): string {
  const all = parts.map(ftsMatch).join(by)
  return parts.length === 1 ? all : `(${all})`
}

/** What PostgreSQL is asked: a `tsquery`. */
export function tsQuery(query: IndexQuery): string {
  switch (query.is) {
    case 'facet':
      return `'${query.name}'`
    case 'words': {
      const last = query.tokens.length - 1
      const words = query.tokens.map((word, at) => `'${word}'${query.prefix && at === last ? ':*' : ''}`)
      return `(${words.join(' <-> ')})`
    }
    case 'not':
      return `(${tsQuery(everything)} & !${tsQuery(query.of)})`
    case 'or':
      return query.of.length === 0 ? tsQuery(nothing) : `(${query.of.map(tsQuery).join(' | ')})`
    case 'and': {
      const [wanted, unwanted] = sides(query.of)
      return `(${[...wanted.map(tsQuery), ...unwanted.map(one => `!${tsQuery(one)}`)].join(' & ')})`
    }
  }
}

const everything: IndexQuery = { is: 'facet', name: facet.all }
const nothing: IndexQuery = { is: 'not', of: everything }

/** What must and what must not be there; something always must. */
function sides(parts: readonly IndexQuery[]): [IndexQuery[], IndexQuery[]] {
  const wanted = parts.filter(part => part.is !== 'not')
  const unwanted = parts.flatMap(part => (part.is === 'not' ? [part.of] : []))
  return [wanted.length === 0 ? [everything] : wanted, unwanted]
}
