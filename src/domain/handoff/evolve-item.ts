import type { PersonId } from '../ids.ts'
import { type Envelope, is } from '../record/entry.ts'
import type { ItemTerms } from './kinds.ts'
import type { ItemState, Offer, Said } from './states.ts'

/** Folds one entry about an item into its state. Reads the envelope only. */
export function evolveItem(state: ItemState | null, e: Envelope): ItemState | null {
  const next = is(e, 'item.published') ? firstSaid(e) : state === null ? null : evolveKnown(state, e)
  return next === null ? null : { ...next, seq: e.seq }
}

export function saidIn(e: Envelope): Said {
  return { by: e.actor, at: e.at, entry: e.id }
}

function termsOf(terms: ItemTerms): ItemTerms {
  const {
    kind,
    area,
    owner,
    condition,
    due,
    validUntil,
    endsAt,
    has,
    unblocker,
    answerer,
    contingency,
    mentions,
  } = terms
  const written = terms.written === undefined ? {} : { written: terms.written }
  return {
    kind,
    area,
    owner,
    condition,
    due,
    validUntil,
    endsAt,
    has,
    unblocker,
    answerer,
    contingency,
    mentions,
    ...written,
  }
}

function firstSaid(e: Envelope<'item.published'>): ItemState {
  const terms = e.terms
  return {
    is: 'item',
    id: terms.item,
    ...termsOf(terms),
    author: e.onBehalfOf ?? e.actor,
    audience: e.audience,
    receivers: [],
    words: saidIn(e),
    publishedAt: e.at,
    handoffs: [terms.handoff],
    ...unnamedAfter(undefined, e),
    said: [e.id],
    offer: offerIn(e),
    accepted: null,
    fallen: null,
    changedSinceAccepted: null,
    notes: [],
    confirmed: null,
    closed: terms.kind === 'done' ? { ...saidIn(e), how: 'closed' } : null,
    reopened: null,
    seq: e.seq,
  }
}

function offerIn(e: Envelope<'item.published' | 'item.carried'>): Offer | null {
  const { offer } = e.terms
  return offer === null
    ? null
    : {
        handoff: offer.handoff,
        to: offer.to,
        graceAt: offer.graceAt,
        by: e.onBehalfOf ?? e.actor,
        declinedBy: [],
        defaulted: false,
      }
}

function evolveKnown(s: ItemState, e: Envelope): ItemState {
  if (is(e, 'item.carried')) return carried(s, e)
  if (is(e, 'item.amended')) return amended(s, e)
  if (is(e, 'item.accepted')) return acceptedBy(s, e)
  if (is(e, 'item.declined')) return declined(s, e.terms.by)
  if (is(e, 'item.returned')) return returned(s, e)
  if (is(e, 'item.kept')) return { ...s, owner: e.terms.owner, offer: null, fallen: null }
  if (is(e, 'item.defaulted')) return defaulted(s, e)
  if (is(e, 'item.released')) return offered(s, e.terms.offer, e.terms.by)
  if (is(e, 'item.orphaned')) return { ...offered(s, e.terms.offer, null), owner: null, fallen: null }
  if (is(e, 'item.noted')) return { ...s, notes: [...s.notes, saidIn(e)] }
  if (is(e, 'item.confirmed')) return { ...s, validUntil: e.terms.validUntil, confirmed: saidIn(e) }
  if (is(e, 'item.observed')) return observed(s, e)
  if (is(e, 'item.closed')) return { ...s, closed: { ...saidIn(e), how: 'closed' }, offer: null }
  if (is(e, 'item.referred')) {
    const closed = { ...saidIn(e), how: 'closed', answeredBy: e.terms.entry } as const
    return { ...s, closed, offer: null }
  }
  if (is(e, 'item.reopened')) return { ...s, closed: null, reopened: saidIn(e) }
  if (is(e, 'item.withdrawn')) return { ...s, closed: { ...saidIn(e), how: 'withdrawn' }, offer: null }
  if (is(e, 'item.ended')) {
    return { ...s, closed: { ...saidIn(e), at: e.terms.effectiveAt, how: 'ended' }, offer: null }
  }
  return s
}

