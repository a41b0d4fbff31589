import type { Redirected, Replied } from '../../domain/ask/answer.ts'
import { type Told, told } from '../../domain/ask/told.ts'
import { mayNow } from '../../domain/authority/judged.ts'
import type { Question } from '../../domain/authority/question.ts'
import { isReachable, reach } from '../../domain/availability/reach.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { membersOf, withAncestors } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { authorityFor } from '../authority/load.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { areaBasis } from './citing.ts'
import { refused, sentence } from './reply.ts'

/** More people than these are not tried. */
const mostAsked = 20

/** Who looks after an area by the map: the nearest, from there up, that names anybody. */
export interface Lookers {
  readonly area: AreaId
  readonly techLeads: readonly PersonId[]
  readonly managers: readonly PersonId[]
  readonly members: readonly PersonId[]
}

export function lookersOf({ gov }: Pick<Scope, 'gov'>, area: AreaId): Lookers | null {
  const active = (people: readonly PersonId[]) => people.flatMap(person => activeHuman(gov, person)?.id ?? [])
  for (const id of withAncestors(gov, area)) {
    const at = gov.areas.get(id)
    if (at === undefined) continue
    const techLeads = active(at.techLeads)
    const managers = active(at.managers)
    const members = active(at.team === null ? [] : membersOf(gov, at.team))
    if (techLeads.length + managers.length + members.length > 0)
      return { area: id, techLeads, managers, members }
  }
  return null
}

/**
 * Q3: nobody declared an answer. The owner by the map is named with whether they can be reached; where they cannot,
 * whoever can and may decide something there now.
 */
export function* redirected(
  scope: Scope,
  area: AreaId,
  reason: string | Told,
  first: PersonId | null = null,
): Script<Replied> {
  const found = lookersOf(scope, area)
  const led = found === null ? [] : [...found.techLeads, ...found.managers, ...found.members]
  const people = [...new Set([...(first === null ? [] : [first]), ...led])]
  const [owner] = people
  if (owner === undefined) {
    return refused(
      'no_record',
      reason,
      `Declare who leads ${pathOfArea(scope, area)}, or say there what you know.`,
      {
        area,
      },
    )
  }
  const to = yield* chosen(scope, area, owner)
  const basis = yield* areaBasis(scope, found?.area ?? area, ['techLeads', 'managers', 'team'])
  const where = pathOfArea(scope, found?.area ?? area)
  const name = { person: owner }
  const now =
    to.person === owner
      ? told`${to.mayDecide ? ', may decide there' : ''} and ${reachText(to)}`
      : told` and is away; ${{ person: to.person }} ${reachText(to)} and may decide there now`
  const text = told`${name} looks after ${where}${now}.`
  return {
    reply: {
      outcome: 'redirect',
      to,
      reason: told`${reason}`,
      sentences: [sentence(text, basis.cites, basis.saidAt)],
    },
    area,
    owner: first ?? owner,
  }
}

function reachText({ reach: how }: Redirected): string {
  return {
    at_work: 'can be reached now',
    on_call: 'is on call now',
    away: 'is away now',
    undeclared: 'has declared no hours',
  }[how]
}

/** The owner where they can be reached or never said when; else whoever near them can be and may decide there. */
function* chosen(scope: Scope, area: AreaId, owner: PersonId): Script<Redirected> {
  const { gov, at } = scope
  const lookers = lookersOf(scope, area)
  const near = lookers === null ? [] : [...lookers.techLeads, ...lookers.managers, ...lookers.members]
  const people = [...new Set([owner, ...near])].slice(0, mostAsked)
  const questions = [...gov.map.types.keys()].map((type): Question => ({ type, area, assurance: 'verified' }))
  const authority = yield* authorityFor(scope, questions, people)
  const mayDecide = (person: PersonId) =>
    questions.some(q => mayNow(authority, person, q, at).outcome === 'yes')
  const as = (person: PersonId): Redirected => ({
    person,
    reach: reach(authority.reachabilityOf(person), at),
    mayDecide: mayDecide(person),
  })
  if (reach(authority.reachabilityOf(owner), at) !== 'away') return as(owner)
  const other = people.find(
    person => person !== owner && isReachable(authority.reachabilityOf(person), at) && mayDecide(person),
  )
  return as(other ?? owner)
}
