import { conditions, itemKinds } from '../handoff/kinds.ts'

/** What a value of a qualifier is. */
export type ValueKind = 'listed' | 'area' | 'person' | 'moment' | 'amount' | 'text'

export interface Qualifier {
  readonly key: string
  readonly takes: ValueKind
  /** All values there are, of `listed` ones. */
  readonly values?: readonly string[]
  /** One short sentence, as completion, help and the documentation say it. */
  readonly summary: string
  readonly example: string
  /** Whether `no:key` asks for what has none. */
  readonly absent: boolean
}

/** What is found, by the words people use for it. `item` is every kind of line, `decision` every request. */
export const searchKinds = [
  'handoff',
  'report',
  'item',
  ...itemKinds,
  'request',
  'decision',
  'freeze',
  'area',
  'person',
] as const

export type SearchKind = (typeof searchKinds)[number]

export const searchStates = [
  'open',
  'offered',
  'accepted',
  'answered',
  'closed',
  'ended',
  'withdrawn',
  'decided',
  'in-force',
  'superseded',
  'reversed',
  'lapsed',
] as const

/** R2: how far an entry is proved. What is anchored is sealed, too, and all there is is recorded. */
export const sealStates = ['recorded', 'sealed', 'anchored'] as const

export type SealState = (typeof sealStates)[number]

/** THE table of qualifiers (Q1): parsing, completion, `locum search --help` and docs/SEARCH.md follow it. */
export const qualifiers: readonly Qualifier[] = [
  listed('kind', [...searchKinds], 'What it is; also a kind of entry', 'kind:hold,blocker'),
  listed(
    'state',
    [...searchStates, ...sealStates],
    'How it stands, or how far the entry found is proved',
    'state:open',
  ),
  of('area', 'area', 'In this area or below it', 'area:payments/ledger', true),
  of('author', 'person', 'Who said it', 'author:@me', true),
  of('owner', 'person', 'Who holds it now; what is closed nobody holds', 'owner:@noor', true),
  of('person', 'person', 'Who said it or is named in it', 'person:@li'),
  of('waiting-on', 'person', 'Whose move it is', 'waiting-on:@me', true),
  listed('condition', [...conditions], 'The condition of a line or handoff', 'condition:unstable'),
  of('type', 'text', 'A decision type, with all below it', 'type:deploy', true),
  of('environment', 'text', 'An environment it is about', 'environment:production', true),
  listed('risk', ['low', 'medium', 'high'], 'The risk stated in a request', 'risk:high', true),
  of('amount', 'amount', 'The amount of a request or limit, in its main unit', 'amount:>5000EUR', true),
  of('said', 'moment', 'When it was said', 'said:>=@today-7d'),
  of('recorded', 'moment', 'When it entered the record', 'recorded:2026-11'),
  of('valid-until', 'moment', 'Until when it holds', 'valid-until:<@today+2d', true),
  of('due', 'moment', 'When it is due or needed', 'due:<=@today', true),
  listed('stale', ['yes', 'no'], 'Open and past the time it was valid until', 'stale:yes'),
  of('cites', 'text', 'A ticket, a link or an id it refers to', 'cites:LIN-482', true),
  of('next', 'text', 'Only as no:next: without a next step', 'no:next', true),
]

const byKey = new Map(qualifiers.map(one => [one.key, one]))

/** Also under the names others use for it. */
const aliases: Readonly<Record<string, string>> = {
  by: 'author',
  from: 'author',
  env: 'environment',
  'valid-to': 'valid-until',
  until: 'valid-until',
  at: 'recorded',
  'needed-by': 'due',
  is: 'state',
  in: 'area',
  waiting: 'waiting-on',
}

export function qualifierOf(key: string): Qualifier | null {
  const lower = key.toLowerCase()
  return byKey.get(aliases[lower] ?? lower) ?? null
}

function listed(
  key: string,
  values: readonly string[],
  summary: string,
  example: string,
  absent = false,
): Qualifier {
  return { key, takes: 'listed', values, summary, example, absent }
}

function of(key: string, takes: ValueKind, summary: string, example: string, absent = false): Qualifier {
  return { key, takes, summary, example, absent }
}
