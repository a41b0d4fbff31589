import type { TeamId } from '../ids.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Gov } from './gov.ts'
import type { TeamMember } from './kinds.ts'

/** A2a: a team holds people and teams in order, each once, and never itself, however deep. */
export function decideSetTeam(
  gov: Gov,
  team: TeamId,
  name: string,
  members: readonly TeamMember[],
): Outcome<Draft> {
  const once = new Map(members.map(member => ['team' in member ? member.team : member.person, member]))
  for (const member of once.values()) {
    if ('team' in member && holds(gov, member.team, team)) {
      return refuse(
        'team_cycle',
        'A team cannot be inside itself.',
        'Leave out the team that already contains this one.',
        { path: 'members' },
      )
    }
  }
  const terms = { team, members: [...once.values()], source: null }
  return ok(draft({ kind: 'team.set', subject: team, area: null, audience: 'org', terms, words: { name } }))
}

/** Whether a team is, or contains at any depth, another. */
function holds(gov: Gov, outer: TeamId, wanted: TeamId): boolean {
  const seen = new Set<TeamId>()
  const stack = [outer]
  for (let team = stack.pop(); team !== undefined; team = stack.pop()) {
    if (team === wanted) return true
    if (seen.has(team)) continue
    seen.add(team)
    for (const member of gov.teams.get(team)?.members ?? []) if ('team' in member) stack.push(member.team)
  }
  return false
}
