import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { pageOf } from '../page.ts'
import { handleOf, teamNameOf } from '../resolve.ts'
import { readService } from '../service.ts'

export const listTeams = readService('team.list', function* (scope, input) {
  const teams = [...scope.gov.teams.values()].filter(({ retired }) => !retired)
  const { shown, next } = pageOf(teams, ({ id }) => id, input)
  const items = shown.map(({ id, members }) => ({
    id,
    name: teamNameOf(scope, id),
    members: members.flatMap(member => ('person' in member ? [handleOf(scope, member.person)] : [])),
    teams: members.flatMap(member => ('team' in member ? [teamNameOf(scope, member.team)] : [])),
  }))
  return ok({ items, next, ...asOf(scope) })
})
