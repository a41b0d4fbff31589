import { minorDigitsOf } from '../authority/currencies.ts'
import { coversType } from '../authority/types.ts'
import type { Instant } from '../time/instant.ts'
import { facet } from './document.ts'
import type { SearchFacts } from './facts.ts'
import type { ResolvedSearch, SoughtText } from './resolved.ts'

/** One thing that may be what is looked for. */
export interface Candidate {
  readonly words: string
  readonly facets: string
  readonly area: string | null
  readonly saidAt: Instant
  readonly seq: number
  /** Null where it keeps no state. */
  readonly facts: SearchFacts | null
}

/** Whether a candidate is what is asked for. The indexes ask the same of words and facets; this asks all of it. */
export function holds(tree: ResolvedSearch, one: Candidate): boolean {
  switch (tree.is) {
    case 'and':
      return tree.of.every(part => holds(part, one))
    case 'or':
      return tree.of.some(part => holds(part, one))
    case 'not':
      return !holds(tree.of, one)
    case 'nothing':
      return false
    case 'sealed':
      // Which entries are, the record says; what is no entry is neither.
      return false
    case 'text':
      return holdsText(tree, one)
    case 'facets':
      return tree.any.some(name => has(one, name))
    case 'area':
      return one.area !== null && tree.areas.has(one.area)
    case 'moment':
      return holdsMoment(tree, one)
    case 'seqs':
      return one.seq > tree.after && one.seq <= tree.until
    case 'absent':
      return isAbsent(tree.key, one)
    default:
      return one.facts !== null && holdsFacts(tree, one.facts)
  }
}

function has({ facets }: Candidate, name: string): boolean {
  return facets.includes(` ${name} `)
}

function holdsText({ tokens, prefix, mentions, subject }: SoughtText, one: Candidate): boolean {
  if (one.words.includes(` ${tokens.join(' ')}${prefix ? '' : ' '}`)) return true
  if (mentions.some(mention => one.words.includes(` ${mention} `))) return true
  return subject !== null && has(one, facet.id(subject))
}

function holdsMoment({ of, span }: ResolvedSearch & { is: 'moment' }, one: Candidate): boolean {
  if (of === 'said') return one.saidAt >= span.from && one.saidAt < span.until
  // T4: a date is the end of that day, which belongs to it.
  const at = of === 'due' ? one.facts?.due : one.facts?.validUntil
  return at != null && at > span.from && at <= span.until
}

type FactTest = Exclude<
  ResolvedSearch,
  {
    is:
      | 'and'
      | 'or'
      | 'not'
      | 'nothing'
      | 'text'
      | 'facets'
      | 'area'
      | 'moment'
      | 'sealed'
      | 'seqs'
      | 'absent'
  }
>

function holdsFacts(tree: FactTest, facts: SearchFacts): boolean {
  switch (tree.is) {
    case 'kind':
      return facts.kinds.includes(tree.kind)
    case 'state':
      return facts.states.includes(tree.name)
    case 'condition':
      return facts.condition === tree.name
    case 'risk':
      return facts.risk === tree.name
    case 'environment':
      return facts.environments.some(name => name.toLowerCase() === tree.name)
    case 'type':
      return facts.type !== null && coversType(tree.name, facts.type)
    case 'owner':
      return facts.owners.some(person => tree.people.has(person))
    case 'waiting-on':
      return facts.waitingOn.some(person => tree.people.has(person))
    case 'stale':
      return facts.stale === tree.yes
    case 'amount':
      return holdsAmount(tree, facts)
  }
}

function holdsAmount(tree: FactTest & { is: 'amount' }, { amount }: SearchFacts): boolean {
  if (amount === null || (tree.currency !== null && amount.currency !== tree.currency)) return false
  const value = amount.minor / 10 ** minorDigitsOf(amount.currency)
  return (
    (tree.openFrom ? value > tree.from : value >= tree.from) &&
    (tree.openUntil ? value < tree.until : value <= tree.until)
  )
}

function isAbsent(key: string, one: Candidate): boolean {
  if (key === 'area') return one.area === null
  if (key === 'author') return !one.facets.includes(' =b')
  if (key === 'cites') return !has(one, facet.refs)
  const { facts } = one
  if (facts === null) return false
  const absent: Readonly<Record<string, boolean>> = {
    owner: facts.states.includes('open') && facts.owners.length === 0 && facts.kinds.includes('item'),
    'waiting-on': facts.states.includes('open') && facts.waitingOn.length === 0,
    type: facts.type === null,
    environment: facts.environments.length === 0,
    risk: facts.risk === null,
    amount: facts.amount === null,
    'valid-until': facts.validUntil === null,
    due: facts.due === null,
    next: facts.hasNext === false,
  }
  return absent[key] ?? false
}
