import type { AreaId, PersonId } from '../ids.ts'
import { aliases, canonical, type Gov } from '../people/gov.ts'
import { areaAt, foldCase, type Names, pathOf, personAt } from '../people/names.ts'
import { withDescendants } from '../people/org-chart.ts'
import { similarNames } from '../people/similar.ts'
import { facet } from './document.ts'
import { type Clock, spanOf } from './moments.ts'
import { thingsCalled } from './named.ts'
import { sealStates, searchKinds } from './qualifiers.ts'
import type { ResolvedSearch, SearchMoment, SoughtText } from './resolved.ts'
import { soughtIn } from './tokens.ts'
import type { ParsedSearch, SearchHint, SearchQualifier, SearchTree, SearchValue } from './tree.ts'
import { readAmount } from './values.ts'

/** What names mean, and to whom. */
export interface Resolving extends Clock {
  readonly gov: Gov
  readonly names: Names
  /** `@me` */
  readonly me: PersonId
}

export interface Resolution {
  readonly tree: ResolvedSearch | null
  readonly hints: readonly SearchHint[]
}

/** Q1: looks up every name of a query. A name nobody has is text again, with a hint where it stands. */
export function resolveSearch(parsed: ParsedSearch, query: string, about: Resolving): Resolution {
  const resolver = new Resolver(query, about)
  const tree = parsed.tree === null ? null : resolver.resolve(parsed.tree)
  return { tree, hints: [...parsed.hints, ...resolver.hints].sort((a, b) => a.from - b.from) }
}

/** A name may be short for this many. */
const begunLimit = 20
const mentionLimit = 24

class Resolver {
  readonly hints: SearchHint[] = []
  readonly #query: string
  readonly #about: Resolving

  constructor(query: string, about: Resolving) {
    this.#query = query
    this.#about = about
  }

  resolve(tree: SearchTree): ResolvedSearch {
    switch (tree.is) {
      case 'word':
        return this.#text(tree.text, tree.prefix)
      case 'phrase':
        return this.#text(tree.text, false)
      case 'no':
        return { is: 'absent', key: tree.key }
      case 'not':
        return { is: 'not', of: this.resolve(tree.of) }
      case 'qualifier':
        return this.#qualifier(tree)
      default:
        return { is: tree.is, of: tree.of.map(part => this.resolve(part)) }
    }
  }

  #text(text: string, prefix: boolean): ResolvedSearch {
    const sought = soughtIn(text, prefix)
    if (sought.tokens.length === 0) return { is: 'nothing' }
    const subject = /^[A-Za-z]-\d{1,12}$/.test(text) ? text : null
    return { is: 'text', ...sought, mentions: this.#mentions(sought), subject }
  }

