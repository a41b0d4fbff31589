import type { PersonId } from '../ids.ts'
import { canonical, type Gov, isAdministrator } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { DeclaredSpan } from './spans.ts'

/**
 * V3: a leave, cover or on-call span ends now, or never begins: by its person, by whoever proposed it while it is only
 * proposed, or by an administrator. An absence ends by being back (V2).
 */
export function decideCancelSpan(gov: Gov, by: PersonId, span: DeclaredSpan, at: Instant): Outcome<Draft> {
  const own = [span.person, ...(span.proposedBy === null ? [] : [span.proposedBy])]
  if (!own.some(person => canonical(gov, person) === by) && !isAdministrator(gov, by)) {
    return refuse(
      'not_your_span',
      'This span is somebody else’s.',
      'Ask its person, or an administrator, to end it.',
      { path: 'id' },
    )
  }
  if (span.kind === 'offline') {
    return refuse('absence_not_span', 'This is an absence.', 'Be back instead: it ends now.', { path: 'id' })
  }
  if (span.until !== null && (span.until <= at || span.until <= span.from)) {
    return refuse('span_past', 'It is over already.', 'Nothing needs to be done.', { path: 'id' })
  }
  const common = { subject: span.id, area: span.area, audience: 'org' as const, words: null }
  const terms = { span: span.id, person: span.person, endedAt: at }
  return ok(draft({ ...common, kind: 'span.cancelled', terms }))
}