/** P1: which handoffs do not name the line, after this one said it. */
function unnamedAfter(
  before: ItemState['unnamed'],
  { terms }: Envelope<'item.published' | 'item.carried' | 'item.amended'>,
): Pick<ItemState, 'unnamed'> {
  const { handoff, condition, unnamed } = terms
  const others = (before ?? []).filter(one => one.handoff !== handoff)
  const all = unnamed === undefined ? others : [...others, { handoff, condition, ...unnamed }]
  return all.length === 0 ? {} : { unnamed: all }
}

/** A11: what was seen counts for the contingency as it was worded then. */
function observed(s: ItemState, e: Envelope<'item.observed'>): ItemState {
  const { by, agent, observedAt } = e.terms
  return { ...s, observations: [...(s.observations ?? []), { ...saidIn(e), by, agent, observedAt }] }
}

/** H8: said again; its readers are from now on those of what it says now (P1); the earlier offer is gone, and what fell by default is settled by the new offer. */
function carried(s: ItemState, e: Envelope<'item.carried'>): ItemState {
  const { unnamed, observations: _before, ...rest } = s
  return {
    ...rest,
    ...termsOf(e.terms),
    ...unnamedAfter(unnamed, e),
    audience: e.audience,
    words: saidIn(e),
    handoffs: [...s.handoffs, e.terms.handoff],
    said: [...s.said, e.id],
    offer: offerIn(e),
    accepted: null,
    fallen: null,
    changedSinceAccepted: null,
    confirmed: null,
    closed: e.terms.kind === 'done' ? { ...saidIn(e), how: 'closed' } : null,
  }
}

function amended(s: ItemState, e: Envelope<'item.amended'>): ItemState {
  const { unnamed, observations: _before, ...rest } = s
  return {
    ...rest,
    ...termsOf(e.terms),
    ...unnamedAfter(unnamed, e),
    audience: e.audience,
    owner: s.owner,
    words: saidIn(e),
    said: [...s.said, e.id],
    changedSinceAccepted: s.accepted === null ? null : saidIn(e),
  }
}

function acceptedBy(s: ItemState, e: Envelope<'item.accepted'>): ItemState {
  const { owner, acceptance } = e.terms
  return {
    ...s,
    owner,
    receivers: withReceiver(s, owner),
    offer: null,
    accepted: { ...saidIn(e), acceptance, previousOwner: s.owner, offer: s.offer, fallen: s.fallen },
    changedSinceAccepted: null,
    fallen: null,
  }
}

function declined(s: ItemState, by: PersonId): ItemState {
  if (s.offer === null) return s
  return {
    ...s,
    offer: { ...s.offer, declinedBy: [...new Set([...s.offer.declinedBy, by])] },
    receivers: withReceiver(s, by),
  }
}

/**
 * Undo: as before the acceptance, offer and default included. Grace that ended meanwhile ends now: until the undo
 * somebody did hold it, so that nothing can have fallen earlier.
 */
function returned(s: ItemState, e: Envelope<'item.returned'>): ItemState {
  const { offer: before, fallen } = s.accepted ?? s
  const offer = before && { ...before, graceAt: Math.max(before.graceAt, e.at) }
  return { ...s, owner: e.terms.owner, accepted: null, offer, fallen, changedSinceAccepted: null }
}

function defaulted(s: ItemState, e: Envelope<'item.defaulted'>): ItemState {
  const { to, reason, effectiveAt } = e.terms
  const offer = s.offer === null ? null : { ...s.offer, defaulted: true }
  if (to === null) return { ...s, offer }
  return {
    ...s,
    owner: to,
    receivers: withReceiver(s, to),
    offer,
    fallen: { by: null, at: effectiveAt, entry: e.id, to, previousOwner: s.owner, reason },
  }
}

function offered(s: ItemState, offer: { to: Offer['to']; graceAt: number }, by: PersonId | null): ItemState {
  return {
    ...s,
    offer: { handoff: null, to: offer.to, graceAt: offer.graceAt, by, declinedBy: [], defaulted: false },
  }
}

function withReceiver(s: ItemState, person: PersonId): readonly PersonId[] {
  return s.receivers.includes(person) ? s.receivers : [...s.receivers, person]
}
