import type { IdSource } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import type { Draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import { addedGrant } from './decide-grant.ts'
import { addedType } from './decide-type.ts'
import type { AuthorityProof, DecisionType, GrantTerms, Holder } from './kinds.ts'

/**
 * A tree of types to begin with for engineering, and which of the two leads of an area holds each: tech leads the
 * architecture and technical direction, managers people, priorities and the operating system of the team. Whether they
 * fit is for each organisation to say; `change.approve` comes with the files that say who approves.
 */
const startTypes: readonly DecisionType[] = [
  'access.production',
  'architecture',
  'dependency',
  'deploy.production',
  'deploy.staging',
  'hiring',
  'incident',
  'people',
  'priority',
  'release',
  'rollback',
  'schema',
  'scope',
  'security',
  'spend',
  'technical-direction',
]

const leads: Holder[] = [{ role: 'tech-lead' }]
const managers: Holder[] = [{ role: 'manager' }]

const startGrants: readonly {
  readonly types: readonly DecisionType[]
  readonly holders: readonly Holder[]
}[] = [
  { types: ['architecture', 'dependency', 'schema', 'security', 'technical-direction'], holders: leads },
  { types: ['hiring', 'people', 'priority', 'scope', 'spend'], holders: managers },
  { types: ['access', 'deploy', 'incident', 'release', 'rollback'], holders: [...leads, ...managers] },
]

/** Declares what of it is missing. A grant for types that somebody holds already at the root is left alone. */
export function startDrafts(
  gov: Pick<Gov, 'map' | 'rootArea' | 'settings'>,
  ids: IdSource,
  proof: AuthorityProof | null,
  at: Instant,
): Draft[] {
  const types = startTypes
    .filter(type => !gov.map.types.has(type))
    .map(type => addedType(type, 'none', proof))
  const held = new Set(
    [...gov.map.grants.values()].filter(({ area }) => area === gov.rootArea).flatMap(grant => grant.types),
  )
  const grants = startGrants.flatMap(({ types, holders }) => {
    const left = types.filter(type => !held.has(type))
    return left.length === 0 ? [] : [addedGrant(rootGrant(gov, ids.numbered('G'), left, holders, at), proof)]
  })
  return [...types, ...grants]
}

function rootGrant(
  gov: Pick<Gov, 'rootArea' | 'settings'>,
  grant: string,
  types: readonly DecisionType[],
  holders: readonly Holder[],
  at: Instant,
): GrantTerms {
  return {
    grant,
    key: grant,
    types,
    area: gov.rootArea,
    holders,
    mode: 'succession',
    quorum: 1,
    askerMayDecide: true,
    limits: {},
    consult: [],
    inform: [],
    escalateAfterMs: gov.settings.escalateAfterMs,
    from: at,
    until: null,
    delegable: true,
    breakGlass: false,
    source: null,
  }
}
