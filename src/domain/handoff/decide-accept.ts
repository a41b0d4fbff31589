import type { EntryId, HandoffId, IdSource, ItemId, PersonId, QuestionId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { undoMs } from './kinds.ts'
import { byReaders, type Group } from './narrower.ts'
import { type IsReachable, isOfferer, mayAccept, offeredIn } from './offer.ts'
import type { HandoffState, ItemState } from './states.ts'

export interface AskedItem {
  readonly item: ItemId
  /** In the stored form. */
  readonly text: string
  readonly refs: readonly string[]
}

export interface AcceptCommand {
  readonly gov: Gov
  readonly person: PersonId
  readonly handoff: HandoffState
  /** Every item of the handoff, as it stands. */
  readonly items: readonly ItemState[]
  /** Null: all that is offered to this person here. */
  readonly chosen: readonly ItemId[] | null
  readonly readBack: string | null
  readonly questions: readonly AskedItem[]
  readonly isReachable: IsReachable
  readonly ids: IdSource
}

/**
 * H6: accepting moves the owner of every accepted item at once. Fragile and unstable ones need a read-back. Of two who
 * accept, the second is told who holds it.
 */
export function decideAccept(command: AcceptCommand): Outcome<Draft[]> {
  const taken = chosenOf(command, 'accept')
  if (!taken.ok) return taken
  const items = taken.value
  const fragile = items.find(item => item.condition !== 'stable')
  if (fragile !== undefined && command.readBack === null) {
    return refuse(
      'read_back_needed',
      `${fragile.id} is ${fragile.condition}: it is accepted with a read-back.`,
      'Say in your own words what you take over, as "readBack".',
      { path: 'readBack', details: { item: fragile.id, condition: fragile.condition } },
    )
  }
  const stray = command.questions.find(({ item }) => !items.some(({ id }) => id === item))
  if (stray !== undefined) {
    return refuse(
      'unknown_item',
      `${stray.item} is not among what you accept.`,
      'Ask about it with "item ask".',
      {
        path: 'questions',
      },
    )
  }
  return ok(acceptDrafts(command, items))
}

function acceptDrafts(command: AcceptCommand, items: readonly ItemState[]): Draft[] {
  const { handoff, person, ids } = command
  const questions = command.questions.map(asked => ({ ...asked, id: ids.numbered<QuestionId>('Q') }))
  const groups = byReaders(handoff, items, person).map(group => {
    const acceptance = ids.fresh<EntryId>('ent')
    const said = group.items.map(({ id }) => id)
    const whole = draft({
      id: acceptance,
      kind: 'handoff.accepted',
      subject: handoff.id,
      area: handoff.areas[0] ?? null,
      audience: group.audience,
      terms: {
        handoff: handoff.id,
        items: said,
        questions: questions.filter(({ item }) => said.includes(item)).map(({ id }) => id),
      },
      words: { readBack: group.speaks ? command.readBack : null },
    })
    return { whole, moved: group.items.map(item => moveDraft(item, acceptance, person)) }
  })
  const asked = questions.map(({ id, item: itemId, text, refs }) => {
    const item = items.find(({ id }) => id === itemId)!
    return draft({
      kind: 'question.asked',
      subject: id,
      area: item.area,
      audience: item.audience,
      terms: { question: id, item: itemId, by: person, answerer: item.author },
      words: { text, refs },
    })
  })
  return [...groups.map(({ whole }) => whole), ...groups.flatMap(({ moved }) => moved), ...asked]
}

function moveDraft(item: ItemState, acceptance: EntryId, owner: PersonId): Draft {
  return draft({
    kind: 'item.accepted',
    subject: item.id,
    area: item.area,
    audience: item.audience,
    terms: { item: item.id, handoff: item.offer?.handoff ?? null, acceptance, owner },
    words: null,
  })
}

type Choice = Pick<AcceptCommand, 'gov' | 'person' | 'handoff' | 'items' | 'chosen' | 'isReachable'>

/** What of a handoff somebody accepts or declines: the items named, else all offered to them. */
export function chosenOf(choice: Choice, verb: 'accept' | 'decline'): Outcome<ItemState[]> {
  const { gov, person, handoff, items, chosen, isReachable } = choice
  const offered = new Set(offeredIn(handoff, items))
  const eligible = (item: ItemState) => offered.has(item) && mayAccept(gov, item, person, isReachable)
  if (chosen !== null) {
    const found: ItemState[] = []
    for (const id of new Set(chosen)) {
      const item = items.find(item => item.id === id)
      if (item === undefined) {
        return refuse('unknown_item', `${id} is no line of ${handoff.id}.`, 'Name a line of this handoff.', {
          path: 'items',
        })
      }
      if (!eligible(item)) return whyNot(choice, [item], verb)
      found.push(item)
    }
    if (found.length > 0) return ok(found)
  }
  const mine = items.filter(eligible)
  return mine.length > 0 ? ok(mine) : whyNot(choice, items, verb)
}

/** The most telling reason why none of these can be accepted or declined by this person. */
function whyNot(
  choice: Choice,
  items: readonly ItemState[],
  verb: 'accept' | 'decline',
): ReturnType<typeof refuse> {
  const { gov, person, handoff } = choice
  const me = canonical(gov, person)
  const open = items.filter(({ closed, kind }) => closed === null && kind !== 'done')
  if (open.some(({ offer }) => offer !== null && isOfferer(gov, offer, me))) {
    return refuse(
      'own_handoff',
      'You cannot accept or decline what you hand over yourself.',
      'Amend it, or close what is done.',
    )
  }
  const accepted = open.find(({ offer, accepted }) => offer === null && accepted !== null)
  if (accepted !== undefined) return acceptedRefusal(gov, me, accepted, verb)
  const elsewhere = open.find(item => item.offer !== null && !offeredIn(handoff, [item]).includes(item))
  const moved =
    elsewhere ?? open.find(({ offer, handoffs }) => offer === null && handoffs.at(-1) !== handoff.id)
  if (moved !== undefined) {
    const later = moved.offer?.handoff ?? moved.handoffs.at(-1) ?? null
    return refuse(
      'offer_withdrawn',
      `${moved.id} was said again since, so this offer is withdrawn.`,
      `Look at ${later ?? 'the item'} instead.`,
      {
        details: { item: moved.id, handoff: later },
      },
    )
  }
  if (open.every(({ offer }) => offer === null)) {
    return refuse(
      'offer_withdrawn',
      'Nothing is offered here any more.',
      'Look at the handoff to see who holds what.',
    )
  }
  return refuse(
    'not_offered_to_you',
    'This is not offered to you at this time.',
    'Ask whoever it is offered to, or its author.',
  )
}

function acceptedRefusal(
  gov: Gov,
  me: PersonId,
  item: ItemState,
  verb: 'accept' | 'decline',
): ReturnType<typeof refuse> {
  const by = item.accepted?.by ?? item.owner
  const details = { item: item.id, owner: item.owner, at: item.accepted?.at ?? null }
  if (verb === 'decline' && by !== null && canonical(gov, by) === me) {
    return refuse('accepted_already', `You have accepted ${item.id}.`, 'Release it with a reason instead.', {
      details,
    })
  }
  return refuse(
    'already_accepted',
    `${item.id} is already accepted.`,
    'Nothing is left to do here; note on it if you know more.',
    {
      details,
    },
  )
}

/** H6: undo within ten minutes: each item is again whose it was, and offered as it was. */
export function decideUndo(
  gov: Gov,
  person: PersonId,
  handoff: HandoffState,
  items: readonly ItemState[],
  now: Instant,
): Outcome<Draft[]> {
  const mine = handoff.acceptances.filter(
    ({ by, undone }) => by !== null && canonical(gov, by) === canonical(gov, person) && !undone,
  )
  const last = mine.at(-1)
  // One act is an entry for each group of readers (P1): all of them are taken back.
  const entries = new Set(mine.filter(({ at }) => at === last?.at).map(({ entry }) => entry))
  const held = items.filter(
    ({ accepted, closed }) => closed === null && accepted !== null && entries.has(accepted.acceptance),
  )
  if (last === undefined || held.length === 0) {
    return refuse(
      'nothing_to_undo',
      'There is no acceptance of yours here to take back.',
      'Release an item to pass it on.',
    )
  }
  if (now - last.at > undoMs) {
    return refuse(
      'too_late_to_undo',
      'An acceptance is taken back within ten minutes.',
      'Release the item with a reason instead.',
    )
  }
  const acceptances = new Set(held.flatMap(({ accepted }) => accepted?.acceptance ?? []))
  return ok([
    ...[...acceptances].flatMap(acceptance => {
      const back = held.filter(({ accepted }) => accepted?.acceptance === acceptance)
      return byReaders(handoff, back, person).map(group => undone(handoff, acceptance, group))
    }),
    ...held.map(item => returned(item, person)),
  ])
}

function undone(handoff: HandoffState, acceptance: EntryId, { audience, items }: Group): Draft {
  const id: HandoffId = handoff.id
  const about = { subject: id, area: handoff.areas[0] ?? null, audience, words: null }
  const terms = { handoff: id, acceptance, items: items.map(item => item.id) }
  return draft({ ...about, kind: 'handoff.undone', terms })
}

function returned(item: ItemState, by: PersonId): Draft {
  const about = { subject: item.id, area: item.area, audience: item.audience, words: null }
  return draft({
    ...about,
    kind: 'item.returned',
    terms: { item: item.id, owner: item.accepted?.previousOwner ?? null, by },
  })
}
