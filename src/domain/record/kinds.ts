import type { MapTerms, MapWords, ObservationTerms, ObservationWords } from '../authority/kinds.ts'
import type { AvailabilityTerms } from '../availability/kinds.ts'
import type { ImportedDecisionTerms, ImportedDecisionWords } from '../decisions/imported.ts'
import type { DecisionTerms, DecisionWords } from '../decisions/kinds.ts'
import type { HandoffEntryTerms, HandoffWords } from '../handoff/kinds.ts'
import type { EntryId, PersonId } from '../ids.ts'
import type { GovernanceTerms, GovernanceWords } from '../people/kinds.ts'
import type { StandingTerms, StandingWords } from '../standing/kinds.ts'

interface RecordTerms {
  /** R4: which bodies were deleted, and why in words. */
  'record.erased': { readonly entries: readonly EntryId[]; readonly person: PersonId | null }
  /** V7: an agent's command that waits for its sponsor; it has no effect until `proposal.confirmed` runs it. */
  'proposal.made': {
    readonly proposal: string
    readonly operation: string
    readonly agent: PersonId
    readonly sponsor: PersonId
  }
  'proposal.confirmed': {
    readonly proposal: string
    readonly by: PersonId
    readonly entries: readonly EntryId[]
  }
  /** V7: it waits no longer: its sponsor said no, or its words were erased, so that there is nothing to confirm. */
  'proposal.declined': {
    readonly proposal: string
    readonly by: PersonId
    readonly because: 'declined' | 'erased'
  }
  /** R1: another key signs the log from the next checkpoint on. Both keys sign that it does (C2SP signed-note). */
  'key.rotated': {
    /** Keys as signed-note writes them. */
    readonly from: string
    readonly to: string
    /** A note of both keys, signed by both. */
    readonly note: string
  }
  /** R6: an older state was restored although more had been sealed; the log goes on under another name. */
  'log.forked': {
    readonly origin: string
    /** The checkpoint that is left behind, as a signed note. */
    readonly leaves: string
  }
}

interface RecordWords {
  'record.erased': { readonly ground: string }
  'proposal.made': { readonly input: string }
  'proposal.declined': { readonly reason: string | null }
}

export type AllTerms = GovernanceTerms &
  MapTerms &
  AvailabilityTerms &
  HandoffEntryTerms &
  ObservationTerms &
  DecisionTerms &
  ImportedDecisionTerms &
  StandingTerms &
  RecordTerms
type AllWords = GovernanceWords &
  MapWords &
  HandoffWords &
  ObservationWords &
  DecisionWords &
  ImportedDecisionWords &
  StandingWords &
  RecordWords

export type EntryKind = keyof AllTerms
export type TermsOf<K extends EntryKind> = AllTerms[K]
/** Kinds without words have none to erase. */
export type WordsOf<K extends EntryKind> = K extends keyof AllWords ? AllWords[K] : never

const governance: Record<keyof (GovernanceTerms & MapTerms), true> = {
  'org.created': true,
  'org.set': true,
  'zone.adopted': true,
  'rules.adopted': true,
  'clock.set': true,
  'clock.reset': true,
  'person.added': true,
  'person.set': true,
  'person.merged': true,
  'person.left': true,
  'admin.added': true,
  'team.set': true,
  'team.retired': true,
  'area.added': true,
  'area.set': true,
  'area.moved': true,
  'area.retired': true,
  'area.followed': true,
  'area.unfollowed': true,
  'window.set': true,
  'window.confirmed': true,
  'type.added': true,
  'calendar.added': true,
  'grant.added': true,
  'grant.revoked': true,
  'fence.added': true,
  'fence.removed': true,
  'freeze.added': true,
  'freeze.lifted': true,
  'delegation.added': true,
  'delegation.revoked': true,
}

/** Governance entries are folded into memory; all others belong to a subject's stream. An erasure is read with them, since it takes words out of that memory. */
export function isGovernance(kind: string): boolean {
  return kind === 'record.erased' || Object.hasOwn(governance, kind)
}
