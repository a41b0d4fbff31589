import type { ItemState } from '../handoff/states.ts'
import type { PersonId } from '../ids.ts'
import { canonical, type Gov, isAdministrator } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { keptDraft, offeredBy } from './decide-back.ts'
import type { DeclaredSpan } from './spans.ts'

export interface CancelCommand {
  readonly gov: Gov
  readonly by: PersonId
  readonly span: DeclaredSpan
  /** The lines of the handoff that declared it. */
  readonly lines: readonly ItemState[]
  readonly at: Instant
}

/**
 * V3: a leave, cover or on-call span ends now, or never begins: by its person, by whoever proposed it while it is only
 * proposed, or by an administrator. An absence that has begun ends by being back (V2); one that has not never begins,
 * and then its author keeps what a handoff offered for it and nobody accepted, as by being back early (H7).
 */
export function decideCancelSpan({ gov, by, span, lines, at }: CancelCommand): Outcome<Draft[]> {
  const own = [span.person, ...(span.proposedBy === null ? [] : [span.proposedBy])]
  if (!own.some(person => canonical(gov, person) === by) && !isAdministrator(gov, by)) {
    return refuse(
      'not_your_span',
      'This span is somebody else’s.',
      'Ask its person, or an administrator, to end it.',
      { path: 'id' },
    )
  }
  if (span.until !== null && (span.until <= at || span.until <= span.from)) {
    return refuse('span_past', 'It is over already.', 'Nothing needs to be done.', { path: 'id' })
  }
  if (span.kind === 'offline' && span.from <= at) {
    return refuse('absence_not_span', 'This absence has begun.', 'Be back instead: it ends now.', {
      path: 'id',
    })
  }
  const person = canonical(gov, span.person)
  const kept = lines.filter(
    item => offeredBy(gov, person, item) && item.offer?.handoff === span.handoff && span.handoff !== null,
  )
  const common = { subject: span.id, area: span.area, audience: 'org' as const, words: null }
  const terms = { span: span.id, person: span.person, endedAt: at }
  const cancelled = draft({ ...common, kind: 'span.cancelled', terms })
  return ok([cancelled, ...kept.map(item => keptDraft(item, person))])
}
