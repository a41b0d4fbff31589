import { describe, expect, it } from 'vitest'
import type { AreaId, EntryId, HandoffId, IdSource, ItemId, PersonId, TeamId } from '../ids.ts'
import { emptyGov, type Gov, type Person } from '../people/gov.ts'
import type { Draft } from '../record/entry.ts'
import type { Outcome } from '../refusal.ts'
import { decideAccept, decideUndo } from './decide-accept.ts'
import { decideDecline } from './decide-decline.ts'
import type { Target } from './kinds.ts'
import type { HandoffState, ItemState } from './states.ts'

const [ana, ben, noor, bot] = ['per_ana', 'per_ben', 'per_noor', 'per_bot'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const payments = 'are_pay' as AreaId
const team = 'tea_pay' as TeamId
const now = Date.UTC(2026, 10, 20, 17)
const said = { by: ana, at: now, entry: 'ent_1' as EntryId }

function gov(): Gov {
  const made = emptyGov()
  const person = (id: PersonId): Person => ({
    id,
    agent: id === bot,
    sponsor: null,
    zone: null,
    windows: null,
    auditor: false,
    active: true,
    follows: [],
  })
  for (const id of [ana, ben, noor, bot]) made.people.set(id, person(id))
  made.teams.set(team, { id: team, members: [ana, ben, bot].map(person => ({ person })), retired: false })
  made.areas.set(payments, {
    id: payments,
    parent: null,
    team,
    managers: [],
    techLeads: [],
    restricted: false,
    retired: false,
  })
  made.rootArea = payments
  return made
}

function item(to: Target, more: Partial<ItemState> = {}): ItemState {
  const offer = {
    handoff: 'H-1' as HandoffId,
    to,
    graceAt: now + 1,
    by: ana,
    declinedBy: [],
    defaulted: false,
  }
  const has = { next: true, tried: false, why: false, unblocker: false }
  const base = {
    is: 'item' as const,
    id: 'I-1' as ItemId,
    kind: 'work' as const,
    area: payments,
    owner: ana,
    condition: 'stable' as const,
  }
  const none = {
    due: null,
    validUntil: null,
    endsAt: null,
    unblocker: null,
    answerer: null,
    contingency: null,
    mentions: [],
  }
  const history = {
    author: ana,
    audience: 'org' as const,
    receivers: [],
    words: said,
    publishedAt: now,
    handoffs: ['H-1' as HandoffId],
    said: [said.entry],
  }
  const state = {
    accepted: null,
    fallen: null,
    changedSinceAccepted: null,
    notes: [],
    confirmed: null,
    closed: null,
    reopened: null,
    seq: 1,
  }
  return { ...base, ...none, has, ...history, ...state, offer, ...more }
}

const handoff = {
  is: 'handoff',
  id: 'H-1',
  areas: [payments],
  audience: 'org',
  acceptances: [],
  declines: [],
} as unknown as HandoffState
const ids: IdSource = {
  fresh: <T extends string>(prefix: string) => `${prefix}_new` as T,
  numbered: <T extends string>(prefix: string) => `${prefix}-9` as T,
}

function accept(person: PersonId, line: ItemState, more: { readBack?: string; reachable?: boolean } = {}) {
  const { readBack = null, reachable = true } = more
  return told(
    decideAccept({
      gov: gov(),
      person,
      handoff,
      items: [line],
      chosen: null,
      readBack,
      questions: [],
      isReachable: () => reachable,
      ids,
    }),
  )
}

function decline(person: PersonId, line: ItemState) {
  const command = { gov: gov(), person, handoff, items: [line], chosen: null, reason: 'away', now }
  return told(decideDecline({ ...command, isReachable: () => true, onNext: ([first]) => first ?? null }))
}

/** The kinds of the entries, or the code of the refusal. */
function told(outcome: Outcome<Draft[]>): string | string[] {
  return outcome.ok ? outcome.value.map(({ kind }) => kind) : outcome.refusal.code
}

const people = (...named: PersonId[]): Target => ({ kind: 'people', people: named })
const taken = ['handoff.accepted', 'item.accepted']

describe('accepting (H6)', () => {
  it.each([
    ['the named person accepts', noor, people(noor), taken],
    ['somebody not named is refused', ben, people(noor), 'not_offered_to_you'],
    ['a member of the named team accepts', ben, { kind: 'team', team }, taken],
    ['somebody outside the team is refused', noor, { kind: 'team', team }, 'not_offered_to_you'],
    ['an agent never owns, even in the team', bot, { kind: 'team', team }, 'not_offered_to_you'],
    ['one who is on next accepts', ben, { kind: 'on-next' }, taken],
    ['anyone who may read the area accepts', noor, { kind: 'anyone' }, taken],
    ['the author never accepts their own', ana, { kind: 'anyone' }, 'own_handoff'],
  ] as [string, PersonId, Target, string | string[]][])('%s', (_, person, to, expected) => {
    expect(accept(person, item(to))).toEqual(expected)
  })

  it('is not for somebody on next who is not reachable', () => {
    expect(accept(ben, item({ kind: 'on-next' }), { reachable: false })).toBe('not_offered_to_you')
  })

  it.each(['fragile', 'unstable'] as const)('needs a read-back for what is %s', condition => {
    const line = item(people(noor), { condition })
    expect(accept(noor, line)).toBe('read_back_needed')
    expect(accept(noor, line, { readBack: 'I compare the counts' })).toEqual(taken)
  })

  it('tells the second of two that it is accepted already', () => {
    const held = item(people(noor, ben), {
      offer: null,
      owner: noor,
      accepted: { ...said, by: noor, acceptance: said.entry, previousOwner: ana, offer: null, fallen: null },
    })
    expect(accept(ben, held)).toBe('already_accepted')
    expect(decline(noor, held)).toBe('accepted_already')
  })

  it('is withdrawn where a later handoff said the item again (H8)', () => {
    const again = item(people(noor))
    expect(
      accept(noor, {
        ...again,
        handoffs: ['H-1', 'H-2'] as HandoffId[],
        offer: { ...again.offer!, handoff: 'H-2' as HandoffId },
      }),
    ).toBe('offer_withdrawn')
  })
})

describe('declining (H6)', () => {
  it('applies the default at once when all named people have declined (H7)', () => {
    expect(decline(noor, item(people(noor, ben)))).toEqual(['handoff.declined', 'item.declined'])
    expect(decline(noor, item(people(noor)))).toEqual(['handoff.declined', 'item.declined', 'item.defaulted'])
  })
})

describe('undoing an acceptance (H6)', () => {
  const held = item(people(noor), {
    offer: null,
    owner: noor,
    accepted: { ...said, by: noor, acceptance: said.entry, previousOwner: ana, offer: null, fallen: null },
  })
  const accepted = {
    ...handoff,
    acceptances: [{ ...said, by: noor, items: [held.id], undone: false, questions: [] }],
  } as HandoffState

  it.each([
    ['within ten minutes by who accepted', noor, 10, ['handoff.undone', 'item.returned']],
    ['not later', noor, 11, 'too_late_to_undo'],
    ['not by somebody else', ben, 1, 'nothing_to_undo'],
  ] as [string, PersonId, number, string | string[]][])('%s', (_, person, minutes, expected) => {
    expect(told(decideUndo(gov(), person, accepted, [held], now + minutes * 60_000))).toEqual(expected)
  })
})
