import { chainAt } from '../authority/chain.ts'
import { type Frame, frameOf } from '../authority/frame.ts'
import type { Authority, Question } from '../authority/question.ts'
import type { PersonId } from '../ids.ts'
import { activeHuman, canonical, type Gov } from '../people/gov.ts'
import { withAncestors } from '../people/org-chart.ts'
import type { Instant } from '../time/instant.ts'
import { questionAbout } from './question-of.ts'
import type { DecisionState } from './states.ts'

/**
 * D4: who finds a decision on their return, of those who neither voted on it nor asked: the first of the chain; the
 * author of each contingency that was used (A11); whenever the glass was broken, somebody (A4). From envelopes alone.
 */
export function ratifiers(
  authority: Authority,
  state: DecisionState,
  grant: string,
  at: Instant,
): PersonId[] {
  const { gov } = authority
  const done = new Set([state.asker, ...state.votes.map(vote => vote.person)].map(id => canonical(gov, id)))
  const q: Question = { ...questionAbout(state), asker: state.asker }
  const frame = frameOf(authority, q)
  const isNew = (person: PersonId | undefined) => person !== undefined && !done.has(person)
  const first = gov.map.grants.get(grant)?.breakGlass
    ? afterTheGlass(gov, frame, q, at).find(isNew)
    : firstOfChain(gov, frame, q, at)
  return [...new Set([first, ...authorsUsed(gov, state)])].filter((one): one is PersonId => isNew(one))
}

function firstOfChain(gov: Gov, frame: Frame, q: Question, at: Instant): PersonId | undefined {
  return chainAt(gov, frame, q, at).links.find(
    link => !link.atOnce || link.ways.some(way => way.grant.mode === 'succession'),
  )?.person
}

/** Whoever would have decided it with the glass whole and nothing frozen; else who holds any of it, leads there, or administers. */
function afterTheGlass(gov: Gov, frame: Frame, q: Question, at: Instant): PersonId[] {
  const whole = { ...frame, ways: frame.ways.filter(way => !way.grant.breakGlass), freezes: [] }
  const leads = withAncestors(gov, frame.area).flatMap(id => {
    const area = gov.areas.get(id)
    return area === undefined ? [] : [...area.managers, ...area.techLeads]
  })
  return [
    ...chainAt(gov, whole, q, at).links.map(link => link.person),
    ...frame.ways.map(way => way.person),
    ...[...leads, ...gov.admins].flatMap(id => activeHuman(gov, id)?.id ?? []),
  ]
}

/** The authors of the contingencies that votes rested on: theirs is the place they voted from (A9). */
function authorsUsed(gov: Gov, { votes }: DecisionState): PersonId[] {
  return votes.flatMap(({ contingency, ways }) => {
    const [first] = ways
    const author = contingency === null || first === undefined ? null : activeHuman(gov, first.place)
    return author === null ? [] : [author.id]
  })
}
