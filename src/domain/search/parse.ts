import { similarNames } from '../people/similar.ts'
import { type Lexeme, lex, type Term, tidy } from './lex.ts'
import { type Qualifier, qualifierOf, qualifiers } from './qualifiers.ts'
import {
  joined,
  negated,
  type ParsedSearch,
  type SearchHint,
  type SearchPart,
  type SearchTree,
  type SearchValue,
} from './tree.ts'
import { readValue } from './values.ts'

/**
 * More parts than this are left out, and groups deeper than this are read as if they were not there: what FTS5 is asked
 * for each keeps up to ten signs open, of a hundred.
 */
const partsLimit = 60
const depthLimit = 6

/**
 * Q1: reads a query. It never fails: what is not understood is text, and a hint says so and where. A space means AND,
 * exactly; OR binds less than AND; NOT, or a minus just before it, takes the next part or group.
 */
export function parseSearch(query: string): ParsedSearch {
  const reading = new Reading(query)
  const tree = reading.group(0)
  return { tree, hints: reading.hints, parts: reading.parts }
}

class Reading {
  readonly hints: SearchHint[] = []
  readonly parts: SearchPart[] = []
  readonly #query: string
  readonly #lexemes: readonly Lexeme[]
  #next = 0
  #leaves = 0

  constructor(query: string) {
    this.#query = query
    this.#lexemes = lex(query, key => key.toLowerCase() === 'no' || qualifierOf(key) !== null)
  }

  /** Up to the parenthesis that closes it, or the end. */
  group(depth: number): SearchTree | null {
    const either: SearchTree[] = []
    const parts: SearchPart[] = []
    let all: SearchTree[] = []
    let expecting: Lexeme | null = null
    for (;;) {
      const lexeme = this.#lexemes[this.#next]
      if (lexeme === undefined || lexeme.is === 'close') break
      if (lexeme.is === 'OR' || lexeme.is === 'AND') {
        this.#next += 1
        if (all.length === 0 || expecting !== null) this.#dangling(lexeme)
        else expecting = lexeme
        if (lexeme.is === 'OR' && all.length > 0) {
          either.push(...one('and', all))
          all = []
        }
        continue
      }
      const read = this.#part(depth)
      if (read === null) continue
      expecting = null
      all.push(read.tree)
      parts.push(read)
    }
    if (expecting !== null) this.#dangling(expecting)
    either.push(...one('and', all))
    if (depth === 0 && either.length === 1) this.parts.push(...parts)
    return joined('or', either)
  }

