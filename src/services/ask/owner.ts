import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { firstFew, joined, listed, people, someone, type Told, told } from '../../domain/ask/told.ts'
import type { AreaId, PersonId, TeamId } from '../../domain/ids.ts'
import { areasOfTeam, membersOf } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { areaBasis, basisOfIds } from './citing.ts'
import { citesOf, isItem, quoted, saidAtOf } from './item-sentences.ts'
import { allNamed, ambiguous, areaNamed, typedSubject, unknownSubject } from './named.ts'
import { onReply } from './on.ts'
import { personReply } from './person.ts'
import { lookersOf, redirected } from './redirect.ts'
import { answered, refused, sentence } from './reply.ts'
import { isSaidIn } from './said-when.ts'
import { subjectOf } from './subjects.ts'

/** Who owns, holds, leads, is on next or on call, or wrote. */
export function* ownerReply(scope: Scope, asked: Asked): Script<Replied> {
  const { want } = asked
  if (want === 'on-next' || want === 'on-call') return yield* onReply(scope, asked)
  if (want === 'person') return yield* personReply(scope, asked)
  const [team] = allNamed(asked, 'team')
  const { area } = areaNamed(scope, asked)
  const ofTeam = team !== undefined && asked.rest.length === 0 && (want === 'members' || area === null)
  if (ofTeam) return yield* teamReply(scope, team.team)
  const kinds =
    want === 'author' ? everything : (['item', 'closed', 'decision', 'imported-decision'] as const)
  const found = yield* subjectOf(scope, asked, kinds)
  switch (found.kind) {
    case 'refused':
      return found.replied.reply.outcome === 'refuse' &&
        found.replied.reply.code === 'not_permitted' &&
        area !== null
        ? yield* areaOwners(scope, asked, area)
        : found.replied
    case 'none':
      return unknownSubject(asked)
    case 'area':
      return yield* areaOwners(scope, asked, found.area)
    case 'undeclared':
      return yield* redirected(
        scope,
        found.area,
        `Nobody is declared to own ${typedSubject({ ...asked, subject: asked.rest })} in ${pathOfArea(scope, found.area)}.`,
      )
    case 'found': {
      const said = want === 'author' ? found.candidates.filter(one => isSaidIn(asked, one)) : found.candidates
      return said.length === 0 ? unknownSubject(asked) : yield* holders(scope, asked, said)
    }
  }
}

const everything = ['handoff', 'report', 'item', 'closed', 'decision', 'imported-decision'] as const
const mostTold = 4

function* holders(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const open = all.filter(one => !isItem(one) || one.state.closed === null)
  const chosen = open.length > 0 ? open : all
  if (chosen.length > mostTold)
    return ambiguous(
      chosen.map(({ state }) => state.id),
      'line',
    )
  const sentences: Sentence[] = []
  for (const one of chosen) sentences.push(yield* holderSentence(scope, asked, one))
  const [first] = chosen
  return answered(sentences, {
    area: first?.area ?? null,
    owner: first !== undefined && isItem(first) ? first.state.owner : null,
  })
}

function* holderSentence(scope: Scope, { want }: Asked, one: Candidate): Script<Sentence> {
  const { state } = one
  if (isItem(one)) {
    const item = one.state
    const { author, owner } = item
    const who =
      want === 'author'
        ? told`${someone(author, 'nobody known')} wrote it`
        : told`${someone(owner, 'nobody')} holds it`
    const how =
      item.accepted !== null
        ? told`, accepted at ${{ at: item.accepted.at }}`
        : item.fallen !== null
          ? told`, fallen to them by default at ${{ at: item.fallen.at }}`
          : ''
    const done = item.closed === null ? '' : told`; it was closed at ${{ at: item.closed.at }}`
    return sentence(
      told`${quoted(one)}: ${who}${want === 'author' ? '' : how}${done}.`,
      citesOf(item),
      saidAtOf(item),
    )
  }
  const basis = yield* basisOfIds(scope, [one.entry])
  return sentence(told`${quoted(one)}: ${peopleBehind(scope, state, want)}.`, basis.cites, basis.saidAt)
}

