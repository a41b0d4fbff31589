import { renderMentions } from '../../domain/handoff/mentions-render.ts'
import type { AreaId, PersonId, TeamId } from '../../domain/ids.ts'
import { pathOf } from '../../domain/people/names.ts'
import type { Audience, Entry } from '../../domain/record/entry.ts'
import { isGovernance } from '../../domain/record/kinds.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Scope } from '../scope.ts'
import { type SealStanding, sealState } from '../sealing/standing.ts'

/** What is read where a name or a text was erased (R4). */
const erased = 'erased' as const

/** An entry in outside names; erased words and names read "erased". */
export function entryView(scope: Scope, { envelope: e, words }: Entry, standing: SealStanding) {
  return {
    id: e.id as string,
    seq: e.seq,
    at: formatInstant(e.at),
    saidAt: e.saidAt === null ? null : formatInstant(e.saidAt),
    kind: e.kind as string,
    actor: handleOf(scope, e.actor),
    onBehalfOf: handleOf(scope, e.onBehalfOf),
    via: e.via as string,
    assurance: e.assurance as string,
    subject: e.subject,
    area: e.area === null ? null : nameOf(scope, e.area),
    audience: audienceView(scope, e.audience),
    terms: named(scope, e.terms, '') as Record<string, unknown>,
    words: wordsView(scope, e.kind, e.commitment, words),
    commitment: e.commitment,
    state: sealState(standing, e.seq),
  }
}

export function handleOf(scope: Scope, person: PersonId | null): string | null {
  return person === null ? null : (scope.names.handles.get(person) ?? erased)
}

function audienceView(scope: Scope, audience: Audience) {
  if (audience === 'org') return 'org' as const
  const people = audience.people.map(person => handleOf(scope, person) ?? erased)
  return 'area' in audience ? { area: nameOf(scope, audience.area), people } : { people }
}

function wordsView(scope: Scope, kind: string, commitment: string | null, words: Entry['words']) {
  if (words === null) return commitment === null ? null : erased
  // Names are what they are; only what people said has mentions in it. A proposal keeps its input as it was sent.
  if (isGovernance(kind) || kind === 'proposal.made') return words as Record<string, unknown>
  return said(scope, words) as Record<string, unknown>
}

function said(scope: Scope, value: unknown): unknown {
  if (typeof value === 'string') {
    return renderMentions(
      value,
      person => scope.names.handles.get(person) ?? null,
      area => pathOf(scope.names, area),
    )
  }
  return mapChildren(value, child => said(scope, child))
}

const instantKey = /At$|^(?:from|until|due|to|validUntil)$/

/** Terms with the names of people, teams and areas for their ids, and instants as text. */
function named(scope: Scope, value: unknown, key: string): unknown {
  if (typeof value === 'string') return nameOf(scope, value)
  if (typeof value === 'number') return instantKey.test(key) ? formatInstant(value) : value
  // The hours of a window are minutes of a day, not instants.
  if (key === 'rules') return value
  return mapChildren(value, (child, at) => named(scope, child, at ?? key))
}

/** The outside name behind an id; any other text as it is. */
function nameOf(scope: Scope, id: string): string {
  if (id.startsWith('per_')) return scope.names.handles.get(id as PersonId) ?? erased
  if (id.startsWith('tea_')) return scope.names.teams.get(id as TeamId) ?? erased
  if (id.startsWith('are_')) return pathOf(scope.names, id as AreaId) ?? erased
  return id
}

/** Depth is bounded: nothing deeper than 32 is ever stored. */
function mapChildren(value: unknown, map: (child: unknown, key?: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map(child => map(child))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, map(child, key)]))
}
