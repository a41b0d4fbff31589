import type { PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { dayMs, type Instant } from '../time/instant.ts'
import { spanWrong, unknownOfMap, unknownType } from './decide-grant.ts'
import { type Held, heldBy } from './held.ts'
import type { AuthorityProof, DelegationTerms } from './kinds.ts'

/** A16: how long somebody may stand in. */
export const longestStandInMs = 14 * dayMs

export type Delegated = Omit<DelegationTerms, 'clipped'>

/**
 * A8: passes on what its giver holds themselves, and no more. What covers nothing is refused; what covers only a part is
 * kept as written and says that it is clipped, since it takes effect within what the giver holds at the time.
 */
export function decideDelegate(
  gov: Gov,
  wished: Delegated,
  writer: PersonId,
  proof: AuthorityProof | null,
  at: Instant,
): Outcome<Draft> {
  const unknown = unknownType(gov, wished.types)
  if (unknown !== null) return unknown
  const refused =
    peopleWrong(gov, wished, writer) ?? spanWrong(wished.starts, wished.until, at) ?? tooLong(wished, at)
  if (refused !== null) return refused
  const { types, area, limits, starts: from, until } = wished
  const held = heldBy(gov, wished.from, { types, area, limits, from, until }, true)
  if (held.share === 'none') return holdsNothing(held, wished.standIn)
  const terms = { ...wished, clipped: held.share === 'part', proof }
  const about = { subject: wished.delegation, area, audience: 'org' as const }
  return ok(draft({ ...about, kind: 'delegation.added', terms, words: null }))
}

/** V7: to a human, and to another; a stand-in is never for the writer (A16). */
function peopleWrong(gov: Gov, { from, to, standIn }: Delegated, writer: PersonId) {
  if (activeHuman(gov, to) === null)
    return refuse('not_human', 'An agent never decides.', 'Name a human.', { path: 'to' })
  if (canonical(gov, from) === canonical(gov, to))
    return refuse('same_person', 'That is the one who gives it.', 'Name somebody else.', { path: 'to' })
  if (!standIn || canonical(gov, to) !== canonical(gov, writer)) return null
  const next = 'Name somebody else, or ask another to write it.'
  return refuse('stand_in_for_self', 'Nobody makes themselves the stand-in.', next, { path: 'to' })
}

function tooLong({ standIn, until }: Delegated, at: Instant) {
  if (!standIn || until <= at + longestStandInMs) return null
  return refuse('stand_in_too_long', 'Somebody stands in for 14 days at most.', 'Give an earlier end.', {
    path: 'until',
  })
}

function holdsNothing({ only }: Held, standIn: boolean) {
  const whose = standIn ? 'they hold' : 'you hold'
  switch (only) {
    case 'received':
      return refuse(
        'received_authority',
        `All ${whose} of this came by delegation, and cannot be passed on again.`,
        'Ask whoever holds it themselves.',
        { path: 'types' },
      )
    case 'break_glass':
      return refuse(
        'break_glass_not_delegable',
        `All ${whose} of this is break-glass.`,
        'Delegate something else.',
        {
          path: 'types',
        },
      )
    case 'not_delegable':
      return refuse(
        'not_delegable',
        `What ${whose} of this may not be delegated.`,
        'Ask for a grant instead.',
        {
          path: 'types',
        },
      )
    case null:
      return refuse(
        'nothing_to_delegate',
        `This covers nothing ${whose}.`,
        'See authority may for what is held.',
        {
          path: 'types',
        },
      )
  }
}

/** Whether this person may end it without more: the giver, and whoever received it. */
export function isPartyTo(gov: Gov, { from, to }: DelegationTerms, person: PersonId): boolean {
  return [from, to].some(one => canonical(gov, one) === canonical(gov, person))
}

/** A8: ends it at once, and with it whatever rested on it; `proof` is null where its giver or receiver ends it. */
export function decideRevokeDelegation(
  gov: Gov,
  id: string,
  by: PersonId,
  proof: AuthorityProof | null,
): Outcome<Draft> {
  const found = gov.map.delegations.get(id)
  if (found === undefined) return unknownOfMap('delegation', id)
  const terms = { delegation: id, by, ...(proof === null ? {} : { proof }) }
  const about = { subject: id, area: found.area, audience: 'org' as const }
  return ok(draft({ ...about, kind: 'delegation.revoked', terms, words: null }))
}

/** A16: a stand-in ends when the person it was written for is back. */
export function standInsOver(gov: Gov, person: PersonId, at: Instant): Draft[] {
  const me = canonical(gov, person)
  return [...gov.map.delegations.values()]
    .filter(one => one.standIn && one.until > at && canonical(gov, one.from) === me)
    .map(({ delegation, area }) =>
      draft({
        kind: 'delegation.revoked',
        subject: delegation,
        area,
        audience: 'org',
        terms: { delegation, by: me },
        words: null,
      }),
    )
}
