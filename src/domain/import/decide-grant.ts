import { addedGrant } from '../authority/decide-grant.ts'
import { addedType } from '../authority/decide-type.ts'
import type { GrantTerms } from '../authority/kinds.ts'
import type { AreaId } from '../ids.ts'
import type { PathHolder, PathTable } from '../owners/path-table.ts'
import type { Source } from '../people/kinds.ts'
import type { Draft } from '../record/entry.ts'
import { conflict, type Known, sourced, touchedByHand, unchanged, type Verdict } from './decide-known.ts'
import type { GrantFact, NamedHolder } from './facts.ts'

/**
 * A2b, I1: who may approve changes of a repository, as its own files say: one grant on the repository's area, held by a
 * path table. Any of those it names for a path may approve; the order of the files is kept. One that changed replaces
 * the grant of the same id, also where somebody it names has only now come.
 */
export function decideGrant(known: Known, fact: GrantFact): Verdict {
  const { gov, sourceOf, ids } = known.context
  const source = sourceOf(fact)
  const before = sourced(gov, source)
  const area = known.liveArea(fact.area)
  if (area === null) return conflict('The area of this repository is not here.')
  const { table, missing } = resolved(known, fact)
  const held = before === null ? undefined : gov.map.grants.get(before.subject)
  if (before?.source.digest === source.digest && (held === undefined || sameTable(held, table)))
    return unchanged
  if (before !== null && touchedByHand(before))
    return conflict('This grant was changed by hand since the last import.')
  const grant = before?.subject ?? ids.numbered<string>('G')
  const type = typeDraft(known, fact)
  const added = addedGrant(grantOf(known, { fact, grant, area, table, source }), null)
  return {
    is: before === null ? 'created' : 'changed',
    drafts: [...type, added],
    ...(missing.length === 0 ? {} : { remark: remarkOn(missing) }),
  }
}

function sameTable({ holders }: GrantTerms, table: PathTable): boolean {
  const [only] = holders
  return only !== undefined && 'table' in only && JSON.stringify(only.table) === JSON.stringify(table)
}

function typeDraft(known: Known, { type }: GrantFact): Draft[] {
  return known.declares(type) ? [addedType(type, 'none', null)] : []
}

interface Parts {
  readonly fact: GrantFact
  readonly grant: string
  readonly area: AreaId
  readonly table: PathTable
  readonly source: Source
}

/** GitHub counts no approval of the author's own; prow lets an approver's own change stand approved. */
function grantOf(known: Known, { fact, grant, area, table, source }: Parts): GrantTerms {
  const { gov, at } = known.context
  return {
    grant,
    key: source.key,
    types: [fact.type],
    area,
    holders: [{ table }],
    mode: 'any',
    quorum: 1,
    askerMayDecide: table.dialect === 'owners',
    limits: {},
    consult: [],
    inform: [],
    escalateAfterMs: gov.settings.escalateAfterMs,
    from: gov.map.grants.get(grant)?.from ?? at,
    until: null,
    delegable: true,
    breakGlass: false,
    source,
  }
}

/** Whoever is not here holds nothing; a name of theirs stays out of the record. */
function resolved(known: Known, { table }: GrantFact): { table: PathTable; missing: string[] } {
  const missing: string[] = []
  const holders = table.holders.map((named): PathHolder => {
    const holder = holderOf(known, named)
    if (holder !== null) return holder
    missing.push('person' in named ? named.person : 'team' in named ? named.team : named.unknown)
    return { unknown: '' }
  })
  return { table: { ...table, holders }, missing }
}

function holderOf(known: Known, named: NamedHolder): PathHolder | null {
  const person = 'person' in named ? known.person(named.person) : null
  if (person !== null) return { person }
  const team = 'team' in named ? known.team(named.team) : null
  return team === null ? null : { team }
}

function remarkOn(missing: readonly string[]): string {
  const shown = missing.slice(0, 5).join(', ')
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
  return `It is kept, but ${shown}${more} hold nothing by it: they are not here. Add them and import again.`
}
