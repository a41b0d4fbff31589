import { codeWords } from '../../domain/authority/code-words.ts'
import type { Row } from '../spec.ts'
import { moment, momentFromNow } from './moments.ts'
import { namesText } from './names.ts'

interface Via {
  readonly grant: string
  readonly delegation?: string
  readonly contingency?: string
}
interface ChainRow {
  readonly person: string
  readonly entitled: string
  readonly turn: boolean
  readonly reach: string
  readonly proposed: boolean
  readonly seatedAt: string | null
  readonly codes: readonly string[]
}
interface Meanwhile {
  readonly kind: string
  readonly until: string | null
  readonly item?: string
  readonly person?: string
  readonly type?: string
  readonly grant?: string
  readonly people?: readonly string[]
}
interface Band {
  readonly currency: string
  readonly upTo: number | null
  readonly outcome: string
  readonly holders: readonly string[]
}
interface Who {
  readonly outcome: 'yes' | 'asleep' | 'nobody' | 'needs'
  readonly holders: readonly {
    readonly person: string
    readonly via: readonly Via[]
    readonly until: string | null
  }[]
  readonly next?: { readonly person: string; readonly at: string }
  readonly meanwhile: readonly Meanwhile[]
  readonly chain: readonly ChainRow[]
  readonly codes: readonly string[]
  readonly missing: readonly string[]
  readonly bands: readonly Band[]
  readonly at: string
  readonly atSeq: number
  readonly zoneData: string
  readonly validUntil: string | null
}

/** A12 for a reader: the verdict first, how long it holds, then the chain with each one's reason. */
export function whoText(answer: Row): string {
  const found = answer as unknown as Who
  return [
    verdict(found),
    ...holds(found),
    ...(found.bands.length === 0 ? [] : ['', ...found.bands.map(bandText)]),
    ...(found.meanwhile.length === 0 ? [] : ['', 'Meanwhile', ...found.meanwhile.map(meanwhileText)]),
    ...(found.chain.length === 0 ? [] : ['', 'The chain', ...found.chain.map(rowText(found))]),
    '',
    from(found),
  ].join('\n')
}

function verdict({ outcome, holders, next, codes, missing, at }: Who): string {
  const names = namesText(holders.map(({ person }) => person))
  switch (outcome) {
    case 'yes':
      return `${names} may decide this now.`
    case 'asleep': {
      const who =
        next === undefined
          ? 'Nobody of them is known to come on.'
          : `Next: ${next.person}, ${momentFromNow(next.at, at)}.`
      return `${names === '' ? 'Those who may' : names} may decide this, and too few of them can be reached now. ${who}`
    }
    case 'needs':
      return `It depends on what is not stated: ${missing.map(dimensionWords).join(', ')}.`
    case 'nobody':
      return `Nobody may decide this${codes.length === 0 ? '.' : `: ${codeWords(codes)}.`}`
  }
}

function holds({ validUntil, at, outcome, codes }: Who): string[] {
  const until =
    validUntil === null ? 'No change of this is known.' : `This holds until ${momentFromNow(validUntil, at)}.`
  const also = outcome === 'nobody' || codes.length === 0 ? [] : [`Also: ${codeWords(codes)}.`]
  return [until, ...also]
}

function rowText({ holders }: Who) {
  const via = new Map(holders.map(holder => [holder.person, holder.via[0]]))
  return ({ person, entitled, turn, reach, proposed, codes }: ChainRow, place: number): string => {
    const state = turn ? 'may decide' : entitled === 'yes' ? 'not up yet' : 'not known yet'
    const hours = `${reachWords[reach] ?? reach}${proposed ? ', by hours proposed for them' : ''}`
    const other = codes.filter(code => code !== 'unreachable')
    const why = other.length === 0 ? '' : `: ${codeWords(other)}`
    const way = via.get(person)
    return `  ${place + 1}. ${person}  ${state}${why}; ${hours}${way === undefined ? '' : `; ${viaText(way)}`}`
  }
}

const reachWords: Readonly<Record<string, string>> = {
  at_work: 'at work',
  on_call: 'on call for this',
  away: 'away',
  undeclared: 'hours never declared',
}

function viaText({ grant, delegation, contingency }: Via): string {
  const by = grant === 'map' ? 'as an administrator' : `by ${grant}`
  if (delegation !== undefined) return `${by}, delegated in ${delegation}`
  return contingency === undefined ? by : `${by}, pre-authorised in ${contingency}`
}

