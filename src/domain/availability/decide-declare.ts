import type { AreaId, PersonId, SpanId } from '../ids.ts'
import { canonical, type Gov, isAdministrator } from '../people/gov.ts'
import { areasLedBy, areasOfTeam, teamsOf, withAncestors } from '../people/org-chart.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { type Instant, lastInstant } from '../time/instant.ts'
import { formatInstant } from '../time/instant-text.ts'
import type { LocalInstant } from '../time/local-text.ts'
import type { WrittenTime } from './kinds.ts'
import { bounded, isAbsence } from './reach.ts'
import type { DeclaredSpan, WindowRule } from './spans.ts'

/**
 * V3: who a declaration is proposed by, or null for one's own. For somebody else it takes an administrator, or a
 * manager of one of that person's areas.
 */
export function proposedBy(gov: Gov, by: PersonId, person: PersonId): Outcome<PersonId | null> {
  if (canonical(gov, by) === person) return ok(null)
  if (isAdministrator(gov, by) || manages(gov, by, person)) return ok(by)
  return refuse(
    'not_permitted',
    'Only they, their manager or an administrator may declare this.',
    'Ask one of them to do it.',
    { path: 'for' },
  )
}

function manages(gov: Gov, by: PersonId, person: PersonId): boolean {
  const teams = teamsOf(gov, person).flatMap(team => areasOfTeam(gov, team))
  return [...teams, ...areasLedBy(gov, person)]
    .flatMap(area => withAncestors(gov, area))
    .some(area => gov.areas.get(area)?.managers.some(manager => canonical(gov, manager) === by))
}

/** V3: what a person declared themselves is not overwritten by a proposal. */
export function decideWindows(
  gov: Gov,
  person: PersonId,
  windows: { zone: string; rules: readonly WindowRule[]; proposedBy: PersonId | null },
): Outcome<Draft> {
  const current = gov.people.get(person)?.windows ?? null
  if (windows.proposedBy !== null && current !== null && current.proposedBy === null) {
    return refuse(
      'windows_declared',
      'They declared their hours themselves.',
      'Ask them to change their windows; you may propose leave or cover.',
      { path: 'for' },
    )
  }
  const common = { subject: person, area: null, audience: 'org' as const, words: null }
  return ok(draft({ ...common, kind: 'window.set', terms: { person, windows } }))
}

export interface SpanRequest {
  readonly span: SpanId
  readonly person: PersonId
  readonly from: LocalInstant
  /** Null is "never" (V2), for an absence only. */
  readonly until: LocalInstant | null
  readonly proposedBy: PersonId | null
  /** The person's spans as declared so far. */
  readonly spans: readonly DeclaredSpan[]
  readonly at: Instant
}

export type SpanWish =
  | { readonly kind: 'offline' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'cover'; readonly area: AreaId | null }
  | {
      readonly kind: 'oncall'
      readonly area: AreaId
      readonly types: readonly string[]
      readonly wake: boolean
    }

/** V1–V4: one declared span. What would have no effect is refused: an empty or past one, cover while away. */
export function decideSpan(wish: SpanWish, request: SpanRequest): Outcome<Draft> {
  const refused = misplaced(request) ?? overlapping(wish, request)
  return refused ?? ok(spanDraft(wish, request))
}

function misplaced({ from, until, at }: SpanRequest) {
  if (until === null) return null
  if (until.instant <= from.instant) {
    return refuse('span_empty', 'It ends before it begins.', 'Choose an end after the start.', {
      path: 'until',
    })
  }
  if (until.instant > at) return null
  return refuse('span_past', 'It is over already.', 'Choose an end in the future.', { path: 'until' })
}

/** V2: nobody is away and covering at once; both readings are offered. */
function overlapping({ kind }: SpanWish, { from, until, spans }: SpanRequest) {
  const end = until?.instant ?? Number.POSITIVE_INFINITY
  const meets = (span: DeclaredSpan) => span.from < end && bounded(span).until > from.instant
  const between = (span: DeclaredSpan) =>
    `${formatInstant(span.from)} to ${span.until === null ? 'never' : formatInstant(span.until)}`
  const cover = kind === 'offline' ? spans.find(span => span.kind === 'cover' && meets(span)) : undefined
  if (cover !== undefined) {
    const readings = [
      formatInstant(cover.from),
      ...(cover.until === null ? [] : [formatInstant(cover.until)]),
    ]
    return refuse(
      'offline_over_cover',
      `Cover is declared from ${between(cover)}.`,
      `Be offline until ${readings[0]}, or from ${readings[1]} on.`,
      { path: 'until', details: { cover: cover.id, readings } },
    )
  }
  const away = kind === 'cover' ? spans.find(span => isAbsence(span) && meets(span)) : undefined
  if (away === undefined) return null
  return refuse(
    'cover_over_absence',
    `They are declared away from ${between(away)}, which comes before cover.`,
    'Choose other hours, or be back first.',
    { path: 'from', details: { span: away.id } },
  )
}

function spanDraft(wish: SpanWish, { span, person, from, until, proposedBy }: SpanRequest): Draft {
  const written = {
    from: asWritten(from),
    ...(until === null ? {} : { until: asWritten(until) }),
  }
  const common = { subject: span, area: null, audience: 'org' as const, words: null }
  const terms = { span, person, from: from.instant, proposedBy, written }
  if (wish.kind === 'offline') {
    const absence = { ...terms, until: until?.instant ?? null, handoff: null }
    return draft({ ...common, kind: 'absence.declared', terms: absence })
  }
  const ended = { ...terms, until: until?.instant ?? lastInstant }
  if (wish.kind === 'leave') return draft({ ...common, kind: 'leave.added', terms: ended })
  if (wish.kind === 'cover') {
    return draft({ ...common, area: wish.area, kind: 'cover.added', terms: { ...ended, area: wish.area } })
  }
  const { area, types, wake } = wish
  return draft({ ...common, area, kind: 'oncall.added', terms: { ...ended, area, types, wake } })
}

function asWritten({ local, zone, offsetMinutes }: LocalInstant): WrittenTime {
  return { local, zone, offsetMinutes }
}
