import type { Draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import { decideArea } from './decide-area.ts'
import { decideDecision, type KnownDecision } from './decide-decision.ts'
import { decideGrant } from './decide-grant.ts'
import { type ImportContext, Known, type Verdict } from './decide-known.ts'
import { decidePerson } from './decide-person.ts'
import { decideReport, type KnownReport } from './decide-report.ts'
import { decideTeam } from './decide-team.ts'
import type { ImportFact } from './facts.ts'

const createdKinds = {
  person: 'people',
  team: 'teams',
  area: 'areas',
  grant: 'grants',
  report: 'handoffs',
  decision: 'decisions',
} as const

/** I1: what a batch of facts leads to. */
export interface ImportDecision {
  readonly drafts: readonly Draft[]
  readonly created: Readonly<Record<(typeof createdKinds)[keyof typeof createdKinds], number>>
  readonly changed: number
  readonly unchanged: number
  readonly conflicts: readonly { readonly key: string; readonly reason: string }[]
}

/** Decides facts in their order; each stands on what the ones before it made. */
export function decideFacts(
  context: ImportContext,
  facts: readonly ImportFact[],
  /** What the record holds of a report or decision already. */
  heldOf: (fact: ImportFact) => KnownReport | KnownDecision | null,
): ImportDecision {
  const known = new Known(context)
  const drafts: Draft[] = []
  const created = { people: 0, teams: 0, areas: 0, grants: 0, handoffs: 0, decisions: 0 }
  const counts = { changed: 0, unchanged: 0 }
  const conflicts: { key: string; reason: string }[] = []
  const seen = new Set<string>()
  for (const fact of facts) {
    const verdict: Verdict = seen.has(fact.key)
      ? { is: 'conflict', reason: 'This key stands twice in one batch.' }
      : decideFact(known, fact, heldOf(fact))
    seen.add(fact.key)
    if (verdict.is === 'conflict') conflicts.push({ key: fact.key, reason: verdict.reason })
    else if (verdict.is === 'created') created[createdKinds[fact.kind]] += 1
    else counts[verdict.is] += 1
    if ('drafts' in verdict) drafts.push(...verdict.drafts)
    if ('remark' in verdict && verdict.remark !== undefined)
      conflicts.push({ key: fact.key, reason: verdict.remark })
  }
  return { drafts, created, ...counts, conflicts }
}

function decideFact(known: Known, fact: ImportFact, held: KnownReport | KnownDecision | null): Verdict {
  switch (fact.kind) {
    case 'person':
      return decidePerson(known, fact)
    case 'team':
      return decideTeam(known, fact)
    case 'area':
      return decideArea(known, fact)
    case 'grant':
      return decideGrant(known, fact)
    case 'report':
      return decideReport(known, fact, fact.saidAt as Instant, isReport(held) ? held : null)
    case 'decision':
      return decideDecision(known, fact, isReport(held) ? null : held)
  }
}

function isReport(held: KnownReport | KnownDecision | null): held is KnownReport {
  return held?.state.is === 'report'
}
