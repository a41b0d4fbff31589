import { person as reachable } from '../availability/example-people.ts'
import type { Reachability } from '../availability/reach.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { exampleOrg, fold, root } from '../people/example-gov.ts'
import type { Gov } from '../people/gov.ts'
import type { Draft } from '../record/entry.ts'
import type { DelegationTerms, GrantTerms } from './kinds.ts'
import type { Freeze } from './map.ts'
import type { Authority, Contingency } from './question.ts'

/* A map for examples in tests, on the organisation of `people/example-gov.ts`. */

export interface World {
  readonly gov: Gov
  readonly authority: Authority
  grant(
    id: string,
    types: string,
    area: AreaId,
    holders: readonly PersonId[],
    more?: Partial<GrantTerms>,
  ): void
  add(kind: string, subject: string, terms: object): void
}

/** Hours by person: UTC office hours, `null` never declared; those not named never declared any. */
export function world(
  hours: ReadonlyMap<PersonId, Reachability>,
  contingencies: readonly Contingency[] = [],
): World {
  const example = exampleOrg()
  const add = (kind: string, subject: string, terms: object) =>
    fold(example, { kind, subject, area: null, audience: 'org', terms, words: null } as unknown as Draft)
  for (const type of ['deploy.production', 'rollback', 'architecture', 'spend'])
    add('type.added', type, { type, coverage: 'none', proof: null })
  const never = reachable(null)
  const reachabilityOf = (person: PersonId) => hours.get(person) ?? never
  return {
    gov: example.gov,
    authority: { gov: example.gov, reachabilityOf, contingencies },
    add,
    grant: (id, types, area, holders, more) => {
      const people = holders.map(person => ({ person }))
      add('grant.added', id, {
        ...plainGrant(id, types.split(','), area),
        holders: people,
        ...more,
        proof: null,
      })
    },
  }
}

function plainGrant(id: string, types: readonly string[], area: AreaId): GrantTerms {
  return {
    grant: id,
    key: id,
    types,
    area,
    holders: [],
    mode: 'succession',
    quorum: 1,
    askerMayDecide: true,
    limits: {},
    consult: [],
    inform: [],
    escalateAfterMs: 30 * 60_000,
    from: 0,
    until: null,
    delegable: true,
    breakGlass: false,
    source: null,
  }
}

export function delegation(
  id: string,
  from: PersonId,
  to: PersonId,
  more: Partial<DelegationTerms> = {},
): DelegationTerms {
  const span = { starts: 0, until: Date.UTC(2030, 0, 1) }
  return {
    delegation: id,
    from,
    to,
    types: ['deploy'],
    area: root,
    limits: {},
    ...span,
    standIn: false,
    clipped: false,
    ...more,
  }
}

export function freeze(id: string, more: Partial<Freeze> = {}): Freeze {
  return {
    freeze: id,
    types: ['deploy'],
    area: root,
    from: 0,
    until: null,
    except: [],
    by: '' as PersonId,
    ...more,
  }
}
