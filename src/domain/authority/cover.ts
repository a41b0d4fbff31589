import type { PersonId } from '../ids.ts'
import type { Instant, Span } from '../time/instant.ts'
import type { ChainRow } from './answers.ts'
import { frameOf } from './frame.ts'
import { instantsAfter } from './instants.ts'
import { unknownSubject } from './outcome.ts'
import type { Authority, Question } from './question.ts'
import { whoNow } from './who.ts'

/** Who is up for a question asked in this span: the same people, with the same outcome, from end to end. */
export interface Cover extends Span {
  readonly outcome: 'yes' | 'asleep' | 'nobody' | 'needs'
  /** Those who may and are reachable, with their place in the chain from 1; nobody unless the outcome is yes. */
  readonly up: readonly CoverPerson[]
  /** A4: a freeze is why nobody is. */
  readonly frozen: boolean
  /** A9: how many it takes. */
  readonly quorum: number
}

export interface CoverPerson {
  readonly person: PersonId
  readonly place: number
  /** A8, A11: only through what somebody else gave them. */
  readonly delegated: boolean
}

/** A13 told the other way round: who could decide a question asked then, at every instant of a span. */
export function coverOf(authority: Authority, q: Question, from: Instant, until: Instant): Cover[] {
  if (unknownSubject(authority, q) !== null) return []
  const frame = frameOf(authority, q)
  const found: Cover[] = []
  let start = from
  let here = coverAt(authority, q, from)
  for (const at of instantsAfter(authority, frame, q, from, until - 1)) {
    const then = coverAt(authority, q, at)
    if (isSame(here, then)) continue
    found.push({ ...here, from: start, until: at })
    start = at
    here = then
  }
  return [...found, { ...here, from: start, until }]
}

type At = Omit<Cover, 'from' | 'until'>

function coverAt(authority: Authority, q: Question, at: Instant): At {
  const frame = frameOf(authority, q)
  const { outcome, chain, holders, codes } = whoNow(authority, q, at)
  const quorumOf = (grant: string) => frame.ways.find(way => way.grant.grant === grant)?.grant.quorum ?? 1
  const places = placesOf(chain, new Map(holders.map(({ person, via }) => [person, via])))
  const up = outcome === 'yes' ? places.filter(({ reachable }) => reachable) : []
  const vias = holders.flatMap(({ person, via }) => (up.some(one => one.person === person) ? via : []))
  return {
    outcome,
    up: up.map(({ person, place, delegated }) => ({ person, place, delegated })),
    frozen: codes.includes('frozen') && outcome === 'nobody',
    quorum: Math.min(...vias.map(({ grant }) => quorumOf(grant)), Number.MAX_SAFE_INTEGER),
  }
}

type Ways = readonly { readonly delegation: string | null; readonly contingency: string | null }[]

function placesOf(chain: readonly ChainRow[], vias: ReadonlyMap<PersonId, Ways>) {
  return chain.map(({ person, reach, turn }, index) => {
    const via = vias.get(person) ?? []
    return {
      person,
      place: index + 1,
      reachable: turn && (reach === 'at_work' || reach === 'on_call'),
      delegated: via.length > 0 && via.every(way => way.delegation !== null || way.contingency !== null),
    }
  })
}

function isSame(a: At, b: At): boolean {
  return (
    a.outcome === b.outcome &&
    a.frozen === b.frozen &&
    a.quorum === b.quorum &&
    a.up.length === b.up.length &&
    a.up.every((one, index) => {
      const other = b.up[index]
      return other?.person === one.person && other.place === one.place && other.delegated === one.delegated
    })
  )
}
