import type { ItemState } from '../handoff/states.ts'
import type { PersonId, SpanId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { holdsAt, isAbsence } from './reach.ts'
import type { DeclaredSpan } from './spans.ts'

/** V2: "back" ends every current absence at this instant; H7: what nobody accepted is the author's again. */
export function decideBack(
  gov: Gov,
  person: PersonId,
  spans: readonly DeclaredSpan[],
  items: readonly ItemState[],
  at: Instant,
): Outcome<{ ended: SpanId[]; kept: string[]; drafts: Draft[] }> {
  const current = spans.filter(span => isAbsence(span) && holdsAt(span, at))
  if (current.length === 0) {
    return refuse(
      'not_absent',
      'You are not declared away.',
      'Nothing needs to be done; call off an absence that has not begun with span cancel.',
    )
  }
  const kept = items.filter(item => offeredBy(gov, person, item))
  const drafts = [
    ...current.map(({ id: span }) =>
      draft({
        kind: 'absence.ended',
        subject: span,
        area: null,
        audience: 'org',
        terms: { span, person, endedAt: at },
        words: null,
      }),
    ),
    ...kept.map(item => keptDraft(item, person)),
  ]
  return ok({ ended: current.map(({ id }) => id), kept: kept.map(({ id }) => id), drafts })
}

/** H7: what nobody accepted is the author's again, and offered no longer. */
export function keptDraft(item: ItemState, person: PersonId): Draft {
  return draft({
    kind: 'item.kept',
    subject: item.id,
    area: item.area,
    audience: item.audience,
    terms: { item: item.id, owner: person },
    words: null,
  })
}

/** A live offer from a handoff of theirs; what they released stays offered. */
export function offeredBy(gov: Gov, person: PersonId, { closed, offer }: ItemState): boolean {
  if (closed !== null || offer === null || offer.handoff === null || offer.by === null) return false
  return canonical(gov, offer.by) === person
}

/** V3: the person makes a proposed span their own. */
export function decideConfirmSpan(gov: Gov, by: PersonId, span: DeclaredSpan): Outcome<Draft> {
  if (canonical(gov, span.person) !== by) {
    return refuse('not_your_span', 'This span is somebody else’s.', 'Only its person confirms it.', {
      path: 'id',
    })
  }
  if (span.proposedBy === null) return nothingToConfirm()
  const common = { subject: span.id, area: span.area, audience: 'org' as const, words: null }
  return ok(draft({ ...common, kind: 'span.confirmed', terms: { span: span.id, person: by } }))
}

/** V3: the person makes proposed windows their own. */
export function decideConfirmWindows(gov: Gov, by: PersonId): Outcome<Draft> {
  if (gov.people.get(by)?.windows?.proposedBy == null) return nothingToConfirm()
  const common = { subject: by, area: null, audience: 'org' as const, words: null }
  return ok(draft({ ...common, kind: 'window.confirmed', terms: { person: by } }))
}

function nothingToConfirm() {
  return refuse('nothing_to_confirm', 'Nothing proposed is waiting there.', 'See person show.', {
    path: 'id',
  })
}
