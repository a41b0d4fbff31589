import type { WrittenTime } from '../availability/kinds.ts'
import type { EntryId, PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { managersFor, membersOf } from '../people/org-chart.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import type { IsReachable } from './offer.ts'
import type { ItemState, QuestionState } from './states.ts'

/** Who acts on an item, and what is known of them. */
export interface Actor {
  readonly gov: Gov
  readonly person: PersonId
  readonly now: Instant
  readonly isReachable: IsReachable
}

export interface Worded {
  readonly text: string
  readonly refs: readonly string[]
}

export type Decision = Outcome<Draft[]>

/** H8: progress, by its owner, its author or anyone on shift in the area. */
export function decideNote(actor: Actor, item: ItemState, { text, refs }: Worded): Decision {
  const open = openFor(actor, item)
  if (!open.ok) return open
  const terms = { item: item.id, by: actor.person }
  return ok([draft({ ...about(item), kind: 'item.noted', terms, words: { text, refs } })])
}

/** H8: "still true until …": moves `validUntil`. A hold or contingency ends when it said; only amending moves that. */
export function decideConfirm(actor: Actor, item: ItemState, until: Instant, written: WrittenTime): Decision {
  const open = openFor(actor, item)
  if (!open.ok) return open
  if (item.endsAt !== null) {
    return refuse(
      'ends_by_itself',
      `${item.id} ends when it says.`,
      'Its author amends the handoff to move its end.',
      { path: 'until' },
    )
  }
  if (until <= actor.now) {
    return refuse('until_in_past', 'This instant has passed.', 'Say until when it will still be true.', {
      path: 'until',
    })
  }
  const terms = { item: item.id, by: actor.person, validUntil: until, written }
  return ok([draft({ ...about(item), kind: 'item.confirmed', terms, words: null })])
}

/** H8: closed with an outcome by its owner, its author or a manager of its area. */
export function decideClose(actor: Actor, item: ItemState, { text, refs }: Worded): Decision {
  if (item.closed !== null) return isClosed(item)
  if (!mayClose(actor, item)) return notYours(item)
  const terms = { item: item.id, by: actor.person }
  return ok([draft({ ...about(item), kind: 'item.closed', terms, words: { outcome: text, refs } })])
}

export function decideReopen(actor: Actor, item: ItemState): Decision {
  if (item.closed === null) return refuse('item_open', `${item.id} is open.`, 'There is nothing to reopen.')
  if (item.closed.how === 'withdrawn') {
    return refuse(
      'item_withdrawn',
      `${item.id} was withdrawn and its words are erased.`,
      'Say it anew in a handoff.',
    )
  }
  if (item.closed.how === 'ended') {
    return refuse(
      'item_ended',
      `${item.id} ended when it said.`,
      'Carry it forward in a handoff with a new end.',
    )
  }
  if (!mayClose(actor, item)) return notYours(item)
  return ok([
    draft({ ...about(item), kind: 'item.reopened', terms: { item: item.id, by: actor.person }, words: null }),
  ])
}

/** H6: offers it to whoever is on next; the releaser stays owner until somebody accepts. */
export function decideRelease(actor: Actor, item: ItemState, reason: string): Decision {
  const { gov, person, now } = actor
  if (item.closed !== null) return isClosed(item)
  if (!isOneOf(gov, person, [item.owner])) {
    return refuse(
      'not_the_owner',
      `${item.id} is not yours to release.`,
      'Decline the offer, or note what you know.',
    )
  }
  const offer = { to: { kind: 'on-next' as const }, graceAt: now + gov.settings.graceMs }
  const terms = { item: item.id, by: person, offer }
  return ok([draft({ ...about(item), kind: 'item.released', terms, words: { reason } })])
}

/** H5: the author takes back a line at any time, closed or not; what it said is erased (R4). */
export function decideWithdraw(actor: Actor, item: ItemState): Decision {
  if (item.closed?.how === 'withdrawn') {
    return refuse('item_withdrawn', `${item.id} is withdrawn already.`, 'There is nothing left to withdraw.')
  }
  if (!isOneOf(actor.gov, actor.person, [item.author])) {
    return refuse(
      'not_the_author',
      `Only who wrote ${item.id} may withdraw it.`,
      'Close it with an outcome instead.',
    )
  }
  const entries: readonly EntryId[] = item.said
  return ok([
    draft({
      ...about(item),
      kind: 'item.withdrawn',
      terms: { item: item.id, by: actor.person, entries },
      words: null,
    }),
  ])
}

/** H8: answered by the person asked, the item's owner or author, or anyone of the area's team and leads. */
export function decideAnswer(
  actor: Actor,
  item: ItemState,
  question: QuestionState,
  { text, refs }: Worded,
): Decision {
  if (question.answered !== null) {
    return alreadyAnswered(question.id, 'Note on the item if you know more.')
  }
  if (!mayAnswer(actor, item, question.answerer)) return notAsked(question.id)
  const terms = { question: question.id, item: item.id, by: actor.person }
  const { area, audience } = question
  return ok([
    draft({ kind: 'question.answered', subject: question.id, area, audience, terms, words: { text, refs } }),
  ])
}

/** An item that is itself a question is closed by its answer. */
export function decideAnswerItem(actor: Actor, item: ItemState, { text, refs }: Worded): Decision {
  if (item.closed !== null) {
    return alreadyAnswered(item.id, 'Reopen it if it asks something new.')
  }
  if (!mayAnswer(actor, item, item.answerer)) return notAsked(item.id)
  const terms = { item: item.id, by: actor.person }
  return ok([draft({ ...about(item), kind: 'item.closed', terms, words: { outcome: text, refs } })])
}

function about({ id, area, audience }: ItemState) {
  return { subject: id, area, audience }
}

function openFor(actor: Actor, item: ItemState): Outcome<null> {
  const { gov, person } = actor
  if (item.closed !== null) return isClosed(item)
  if (isOneOf(gov, person, [item.owner, item.author])) return ok(null)
  if (isOfArea(gov, person, item) && actor.isReachable(person)) return ok(null)
  return refuse(
    'not_on_shift',
    `${item.id} is noted on by its owner, its author and whoever is on shift there.`,
    'Ask about it instead.',
  )
}

function isClosed(item: ItemState): ReturnType<typeof refuse> {
  return refuse('item_closed', `${item.id} is closed.`, 'Reopen it first, if it is not done.')
}

function notYours(item: ItemState): ReturnType<typeof refuse> {
  return refuse(
    'not_yours_to_close',
    `${item.id} is closed and reopened by its owner, its author or a manager.`,
    'Note on it instead.',
  )
}

export function alreadyAnswered(id: string, next: string): ReturnType<typeof refuse> {
  return refuse('already_answered', `${id} is answered already.`, next)
}

export function notAsked(id: string): ReturnType<typeof refuse> {
  return refuse(
    'not_asked_of_you',
    `${id} is for the person asked, or the people of its area.`,
    'Note on the item if you are on shift there.',
  )
}

function mayClose({ gov, person }: Actor, item: ItemState): boolean {
  return isOneOf(gov, person, [item.owner, item.author, ...managersFor(gov, item.area)])
}

export function mayAnswer({ gov, person }: Actor, item: ItemState, answerer: PersonId | null): boolean {
  return isOneOf(gov, person, [answerer, item.owner, item.author]) || isOfArea(gov, person, item)
}

/** On the area's team, or one who leads it. */
function isOfArea(gov: Gov, person: PersonId, item: ItemState): boolean {
  const area = gov.areas.get(item.area)
  if (area === undefined) return false
  const members = area.team === null ? [] : membersOf(gov, area.team)
  return isOneOf(gov, person, [...members, ...area.managers, ...area.techLeads])
}

export function isOneOf(gov: Gov, person: PersonId, people: readonly (PersonId | null)[]): boolean {
  const me = canonical(gov, person)
  return people.some(one => one !== null && canonical(gov, one) === me)
}
