import type { Replied } from '../../domain/ask/answer.ts'
import type { Recognition } from '../../domain/ask/recognise.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { activeHuman, canonical } from '../../domain/people/gov.ts'
import { areasOfTeam, teamsOf } from '../../domain/people/org-chart.ts'
import { isAreaOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'
import { lookersOf } from './redirect.ts'

/**
 * Q4: with whom a question without an answer would be left: whoever holds what it is about, else who leads its area,
 * else who leads an area of the asker, else an administrator; null where it has an answer or is out of scope.
 */
export function ownerOfQuestion(
  scope: Scope,
  found: Recognition,
  { reply, area, owner }: Replied,
): PersonId | null {
  if (reply.outcome === 'answer' || found.kind === 'out_of_scope') return null
  if (reply.outcome === 'refuse' && reply.code === 'not_permitted') return null
  const { gov, caller } = scope
  const places = [area, ...askersAreas(scope)].filter(place => place !== null)
  const led = places.flatMap(place => {
    const found = lookersOf(scope, place)
    return found === null ? [] : [...found.techLeads, ...found.managers, ...found.members]
  })
  const all = [owner, ...led, ...gov.admins].flatMap(person => activeHuman(gov, person)?.id ?? [])
  return all.find(person => person !== canonical(gov, caller.person)) ?? null
}

function askersAreas({ gov, caller }: Scope): AreaId[] {
  return teamsOf(gov, canonical(gov, caller.person)).flatMap(team => areasOfTeam(gov, team))
}

/** P1: the area a question that is left belongs to, where its asker may read there. */
export function areaOfQuestion(scope: Scope, { area }: Replied): AreaId | null {
  return area !== null && isAreaOpen(scope, area) ? area : null
}
