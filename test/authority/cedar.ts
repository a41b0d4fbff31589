import {
  type CedarValueJson,
  type EntityJson,
  preparsePolicySet,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs'
import { risks } from '../../src/domain/authority/kinds.ts'
import type { Question } from '../../src/domain/authority/question.ts'
import { mapTypes } from '../../src/domain/authority/types.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Gov } from '../../src/domain/people/gov.ts'
import { assurances } from '../../src/domain/record/entry.ts'
import type { Instant } from '../../src/domain/time/instant.ts'
import { isExpressible, policiesOf } from './cedar-policies.ts'

/*
 * Who is entitled, by Cedar: a second opinion by somebody else's engine on the part of the rules that it can say.
 *
 * Said in Cedar: people and who merged into whom, teams, the two leads of an area, types and areas with all below them,
 * grants and their bounds and validity, fences, freezes with their exceptions, break-glass, delegations.
 *
 * Not said: seats, turns, quorum, reachability and who asks, for an answer of Cedar knows one principal and no history;
 * the order of the chain, for policies have none; path tables, of which the last rule that matches counts;
 * contingencies, whose observations live by the minute and by who saw them; and `unknown`: Cedar denies where something
 * is not stated, as `decide` does (A3).
 */

/** Whether Cedar lets this person decide; entitled by A7, as far as the map can be said in Cedar. */
export type Asked = (person: PersonId, q: Question, at: Instant) => boolean

const people = 'Person'

/** Hands the map to Cedar, once for any number of questions; the last map handed over is the one asked. */
export function inCedar(gov: Gov): Asked {
  const parsed = preparsePolicySet('map', { staticPolicies: policiesOf(gov) })
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors))
  const entities = [...peopleOf(gov), ...teamsOf(gov), ...areasOf(gov), ...typesOf(gov)]
  return (person, q, at) => {
    const answer = statefulIsAuthorized({
      principal: { type: people, id: nowOf(gov, person) },
      action: { type: 'Action', id: q.type },
      resource: { type: 'Area', id: q.area },
      context: contextOf(q, at),
      preparsedPolicySetId: 'map',
      entities,
    })
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
    return answer.response.decision === 'allow'
  }
}

/** The same map without what Cedar is not told, for the engine to be asked alike. */
export function expressibleIn(gov: Gov): Gov {
  const grants = new Map([...gov.map.grants].filter(([, grant]) => isExpressible(grant)))
  return { ...gov, map: { ...gov.map, grants } }
}

function nowOf(gov: Gov, person: PersonId): PersonId {
  const into = gov.mergedInto.get(person)
  return into === undefined ? person : nowOf(gov, into)
}

/** Each in the teams and places that name them; who others merged into is in all that these were in. */
function peopleOf(gov: Gov): EntityJson[] {
  return [...gov.people.values()].map(({ id, active, agent }) => {
    const places = [...gov.map.grants.values()].filter(grant =>
      grant.holders.some(holder => 'person' in holder && holder.person === id),
    )
    const teams = [...gov.teams.values()].filter(team =>
      team.members.some(member => 'person' in member && member.person === id),
    )
    const merged = [...gov.mergedInto].filter(([, into]) => into === id).map(([from]) => from)
    const parents = [
      ...places.map(({ grant }) => ({ type: 'Place', id: grant })),
      ...(gov.admins.includes(id) ? [{ type: 'Place', id: 'map' }] : []),
      ...teams.map(team => ({ type: 'Team', id: team.id })),
      ...merged.map(from => ({ type: people, id: from })),
    ]
    return { uid: { type: people, id }, attrs: { able: active && !agent }, parents }
  })
}

/** Cedar wants no circles: a team is in the places of every team it is in, however deep, instead of in the team. */
function teamsOf(gov: Gov): EntityJson[] {
  return [...gov.teams.keys()].map(id => {
    const within = new Set([id])
    for (let size = 0; size !== within.size; ) {
      size = within.size
      for (const team of gov.teams.values())
        if (team.members.some(member => 'team' in member && within.has(member.team))) within.add(team.id)
    }
    const places = [...gov.map.grants.values()].filter(grant =>
      grant.holders.some(holder => 'team' in holder && within.has(holder.team)),
    )
    return {
      uid: { type: 'Team', id },
      attrs: {},
      parents: places.map(({ grant }) => ({ type: 'Place', id: grant })),
    }
  })
}

/** A2a: of either lead, the nearest area in which somebody active holds it, and who. */
function areasOf(gov: Gov): EntityJson[] {
  return [...gov.areas.values()].map(({ id, parent }) => ({
    uid: { type: 'Area', id },
    attrs: { ...leadOf(gov, id, 'managers'), ...leadOf(gov, id, 'techLeads') },
    parents: parent === null ? [] : [{ type: 'Area', id: parent }],
  }))
}

function leadOf(gov: Gov, from: string, role: 'managers' | 'techLeads'): Record<string, CedarValueJson> {
  for (const [id, area] of gov.areas) {
    if (id !== from) continue
    const able = area[role]
      .map(person => nowOf(gov, person))
      .filter(person => gov.people.get(person)?.active === true && gov.people.get(person)?.agent === false)
    const entity = (type: string, name: string) => ({ __entity: { type, id: name } })
    if (able.length > 0)
      return { [role]: able.map(person => entity(people, person)), [`${role}At`]: entity('Area', id) }
    return area.parent === null ? {} : leadOf(gov, area.parent, role)
  }
  return {}
}

/** A1: a narrower type is in the wider. */
function typesOf(gov: Gov): EntityJson[] {
  return [...new Set([...gov.map.types.keys(), ...mapTypes])].map(id => ({
    uid: { type: 'Action', id },
    attrs: {},
    parents: id.includes('.') ? [{ type: 'Action', id: id.slice(0, id.lastIndexOf('.')) }] : [],
  }))
}

/** A3: what is not stated is not there. */
function contextOf(q: Question, at: Instant): Record<string, CedarValueJson> {
  const { amount, risk, reversible, environment, assurance, breakGlass } = q
  const undone = reversible === 'yes' ? Number.MAX_SAFE_INTEGER : reversible === 'no' ? 0 : reversible?.until
  return {
    at,
    ...(amount !== undefined && { minor: amount.minor, currency: amount.currency }),
    ...(risk !== undefined && { risk: risks.indexOf(risk) }),
    ...(undone !== undefined && { reversibleUntil: undone }),
    ...(environment !== undefined && { environment }),
    ...(assurance !== undefined && { assurance: assurances.indexOf(assurance) }),
    ...(breakGlass !== undefined && { breakGlass }),
  }
}
