import type { ItemId, PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { chosenOf } from './decide-accept.ts'
import { defaultCandidates } from './due.ts'
import { byReaders } from './narrower.ts'
import { type IsReachable, namedPeople } from './offer.ts'
import type { HandoffState, ItemState } from './states.ts'

export interface DeclineCommand {
  readonly gov: Gov
  readonly person: PersonId
  readonly handoff: HandoffState
  readonly items: readonly ItemState[]
  readonly chosen: readonly ItemId[] | null
  readonly reason: string
  readonly now: Instant
  readonly isReachable: IsReachable
  /** Who is on next among these now (H0). */
  readonly onNext: (candidates: readonly PersonId[]) => PersonId | null
}

/** H6: declining leaves the owner as is; when all named people have declined, the default of H7 applies at once. */
export function decideDecline(command: DeclineCommand): Outcome<Draft[]> {
  const { gov, person, handoff } = command
  const chosen = chosenOf(command, 'decline')
  if (!chosen.ok) return chosen
  const me = canonical(gov, person)
  const left = chosen.value.filter(({ offer }) => !offer?.declinedBy.some(by => canonical(gov, by) === me))
  if (left.length === 0) {
    return refuse(
      'already_declined',
      'You have declined this already.',
      'Accept it if you can take it after all.',
    )
  }
  const wholes = byReaders(handoff, left, me).map(({ audience, items, speaks }) =>
    draft({
      kind: 'handoff.declined',
      subject: handoff.id,
      area: handoff.areas[0] ?? null,
      audience,
      terms: { handoff: handoff.id, items: items.map(({ id }) => id) },
      words: { reason: speaks ? command.reason : null },
    }),
  )
  return ok([...wholes, ...left.flatMap(item => declineItem(command, item, me))])
}

function declineItem(command: DeclineCommand, item: ItemState, me: PersonId): Draft[] {
  const { gov, now } = command
  const about = { subject: item.id, area: item.area, audience: item.audience, words: null }
  const terms = { item: item.id, handoff: item.offer?.handoff ?? null, by: me }
  const declined = draft({ ...about, kind: 'item.declined', terms })
  const { offer } = item
  if (offer === null || offer.defaulted) return [declined]
  const after = { ...item, offer: { ...offer, declinedBy: [...offer.declinedBy, me] } }
  const gone = new Set(after.offer.declinedBy.map(by => canonical(gov, by)))
  if (namedPeople(gov, offer)?.every(named => gone.has(named)) !== true) return [declined]
  const to = command.onNext(defaultCandidates(gov, after))
  const fallen = draft({
    ...about,
    kind: 'item.defaulted',
    terms: { item: item.id, to, reason: 'declined', effectiveAt: now },
  })
  return [declined, fallen]
}
