import type { DelegationTerms } from '../../domain/authority/kinds.ts'
import { canonical } from '../../domain/people/gov.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadEntries } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** How long after its end a stand-in is still told. */
const toldForMs = 30 * dayMs

/** A16: who stood in for the caller, live ones and those of the last weeks, the latest first; it heads the return view. */
export function* standInsFor(scope: Scope): Script<StandInView[]> {
  const { gov, caller, at } = scope
  const mine = [...gov.map.delegations.values()]
    .filter(one => one.standIn && one.until > at - toldForMs)
    .filter(one => canonical(gov, one.from) === caller.person)
    .sort((a, b) => b.until - a.until)
  const cites = mine.map(({ delegation }) => gov.map.saidBy.get(delegation) ?? '')
  const entries = mine.length === 0 ? [] : yield* loadEntries(scope.org, cites, scope.atSeq)
  const writers = new Map(entries.map(({ envelope }) => [envelope.id as string, envelope.actor]))
  return mine.map((one, index) => {
    const cite = cites[index] ?? ''
    const writer = writers.get(cite) ?? null
    return { ...shown(scope, one), by: writer === null ? null : handleOf(scope, writer), cite }
  })
}

type StandInView = ReturnType<typeof shown> & { readonly by: string | null; readonly cite: string }

function shown(scope: Scope, { delegation, to, types, area, starts, until }: DelegationTerms) {
  return {
    id: delegation,
    to: handleOf(scope, to),
    types: [...types],
    area: pathOfArea(scope, area),
    starts: formatInstant(starts),
    until: formatInstant(until),
    over: until <= scope.at,
  }
}
