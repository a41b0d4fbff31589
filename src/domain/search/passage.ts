import type { ResolvedSearch, SoughtText } from './resolved.ts'
import { type Token, tokensIn } from './tokens.ts'

/** A piece of a text with what was looked for in it: `[from, to)` of `text`. */
export interface Marked {
  readonly text: string
  readonly marks: readonly (readonly [from: number, to: number])[]
}

type Looked = Pick<SoughtText, 'tokens' | 'prefix'>

/** The texts a query asks for, without those it rules out. */
export function lookedFor(tree: ResolvedSearch): Looked[] {
  if (tree.is === 'text') return [tree]
  return tree.is === 'and' || tree.is === 'or' ? tree.of.flatMap(lookedFor) : []
}

/** Where a text says what is looked for; neighbours become one mark. */
export function marked(text: string, looked: readonly Looked[]): Marked {
  const tokens = tokensIn(text)
  const found = looked.flatMap(one => placesOf(tokens, one))
  return { text, marks: united(found.map(({ from, to }) => [from, to] as const)) }
}

/** Of several texts the one that says most of what is looked for, cut to where it says it. */
export function bestPassage(texts: readonly string[], looked: readonly Looked[], longest = 220): Marked {
  let best = { text: texts[0] ?? '', at: 0, said: -1 }
  for (const text of texts) {
    const tokens = tokensIn(text)
    const places = looked.map(one => placesOf(tokens, one))
    const said = places.filter(found => found.length > 0).length
    if (said > best.said) best = { text, at: densest(places.flat(), longest), said }
  }
  return marked(cut(best.text, best.at, longest), looked)
}

interface Place {
  readonly from: number
  readonly to: number
  readonly looked: Looked
}

function placesOf(tokens: readonly Token[], looked: Looked): Place[] {
  const { tokens: wanted, prefix } = looked
  const last = wanted.length - 1
  const places: Place[] = []
  for (let at = 0; at + last < tokens.length; at++) {
    const here = wanted.every((word, nth) => {
      const token = tokens[at + nth]?.token ?? ''
      return prefix && nth === last ? token.startsWith(word) : token === word
    })
    if (here) places.push({ from: tokens[at]!.from, to: tokens[at + last]!.to, looked })
  }
  return places
}

/** Where the piece begins in which most different things are said. */
function densest(places: readonly Place[], longest: number): number {
  let best = { at: 0, said: 0 }
  for (const { from } of places) {
    const within = places.filter(one => one.from >= from && one.to <= from + longest)
    const said = new Set(within.map(one => one.looked)).size
    if (said > best.said || (said === best.said && from < best.at)) best = { at: from, said }
  }
  return best.at
}

/** A piece around a place, beginning and ending between words. */
function cut(text: string, at: number, longest: number): string {
  const line = text.replace(/\s/gu, ' ')
  if (line.length <= longest) return line
  const before = Math.max(0, Math.min(at - 40, line.length - longest))
  const from = before === 0 ? 0 : line.indexOf(' ', before) + 1
  const rest = line.slice(from, from + longest)
  const end = from + longest >= line.length ? rest.length : Math.max(rest.lastIndexOf(' '), 1)
  const whole = rest.slice(0, end).trimEnd()
  return `${from === 0 ? '' : '…'}${whole}${from + end >= line.length ? '' : '…'}`
}

function united(marks: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = [...marks].sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const found: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
