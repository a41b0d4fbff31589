import type { TeamId } from '../ids.ts'
import type { TeamMember } from '../people/kinds.ts'
import { draft } from '../record/entry.ts'
import { conflict, type Known, settledBySource, sourced, unchanged, type Verdict } from './decide-known.ts'
import type { TeamFact } from './facts.ts'

/** I1: a team. One made otherwise is left as it is, and reported where it says something else. */
export function decideTeam(known: Known, fact: TeamFact): Verdict {
  const { gov, ids, sourceOf } = known.context
  const source = sourceOf(fact)
  const before = sourced(gov, source)
  const settled = settledBySource(before, source, 'This team')
  if (settled !== null) return settled
  const members = membersOf(known, fact)
  const there = before === null ? known.team(fact.name) : null
  if (there !== null) {
    const same = JSON.stringify(gov.teams.get(there)?.members) === JSON.stringify(members)
    return same ? unchanged : conflict('A team of this name was made otherwise, and has other members.')
  }
  const team = (before?.subject ?? ids.fresh('tea')) as TeamId
  if (before === null) known.addTeam(fact.name, team)
  const set = draft({
    kind: 'team.set',
    subject: team,
    area: null,
    audience: 'org',
    terms: { team, members, source },
    words: { name: fact.name },
  })
  return { is: before === null ? 'created' : 'changed', drafts: [set] }
}

/** Those of its people and teams that are here; who was erased or has left is in no team. */
function membersOf(known: Known, fact: TeamFact): TeamMember[] {
  const people = fact.members.map(handle => known.person(handle)).filter(person => person !== null)
  const teams = fact.teams.map(name => known.team(name)).filter(team => team !== null)
  return [...[...new Set(people)].map(person => ({ person })), ...[...new Set(teams)].map(team => ({ team }))]
}