function peopleBehind(scope: Scope, state: Candidate['state'], want: Asked['want']): Told {
  const names = (who: readonly PersonId[]) => firstFew(people(who), 8)
  switch (state.is) {
    case 'decision':
      return told`asked by ${{ person: state.asker }}${state.end?.how === 'decided' ? told`, decided by ${names(state.end.voters)}` : ''}`
    case 'imported-decision': {
      const led = lookersOf(scope, state.area)
      const leads =
        led === null
          ? ''
          : told`; ${names([...led.managers, ...led.techLeads])} lead ${pathOfArea(scope, state.area)}`
      const approved =
        want === 'author' || state.deciders.length === 0 ? '' : told`, approved by ${names(state.deciders)}`
      return told`written by ${state.authors.length === 0 ? 'nobody named' : names(state.authors)}${approved}${want === 'author' ? '' : leads}`
    }
    case 'handoff':
      return told`written by ${{ person: state.author }}`
    case 'report':
      return told`written by ${someone(state.author, 'nobody named')}`
    case 'item':
      return []
  }
}

/** Managers, tech leads and team of an area; where it names none, of the nearest above that does. */
function* areaOwners(scope: Scope, { want }: Asked, area: AreaId): Script<Replied> {
  const path = pathOfArea(scope, area)
  const found = lookersOf(scope, area)
  const team = scope.gov.areas.get(found?.area ?? area)?.team ?? null
  const nobody = refused(
    'no_record',
    `Nobody is declared to look after ${path}.`,
    `Declare it: area set ${path} --tech-leads … --managers …`,
    { area },
  )
  if (found === null) return nobody
  const parts = {
    manager:
      found.managers.length === 0
        ? []
        : [told`${listed(people(found.managers))} ${found.managers.length === 1 ? 'manages' : 'manage'} it`],
    'tech-lead':
      found.techLeads.length === 0
        ? []
        : [
            told`${listed(people(found.techLeads))} ${found.techLeads.length === 1 ? 'is' : 'are'} its tech lead${found.techLeads.length === 1 ? '' : 's'}`,
          ],
    team:
      team === null
        ? []
        : [told`its team is ${teamNameOf(scope, team)} (${firstFew(people(found.members), 12)})`],
  }
  const wanted =
    want === 'manager'
      ? [...parts.manager]
      : want === 'tech-lead'
        ? [...parts['tech-lead']]
        : want === 'members'
          ? [...parts.team]
          : []
  const said = wanted.length > 0 ? wanted : [...parts['tech-lead'], ...parts.manager, ...parts.team]
  const missing =
    wanted.length > 0 || !(want in absent)
      ? ''
      : `${absent[want as keyof typeof absent]} is declared for ${path}. `
  const inherited = found.area === area ? path : `${path} (by ${pathOfArea(scope, found.area)}, above it)`
  const basis = yield* areaBasis(
    scope,
    found.area,
    ['techLeads', 'managers', 'team'],
    team === null ? [] : [team],
  )
  return answered(
    [sentence(told`${missing}${inherited}: ${joined(said, '; ')}.`, basis.cites, basis.saidAt)],
    {
      area,
    },
  )
}

const absent = { manager: 'No manager', 'tech-lead': 'No tech lead', members: 'No team' } as const

function* teamReply(scope: Scope, team: TeamId): Script<Replied> {
  const members = people(membersOf(scope.gov, team))
  const areas = areasOfTeam(scope.gov, team)
  const name = teamNameOf(scope, team)
  const basis = yield* areaBasis(scope, areas[0] ?? scope.gov.rootArea, [], [team])
  if (members.length === 0)
    return refused('no_record', `The team ${name} has no members.`, `Set it: team set ${name} --members …`, {
      area: areas[0] ?? null,
    })
  const where =
    areas.length === 0 ? '' : told` It looks after ${firstFew(areas.map(area => pathOfArea(scope, area)))}.`
  return answered(
    [sentence(told`The team ${name} is ${firstFew(members, 20)}.${where}`, basis.cites, basis.saidAt)],
    { area: areas[0] ?? null },
  )
}
