import type { MapTerms, ObservationTerms } from '../../domain/authority/kinds.ts'
import type { DecisionTerms } from '../../domain/decisions/kinds.ts'
import type { StandingTerms } from '../../domain/standing/kinds.ts'
import type { Told } from './reading.ts'
import type { Sentences } from './sentence.ts'

type Kind = keyof (MapTerms & ObservationTerms & DecisionTerms & StandingTerms)

function typesOf({ terms }: Told): string {
  const { types } = terms
  if (types === 'all') return 'everything'
  return Array.isArray(types) ? types.join(', ') : String(terms.type ?? '')
}

function seatedOf(t: Told): string {
  const others = t.count('with')
  if (others === 0) return t.name('person')
  return others === 1
    ? `${t.name('person')} and ${t.names('with')}`
    : `${t.name('person')} and ${others} others`
}

/** The map and the decisions made under it. */
export const authoritySentences: Sentences<Kind> = {
  'type.added': t => `${t.who} declared the decision type ${t.text('type')}.`,
  'calendar.added': t => `${t.who} named the hours ${t.text('calendar')}.`,
  'grant.added': t => `${t.who} said who decides ${typesOf(t)} in ${t.area}: ${t.text('grant')}.`,
  'grant.revoked': t => `${t.who} ended ${t.text('grant')}.`,
  'fence.added': t => `${t.who} fenced ${t.text('type')} in ${t.area}: ${t.text('fence')}.`,
  'fence.removed': t => `${t.who} took the fence ${t.text('fence')} away.`,
  'freeze.added': t => `${t.who} froze ${typesOf(t)} in ${t.area}: ${t.text('freeze')}.`,
  'freeze.lifted': t => `${t.who} lifted the freeze ${t.text('freeze')}.`,
  'delegation.added': t => `${t.name('to')} may decide ${typesOf(t)} in ${t.area} for ${t.name('from')}.`,
  'delegation.revoked': t => `${t.who} ended the delegation ${t.text('delegation')}.`,
  'item.observed': t => `${t.who} saw what ${t.text('item')} waits for.`,
  'decision.requested': t => `${t.who} asked for a decision on ${t.text('type')} in ${t.area}.`,
  'request.seated': t => `It became the turn of ${seatedOf(t)} to decide ${t.text('decision')}.`,
  'decision.voted': t => `${t.who} voted ${t.text('option')} on ${t.text('decision')}.`,
  'decision.passed': t => `${t.who} gave up the turn on ${t.text('decision')}.`,
  'consult.answered': t => `${t.who} answered as one consulted on ${t.text('decision')}.`,
  'decision.decided': t => `The decision ${t.text('decision')} was taken: ${t.text('option')}.`,
  'decision.lapsed': t => `Nobody decided ${t.text('decision')} in time: it lapsed.`,
  'decision.withdrawn': t => `${t.who} took back ${t.text('decision')}.`,
  'decision.answered': t => `${t.who} answered ${t.text('decision')} by an entry of the record.`,
  'asked-as.kept': t => `How ${t.text('answers')} was asked is kept with the entry that answers it.`,
  'standing.offered': t =>
    `It was asked for again and again: ${t.name('owner')} may keep ${t.text('standing')} for the next who asks.`,
  'standing.accepted': t =>
    `${t.who} keeps the answer ${t.text('standing')} for the next who asks, until ${t.moment('validUntil')}.`,
  'standing.declined': t => `${t.who} keeps no answer ${t.text('standing')}.`,
  'decision.ratified': t => `${t.who} ratified ${t.text('decision')}.`,
  'decision.reversed': t => `The decision ${t.text('decision')} was reversed by ${t.text('by')}.`,
  'decision.superseded': t => `The decision ${t.text('decision')} was superseded by ${t.text('by')}.`,
}