  /** Whoever and whatever is called so is found where a text mentions it, though the text keeps an id there. */
  #mentions({ tokens, prefix }: Pick<SoughtText, 'tokens' | 'prefix'>): string[] {
    const { gov, names } = this.#about
    const found = thingsCalled(gov, names, tokens, prefix)
    return found.length > mentionLimit ? [] : found.map(thing => thing.mention)
  }

  #qualifier(tree: SearchQualifier): ResolvedSearch {
    const found = tree.values.map(value => this.#value(tree, value))
    const [only] = found
    return found.length === 1 && only !== undefined ? only : { is: 'or', of: found }
  }

  #value(tree: SearchQualifier, value: SearchValue): ResolvedSearch {
    const { key } = tree
    if (key === 'said' || key === 'recorded' || key === 'valid-until' || key === 'due')
      return this.#moment(key, value)
    if (key === 'amount') return amountOf(value)
    const text = value.is === 'name' ? value.text : ''
    switch (key) {
      case 'kind':
        return kindOf(text)
      case 'state':
        return stateOf(text.toLowerCase())
      case 'condition':
      case 'risk':
      case 'environment':
      case 'type':
        return { is: key, name: text.toLowerCase() }
      case 'stale':
        return { is: 'stale', yes: text === 'yes' }
      case 'cites':
        return { is: 'facets', any: [facet.cites(text)] }
      case 'area':
        return this.#area(text)
      case 'author':
      case 'person':
      case 'owner':
      case 'waiting-on':
        return this.#person(key, text)
      default:
        return this.#asText(key, text, `${key}: takes no value; write no:${key}.`)
    }
  }

  #moment(of: SearchMoment, value: SearchValue): ResolvedSearch {
    const span = spanOf(value, this.#about)
    if (span !== null) return { is: 'moment', of, span }
    const text =
      value.is === 'compared' ? value.to : value.is === 'range' ? `${value.from}..${value.until}` : ''
    this.#hint(of, text, `${of}:${text} is no time there is; it is left out.`)
    return { is: 'and', of: [] }
  }

  #area(text: string): ResolvedSearch {
    const { gov, names } = this.#about
    const found = areaAt(names, text.replace(/^#/, ''))
    if (found !== null) return { is: 'area', areas: new Set(withDescendants(gov, [found])) }
    const wanted = foldCase(text.replace(/^#/, ''))
    const paths = [...names.byPath].filter(([path]) => path.startsWith(wanted))
    if (wanted !== '' && paths.length > 0) {
      const areas = [...new Set(paths.map(([, area]) => area))]
      this.#hint('area', text, `No area is called ${text}; every one that begins so is searched.`)
      return { is: 'area', areas: new Set(withDescendants(gov, areas.slice(0, begunLimit))) }
    }
    const near = similarNames(
      text,
      [...gov.areas.keys()].map(id => pathOf(names, id as AreaId) ?? ''),
    )
    return this.#asText('area', text, `There is no area ${text}, so it is searched as words.${meant(near)}`)
  }

  #person(key: 'author' | 'person' | 'owner' | 'waiting-on', text: string): ResolvedSearch {
    const { gov, names, me } = this.#about
    if (text.toLowerCase() === '@me') return this.#people(key, [me])
    const found = personAt(names, text)
    if (found !== null) return this.#people(key, [found])
    const wanted = foldCase(text.replace(/^@/, ''))
    const begun = [...names.byHandle]
      .filter(([handle]) => handle.startsWith(wanted))
      .map(([, person]) => person)
    if (wanted !== '' && begun.length > 0 && begun.length <= begunLimit) {
      this.#hint(key, text, `Nobody is called ${text}; everybody whose handle begins so is searched.`)
      return this.#people(key, begun)
    }
    const near = similarNames(
      text,
      [...names.handles].filter(([id]) => gov.people.get(id)?.active).map(([, handle]) => handle),
    )
    return this.#asText(key, text, `Nobody is called ${text}, so it is searched as words.${meant(near)}`)
  }

  /** V5: under every id they ever had. */
  #people(key: 'author' | 'person' | 'owner' | 'waiting-on', people: readonly PersonId[]): ResolvedSearch {
    const { gov } = this.#about
    const all = people.flatMap(person => aliases(gov, canonical(gov, person)))
    if (key === 'author') return { is: 'facets', any: all.map(facet.author) }
    if (key === 'person') return { is: 'facets', any: all.map(facet.person) }
    return { is: key, people: new Set(all) }
  }

  #asText(key: string, text: string, message: string): ResolvedSearch {
    this.#hint(key, text, message)
    return this.#text(text, false)
  }

  /** Where a value stands in the query; the first place that reads so. */
  #hint(key: string, text: string, message: string): void {
    const at = this.#query.toLowerCase().indexOf(text.toLowerCase())
    const from = at >= 0 ? at : Math.max(0, this.#query.toLowerCase().indexOf(`${key}:`))
    const to = Math.min(this.#query.length, at >= 0 ? at + Math.max(1, text.length) : from + key.length)
    if (this.hints.length < 20 && from < to) this.hints.push({ from, to, message })
  }
}

function kindOf(text: string): ResolvedSearch {
  const kind = searchKinds.find(one => one === text)
  return kind === undefined ? { is: 'facets', any: [facet.kind(text)] } : { is: 'kind', kind }
}

function stateOf(name: string): ResolvedSearch {
  const as = sealStates.find(one => one === name)
  return as === undefined ? { is: 'state', name } : { is: 'sealed', as }
}

function amountOf(value: SearchValue): ResolvedSearch {
  const ends =
    value.is === 'range' ? [value.from, value.until] : value.is === 'compared' ? [value.to, value.to] : []
  const [from, until] = ends.map(end => (end === null ? null : readAmount(end)))
  const by = value.is === 'compared' ? value.by : '='
  const upward = by === '>' || by === '>='
  const downward = by === '<' || by === '<='
  return {
    is: 'amount',
    from: downward ? 0 : (from?.value ?? 0),
    until: upward ? Number.POSITIVE_INFINITY : (until?.value ?? Number.POSITIVE_INFINITY),
    openFrom: by === '>',
    openUntil: by === '<',
    currency: from?.currency ?? until?.currency ?? null,
  }
}

function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}
