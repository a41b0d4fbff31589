import { type AuthorityMap, emptyMap } from '../authority/map.ts'
import type { Windows } from '../availability/spans.ts'
import type { AreaId, OrgId, PersonId, TeamId } from '../ids.ts'
import type { OrgSettings, Source, TeamMember } from './kinds.ts'

/**
 * The governance state of one organisation: bounded, folded into memory from governance entries. It holds terms only,
 * never words, so that everything computed from it survives erasure. Names live in `Names`.
 */
export interface Gov {
  org: OrgId
  /** The last seq folded into it; also the key of every index derived from it. */
  seq: number
  simulated: boolean
  clockOffsetMs: number
  zone: string
  zoneData: { version: string; sha256: string }
  rules: string
  settings: OrgSettings
  rootArea: AreaId
  people: Map<PersonId, Person>
  teams: Map<TeamId, Team>
  areas: Map<AreaId, Area>
  /** In the order they were made; "administrator" means `map` on the root (A16). */
  admins: PersonId[]
  /** V5: who a merged person is now. */
  mergedInto: Map<PersonId, PersonId>
  /** I1: what an import made, by its keyed source. */
  sources: Map<string, SourcedFact>
  /** Who may decide what: types, grants, fences, freezes, delegations (A). */
  map: AuthorityMap
}

export interface Person {
  readonly id: PersonId
  readonly agent: boolean
  readonly sponsor: PersonId | null
  readonly zone: string | null
  readonly windows: Windows | null
  readonly auditor: boolean
  readonly active: boolean
  readonly follows: readonly AreaId[]
}

export interface Team {
  readonly id: TeamId
  readonly members: readonly TeamMember[]
  readonly retired: boolean
}

export interface Area {
  readonly id: AreaId
  /** Null for the root only. */
  readonly parent: AreaId | null
  readonly team: TeamId | null
  readonly managers: readonly PersonId[]
  readonly techLeads: readonly PersonId[]
  readonly restricted: boolean
  readonly retired: boolean
}

/** One imported fact: what it made, the digest it had, and whether it was changed by hand since. */
export interface SourcedFact {
  readonly subject: string
  readonly kind: 'person' | 'team' | 'area' | 'grant'
  readonly source: Source
  /** The seq of the import's last entry about it. */
  readonly seq: number
  /** The seq of the last entry about the same subject by anyone. */
  readonly touchedSeq: number
}

export const defaultSettings: OrgSettings = {
  defaultTransfer: 'on-next',
  graceMs: 60 * 60_000,
  escalateAfterMs: 30 * 60_000,
  neededByMs: 7 * 86_400_000,
  agentConfirm: true,
  leastAssurance: 'asserted',
}

/** An organisation of which nothing is known yet: before its first entry. */
export function emptyGov(): Gov {
  return {
    org: '' as OrgId,
    seq: 0,
    simulated: false,
    clockOffsetMs: 0,
    zone: 'Etc/UTC',
    zoneData: { version: '', sha256: '' },
    rules: '',
    settings: defaultSettings,
    rootArea: '' as AreaId,
    people: new Map(),
    teams: new Map(),
    areas: new Map(),
    admins: [],
    mergedInto: new Map(),
    sources: new Map(),
    map: emptyMap(),
  }
}

/** The person this id means now, after merges (V5). */
export function canonical(gov: Gov, person: PersonId): PersonId {
  let current = person
  for (let next = gov.mergedInto.get(current); next !== undefined; next = gov.mergedInto.get(current))
    current = next
  return current
}

/** Every id that means this person: their own and all merged into it. */
export function aliases(gov: Gov, person: PersonId): PersonId[] {
  if (gov.mergedInto.size === 0) return [person]
  return [person, ...[...gov.mergedInto.keys()].filter(from => canonical(gov, from) === person)]
}

/** An active member, human or agent. */
export function activePerson(gov: Gov, person: PersonId | null): Person | null {
  const found = person === null ? undefined : gov.people.get(canonical(gov, person))
  return found?.active ? found : null
}

/** An active human; agents never own, are never on next, never fill a quorum (V7). */
export function activeHuman(gov: Gov, person: PersonId | null): Person | null {
  const found = activePerson(gov, person)
  return found !== null && !found.agent ? found : null
}

export function isAdministrator(gov: Gov, person: PersonId | null): boolean {
  return person !== null && gov.admins.includes(canonical(gov, person)) && activePerson(gov, person) !== null
}