function bandText({ currency, upTo, outcome, holders }: Band): string {
  const range = upTo === null ? `above that` : `up to ${upTo} ${currency} (minor units)`
  const names = holders.length === 0 ? 'nobody' : holders.join(', ')
  return `  ${range}: ${names}${outcome === 'asleep' ? ', asleep' : ''}`
}

function meanwhileText({ kind, item, person, type, grant, people, until }: Meanwhile): string {
  const end = until === null ? '' : `, until ${moment(until)}`
  switch (kind) {
    case 'contingency':
      return `  ${item} is pre-authorised${end}: observe, then act`
    case 'on_call':
      return `  ${person} is on call for ${type}${end}`
    case 'break_glass':
      return `  ${(people ?? []).join(', ')} may break the glass (${grant})${end}`
    default:
      return '  Leave the question: it appears in their brief'
  }
}

interface May {
  readonly outcome: 'yes' | 'no' | 'needs'
  readonly entitled: string
  readonly turn: boolean
  readonly reach: string
  readonly codes: readonly string[]
  readonly path: (Via & { readonly bounds: readonly Bound[] }) | null
  readonly failing: readonly (Via & { readonly codes: readonly string[] })[]
  readonly missing: readonly string[]
  readonly change: (Row & { readonly kind: string }) | null
  readonly at: string
  readonly atSeq: number
  readonly zoneData: string
  readonly validUntil: string | null
}
interface Bound {
  readonly dimension: string
  readonly of: string
  readonly limit: string | number | readonly string[]
  readonly margin: number | null
}

/** A12a for a reader: yes by which way, or no and why, with the one change that would make it yes. */
export function mayText(answer: Row): string {
  const found = answer as unknown as May
  const { outcome, codes, path, failing, missing, change, reach, validUntil, at } = found
  const first = {
    yes: `Yes${path === null ? '' : `, ${viaText(path)}`}.${isOn(reach) ? '' : ` They are ${reachWords[reach] ?? reach} now.`}`,
    no: `No: ${codeWords(codes)}.`,
    needs: `That depends on what is not stated: ${missing.map(dimensionWords).join(', ')}.`,
  }[outcome]
  return [
    first,
    validUntil === null
      ? 'No change of this is known.'
      : `This holds until ${momentFromNow(validUntil, at)}.`,
    ...(path === null ? [] : path.bounds.map(boundText)),
    ...(failing.length === 0
      ? []
      : ['', 'Looked at', ...failing.map(one => `  ${viaText(one)}: ${codeWords(one.codes)}`)]),
    ...(outcome === 'yes' ? [] : ['', changeText(change, at)]),
    '',
    from(found),
  ].join('\n')
}

function isOn(reach: string): boolean {
  return reach === 'at_work' || reach === 'on_call'
}

function boundText({ dimension, of, limit, margin }: Bound): string {
  if (dimension === 'validity') {
    const [since = '', end = ''] = Array.isArray(limit) ? (limit as string[]) : []
    return `  valid from ${moment(since)}${end === '' ? ', without an end' : ` to ${moment(end)}`} (${of})`
  }
  const said = Array.isArray(limit) ? limit.join(' ') : String(limit)
  return `  ${dimensionWords(dimension)}: ${said} (${of})${margin === null ? '' : `, ${margin} left`}`
}

function changeText(change: May['change'], at: string): string {
  if (change === null) return 'No single change would make it yes.'
  const said = (name: string) => String(change[name] ?? '')
  const words: Readonly<Record<string, string>> = {
    wait: `wait until ${change.kind === 'wait' ? momentFromNow(said('until'), at) : ''}`,
    state: `state ${dimensionWords(said('dimension'))}`,
    smaller_amount: `ask for at most ${said('minor')} ${said('currency')} (minor units)`,
    observe: `observe what ${said('item')} waits for`,
    delegate: `a delegation from ${said('from')}`,
    lift: `lifting freeze ${said('freeze')}`,
    extend: `extending grant ${said('grant')}`,
  }
  return `What would make it yes: ${words[change.kind] ?? change.kind}.`
}

const dimensions: Readonly<Record<string, string>> = {
  amount: 'the amount',
  risk: 'the risk',
  reversible: 'whether it can be undone',
  environment: 'the environment',
  path: 'the file',
  assurance: 'how they are signed in',
  breakGlass: 'whether the glass is broken',
}

function dimensionWords(dimension: string): string {
  return dimensions[dimension] ?? dimension
}

/** A14. */
export function from({ at, atSeq, zoneData }: { at: string; atSeq: number; zoneData: string }): string {
  return `As of ${moment(at)}, from entries up to ${atSeq}. Zone data ${zoneData}.`
}
