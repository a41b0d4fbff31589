import { codeWords } from '../../domain/authority/code-words.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Output } from '../api/call.ts'
import { authority } from '../words/authority.ts'
import type { Called } from './called.ts'
import { inSentence } from './called.ts'

export type Who = Output<'authority.who'>
export type Bands = Output<'authority.bands'>
export type BandSpan = Bands['rows'][number]['spans'][number]
export type Row = Who['chain'][number]

/** How instants are said: on the reader's clock, and from now. */
export interface Says {
  readonly moment: (at: string) => string
  readonly relative: (at: string) => string
}

export const isUp = ({ turn, reach }: Row): boolean => turn && isHere(reach)
export const isHere = (reach: string): boolean => reach === 'at_work' || reach === 'on_call'

/** The answer in sentences: what is so, then what comes next. `quorum`: how many it takes through the grant that suffices. */
export function verdictOf(who: Who, quorum: number, called: Called, says: Says): string[] {
  const words = authority.says
  const name = (handle: string) => inSentence(called(handle))
  switch (who.outcome) {
    case 'yes': {
      const up = who.chain.filter(isUp)
      const first = up[0]
      if (quorum > 1)
        return [
          words.together(
            quorum,
            up.map(({ person }) => name(person)),
          ),
        ]
      const shown = up.slice(0, 3).map(({ person }) => name(person))
      const before = who.chain.slice(0, first === undefined ? 0 : who.chain.indexOf(first))
      const you = first !== undefined && called(first.person) === 'You'
      return [
        words.yes(shown, null),
        ...(before.length > 0 && before.every(({ reach }) => !isHere(reach))
          ? [
              words.before(
                before.map(({ person }) => called(person)),
                you,
              ),
            ]
          : []),
      ]
    }
    case 'asleep': {
      const people = who.chain.filter(row => row.turn || row.entitled === 'yes')
      const undeclared = people.filter(({ reach }) => reach === 'undeclared')
      const names = people.slice(0, 4).map(({ person }) => name(person))
      const next = who.next
      return [
        words.asleep(names),
        ...(undeclared.length > 0
          ? [words.undeclared(undeclared.slice(0, 4).map(({ person }) => name(person)))]
          : []),
        next === undefined
          ? words.noNext
          : words.next(name(next.person), says.relative(next.at), says.moment(next.at)),
      ]
    }
    case 'nobody':
      return [who.codes.length === 0 ? words.nobody : words.nobodyBecause(codeWords(who.codes))]
    case 'needs':
      return [words.needs(who.missing.map(one => authority.dimensions[one] ?? one))]
  }
}

/** When somebody in the chain comes back, or leaves, as far as the bands of the question show it. */
export function turnOf(
  spans: readonly BandSpan[],
  person: string,
  at: Instant,
): { back: string | null; until: string | null } {
  const ups = spans.filter(({ up }) => up.some(one => one.person === person))
  const here = ups.find(({ from, until }) => Date.parse(from) <= at && at < Date.parse(until))
  if (here === undefined)
    return { back: ups.find(({ from }) => Date.parse(from) > at)?.from ?? null, until: null }
  let end = here
  for (const span of ups) if (span.from === end.until) end = span
  const last = spans.at(-1)
  return { back: null, until: end.until === last?.until ? null : end.until }
}

/** What stands beside a row: where it is on the line, and why. */
export type Station = 'up' | 'may' | 'waits' | 'off' | 'unknown'

export function stationOf(row: Row): Station {
  if (row.entitled === 'unknown') return 'unknown'
  if (isUp(row)) return 'up'
  if (!isHere(row.reach) && row.reach !== 'undeclared') return 'off'
  return row.turn ? 'may' : 'waits'
}

/** Why they are not up yet, or that they are. */
export function reasonOf(
  row: Row,
  missing: readonly string[],
  times: { back: string | null },
  says: Says,
): string {
  const words = authority.rows
  if (row.entitled === 'unknown') return words.unknown(missing.map(one => authority.dimensions[one] ?? one))
  if (row.codes.includes('passed')) return words.passed
  if (row.turn) {
    if (row.reach === 'undeclared') return words.mayUndeclared
    if (row.reach === 'on_call') return words.onCall
    if (row.reach === 'at_work') return words.may
    return times.back === null ? words.mayAway : words.mayOff(says.moment(times.back))
  }
  if (row.reach === 'undeclared') return words.undeclared
  if (isHere(row.reach)) return words.waits
  return times.back === null ? words.away : words.awayUntil(says.moment(times.back))
}