  /** One part with what negates it. */
  #part(depth: number): SearchPart | null {
    const from = this.#lexemes[this.#next]?.from ?? 0
    let isNegated = false
    let last: Lexeme | undefined
    for (;;) {
      const lexeme = this.#lexemes[this.#next]
      if (lexeme?.is !== 'minus' && lexeme?.is !== 'NOT') break
      isNegated = !isNegated
      last = lexeme
      this.#next += 1
    }
    const lexeme = this.#lexemes[this.#next]
    if (lexeme === undefined || (lexeme.is !== 'term' && lexeme.is !== 'open')) {
      if (last?.is === 'NOT') this.#dangling(last)
      return null
    }
    this.#next += 1
    const tree = lexeme.is === 'open' ? this.#inside(depth) : this.#leaf(lexeme)
    if (tree === null) return null
    const to = this.#lexemes[this.#next - 1]?.to ?? lexeme.to
    return { from, to, tree: isNegated ? negated(tree) : tree }
  }

  #inside(depth: number): SearchTree | null {
    if (depth >= depthLimit) return this.#skipped()
    const tree = this.group(depth + 1)
    if (this.#lexemes[this.#next]?.is === 'close') this.#next += 1
    return tree
  }

  /** What is nested too deep to be meant. */
  #skipped(): null {
    const opened = this.#lexemes[this.#next - 1]
    let open = 1
    while (open > 0 && this.#next < this.#lexemes.length) {
      const { is } = this.#lexemes[this.#next]!
      open += is === 'open' ? 1 : is === 'close' ? -1 : 0
      this.#next += 1
    }
    if (opened !== undefined)
      this.#hint(
        opened.from,
        this.#lexemes[this.#next - 1]?.to ?? opened.to,
        'This is nested too deep and left out.',
      )
    return null
  }

  #leaf(lexeme: Lexeme): SearchTree | null {
    const tree = this.#read(lexeme, lexeme.term!)
    if (tree === null) return null
    this.#leaves += 1
    if (this.#leaves <= partsLimit) return tree
    this.#hint(lexeme.from, lexeme.to, `Only the first ${partsLimit} parts of a query are searched.`)
    return null
  }

  #read({ from, to }: Lexeme, term: Term): SearchTree | null {
    if (term.is === 'phrase') {
      if (!term.closed) this.#hint(from, to, 'The phrase goes on to the end: close it with a quotation mark.')
      return phrase(term.text)
    }
    if (term.is === 'keyed')
      return term.key.toLowerCase() === 'no' ? this.#absence(from, to, term) : this.#qualifier(from, to, term)
    this.#doubtKey(from, term.text)
    return this.#plain(from, to, term.text)
  }

  #plain(from: number, to: number, text: string): SearchTree | null {
    const begun = /^([^*]+)\*+$/.exec(text)?.[1]
    if (begun !== undefined && isWord(begun)) {
      const long = lettersOf(begun).length >= 3 || /[\p{L}--\p{Script=Latin}]/v.test(begun)
      if (!long)
        this.#hint(from, to, `Give at least three letters before the *; ${begun} is searched as a word.`)
      return { is: 'word', text: begun, prefix: long }
    }
    return isWord(text) ? { is: 'word', text, prefix: false } : phrase(text)
  }

  #qualifier(from: number, to: number, term: Term & { is: 'keyed' }): SearchTree | null {
    const qualifier = qualifierOf(term.key)!
    const { key } = qualifier
    if (term.values.length === 0) {
      this.#hint(from, to, `Type a value: ${qualifier.example}.`)
      return null
    }
    const values: SearchValue[] = []
    for (const typed of term.values) {
      const read = readValue(qualifier, typed.text)
      if (read.ok) {
        if (read.note !== undefined) this.#hint(typed.from, typed.to, read.note)
        values.push(...read.values)
        continue
      }
      if (to === this.#query.length && typed.to === to) {
        this.#hint(from, to, `${typed.text} ${read.why}. It is left out while you type.`)
        continue
      }
      this.#hint(from, to, `${typed.text} ${read.why}. It is searched as words.`)
      return phrase(this.#query.slice(from, to))
    }
    return values.length === 0 ? null : { is: 'qualifier', key, values: distinct(values) }
  }

  #absence(from: number, to: number, term: Term & { is: 'keyed' }): SearchTree | null {
    const keys = qualifiers.filter(one => one.absent).map(one => one.key)
    if (term.values.length === 0) {
      this.#hint(from, to, `Type what it has none of: no:${keys.slice(0, 4).join(', no:')}.`)
      return null
    }
    const found = term.values.map(({ text }) => qualifierOf(text))
    const known = found.filter((one): one is Qualifier => one?.absent === true)
    if (known.length === found.length)
      return joined(
        'or',
        known.map(({ key }) => ({ is: 'no', key })),
      )
    const last = term.values.at(-1)
    const begun = keys.some(key => key.startsWith(last?.text.toLowerCase() ?? ' '))
    this.#hint(
      from,
      to,
      `no: takes ${keys.join(', ')}. ${begun && to === this.#query.length ? 'It is left out while you type.' : 'It is searched as words.'}`,
    )
    return begun && to === this.#query.length ? null : phrase(this.#query.slice(from, to))
  }

  /** `prio:high` is text, but somebody may have meant a qualifier; links and times are left alone. */
  #doubtKey(from: number, text: string): void {
    const [, key, rest = ''] = /^([A-Za-z][A-Za-z-]+):(.*)$/s.exec(text) ?? []
    if (key === undefined || rest.startsWith('//')) return
    const [near] = similarNames(
      key,
      qualifiers.map(one => one.key),
    )
    const meant = near === undefined ? '' : ` Did you mean ${near}:?`
    this.#hint(from, from + text.length, `${key}: is not a qualifier, so this is searched as words.${meant}`)
  }

  #dangling({ from, to, is }: Lexeme): void {
    this.#hint(from, to, `${is} stands between two parts; here it is left out.`)
  }

  #hint(from: number, to: number, message: string): void {
    if (this.hints.length < 20) this.hints.push({ from, to, message })
  }
}

function one(is: 'and' | 'or', trees: readonly SearchTree[]): SearchTree[] {
  const tree = joined(is, trees)
  return tree === null ? [] : [tree]
}

/** Something that can be printed as it is and read as the same word again. */
function isWord(text: string): boolean {
  return (
    /^[^\s"()*:,-][^\s"()*:]*$/u.test(text) && /[\p{L}\p{N}]/u.test(text) && !/^(?:AND|OR|NOT)$/.test(text)
  )
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Null where there is no letter in it: nothing could be found by it. */
function phrase(text: string): SearchTree | null {
  const tidied = tidy(text)
  return /[\p{L}\p{N}]/u.test(tidied) ? { is: 'phrase', text: tidied } : null
}

function distinct(values: readonly SearchValue[]): SearchValue[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()]
}
