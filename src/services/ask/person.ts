import type { Replied } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { firstFew, joined, type Told, told } from '../../domain/ask/told.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import { activePerson, aliases } from '../../domain/people/gov.ts'
import { areasOfTeam, teamsOf } from '../../domain/people/org-chart.ts'
import { lastAbout } from '../../storage/envelopes.ts'
import type { Script } from '../../storage/sql.ts'
import { holdingsFor } from '../brief/load-authority.ts'
import { holdingText } from '../brief/render-authority.ts'
import { pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { areaBasis, basisOf, basisOfIds, rootBasis } from './citing.ts'
import { personNamed, unknownSubject } from './named.ts'
import { answered, refused, sentence } from './reply.ts'

const mostTold = 10

/** Who somebody is here: what they lead or manage, and in which teams they are, as the map says. */
export function* personReply(scope: Scope, asked: Asked): Script<Replied> {
  const { person, unclear } = personNamed(scope, asked)
  if (unclear !== null) return unclear
  if (person === null || asked.rest.length > 0) return unknownSubject(asked)
  const { gov } = scope
  const known = activePerson(gov, person)
  if (known === null)
    return refused('no_record', told`${{ person }} has left the organisation.`, 'Ask who owns the area.')
  const teams = teamsOf(gov, person)
  const roles = rolesOf(scope, person)
  const parts: Told[] = [
    ...(known.agent ? [['is an agent']] : []),
    ...roles.map(({ verb, areas }) => told`${verb} ${named(scope, areas)}`),
    ...(teams.length === 0
      ? []
      : [told`is in ${firstFew(teams.map(team => `the team ${teamNameOf(scope, team)}`))}`]),
  ]
  const basis = yield* basisOfPerson(scope, person)
  const areas = [...roles.flatMap(role => role.areas), ...teams.flatMap(team => areasOfTeam(gov, team))]
  const [area] = areas
  const role =
    area === undefined ? null : yield* areaBasis(scope, area, ['techLeads', 'managers', 'team'], teams)
  const cites = [...basis.cites, ...(role?.cites ?? [])]
  const said = parts.length === 0 ? ['is a member, with no role or team declared'] : joined(parts, '; ')
  return answered([sentence(told`${{ person }} ${said}.`, cites, role?.saidAt ?? basis.saidAt)], {
    area: area ?? null,
    owner: person,
  })
}

function rolesOf({ gov }: Scope, person: PersonId): { verb: string; areas: AreaId[] }[] {
  const areas = [...gov.areas.values()].filter(({ retired }) => !retired)
  const ids = new Set(aliases(gov, person))
  const led = areas.filter(({ techLeads }) => techLeads.some(one => ids.has(one)))
  const managed = areas.filter(({ managers }) => managers.some(one => ids.has(one)))
  return [
    { verb: 'is tech lead of', areas: led.map(({ id }) => id) },
    { verb: 'manages', areas: managed.map(({ id }) => id) },
  ].filter(role => role.areas.length > 0)
}

function named(scope: Scope, areas: readonly AreaId[]): Told {
  return firstFew(areas.map(area => pathOfArea(scope, area)))
}

function* basisOfPerson(scope: Scope, person: PersonId) {
  const kinds = ['person.added', 'person.set', 'person.imported']
  const said = yield* lastAbout(scope.org, aliases(scope.gov, person), kinds, scope.atSeq)
  return yield* basisOf(scope, [...said.values()])
}

/** B2: what somebody may decide by the map, each with the grant or delegation that says so. */
export function* holdingsReply(scope: Scope, asked: Asked): Script<Replied> {
  const { person, unclear } = personNamed(scope, asked)
  if (unclear !== null) return unclear
  if (person === null || asked.rest.length > 0) return unknownSubject(asked)
  const root = yield* rootBasis(scope)
  const held = holdingsFor(scope, person, root.cites[0] ?? '')
  if (held.length === 0)
    return refused(
      'no_record',
      told`Nothing is granted or delegated to ${{ person }}.`,
      'Ask who may decide: who may decide TYPE in AREA?',
      { owner: person },
    )
  const sentences = []
  for (const [place, { cites, ...holding }] of held.slice(0, mostTold).entries()) {
    const basis = yield* basisOfIds(scope, cites as readonly EntryId[])
    const more =
      place === mostTold - 1 && held.length > mostTold ? ` And ${held.length - mostTold} more.` : ''
    const text = told`${{ person }} holds ${lowered(holdingText(scope, holding))}.${more}`
    sentences.push(sentence(text, basis.cites, basis.saidAt, holding.until))
  }
  return answered(sentences, { owner: person })
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
