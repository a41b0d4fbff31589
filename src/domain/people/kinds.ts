import type { AuthorityProof } from '../authority/kinds.ts'
import type { Windows } from '../availability/spans.ts'
import type { AreaId, OrgId, PersonId, TeamId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

/** Where an imported fact came from (I1). `key` is the importer's own stable name for it, hashed. */
export interface Source {
  readonly importer: string
  readonly root: string
  readonly key: string
  readonly digest: string
}

export type TeamMember = { readonly person: PersonId } | { readonly team: TeamId }

export interface OrgSettings {
  /** What happens when nobody accepts within grace (H7). */
  readonly defaultTransfer: 'on-next' | 'author'
  readonly graceMs: number
  readonly escalateAfterMs: number
  readonly neededByMs: number
  /** Whether an agent's entries wait for its sponsor (V7). */
  readonly agentConfirm: boolean
  readonly leastAssurance: 'asserted' | 'token' | 'session' | 'verified'
}

/**
 * Terms of the entries that make up the organisation: bounded, folded into memory (`Gov`). `proof` says under which
 * authority it was changed (A16); entries of before there was a map have none, and of an import's batch the first has it.
 */
export interface GovernanceTerms {
  'org.created': {
    readonly org: OrgId
    readonly rootArea: AreaId
    /** T8: a rehearsal; can never become a real one. */
    readonly simulated: boolean
    readonly zone: string
    readonly zoneData: { readonly version: string; readonly sha256: string }
    readonly rules: string
    /** Wall clock plus this is the organisation's clock; 0 for a real one. */
    readonly clockOffsetMs: number
  }
  'org.set': { readonly settings: Partial<OrgSettings> }
  'zone.adopted': { readonly version: string; readonly sha256: string }
  'rules.adopted': { readonly version: string }
  'clock.set': { readonly to: Instant; readonly clockOffsetMs: number }
  'clock.reset': { readonly from: Instant; readonly to: Instant }
  'person.added': {
    readonly person: PersonId
    readonly agent: boolean
    readonly sponsor: PersonId | null
    readonly zone: string | null
    readonly source: Source | null
    readonly proof?: AuthorityProof | null
  }
  'person.set': {
    readonly person: PersonId
    readonly auditor?: boolean
    readonly zone?: string
    readonly source?: Source | null
  }
  'person.merged': {
    readonly from: PersonId
    readonly into: PersonId
    readonly proof?: AuthorityProof | null
  }
  'person.left': {
    readonly person: PersonId
    readonly source?: Source | null
    readonly proof?: AuthorityProof | null
  }
  'admin.added': {
    readonly person: PersonId
    readonly proof?: AuthorityProof | null
  }
  'team.set': {
    readonly team: TeamId
    readonly members: readonly TeamMember[]
    readonly source: Source | null
    readonly proof?: AuthorityProof | null
  }
  'team.retired': {
    readonly team: TeamId
    readonly source: Source | null
    readonly proof?: AuthorityProof | null
  }
  'area.added': {
    readonly area: AreaId
    readonly parent: AreaId
    readonly team: TeamId | null
    readonly managers: readonly PersonId[]
    readonly techLeads: readonly PersonId[]
    readonly restricted: boolean
    readonly source: Source | null
    readonly proof?: AuthorityProof | null
  }
  'area.set': {
    readonly area: AreaId
    readonly team?: TeamId | null
    readonly managers?: readonly PersonId[]
    readonly techLeads?: readonly PersonId[]
    readonly restricted?: boolean
    readonly source?: Source | null
    readonly proof?: AuthorityProof | null
  }
  'area.moved': {
    readonly area: AreaId
    readonly parent: AreaId
    readonly proof?: AuthorityProof | null
  }
  'area.retired': {
    readonly area: AreaId
    readonly source?: Source | null
    readonly proof?: AuthorityProof | null
  }
  'area.followed': { readonly area: AreaId; readonly person: PersonId }
  'area.unfollowed': { readonly area: AreaId; readonly person: PersonId }
  'window.set': { readonly person: PersonId; readonly windows: Windows; readonly source?: Source | null }
  /** The person makes a proposed window their own (V3). */
  'window.confirmed': { readonly person: PersonId }
}

/** Words of the same entries: what erasure removes. */
export interface GovernanceWords {
  'org.created': { readonly slug: string }
  'person.added': { readonly handle: string; readonly name: string }
  'person.set': { readonly handle?: string; readonly name?: string }
  'team.set': { readonly name: string }
  'area.added': { readonly segment: string; readonly name?: string }
  'area.set': { readonly name?: string }
  'area.moved': { readonly segment: string }
}
