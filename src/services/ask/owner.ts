import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import type { AreaId, PersonId, TeamId } from '../../domain/ids.ts'
import { areasOfTeam, membersOf } from '../../domain/people/org-chart.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { personName } from '../items/render.ts'
import { handleOf, pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { areaBasis, basisOfIds } from './citing.ts'
import { citesOf, isItem, quoted, saidAtOf } from './item-sentences.ts'
import { allNamed, ambiguous, areaNamed, typedSubject, unknownSubject } from './named.ts'
import { onReply } from './on.ts'
import { lookersOf, redirected } from './redirect.ts'
import { answered, firstFew, listed, refused, sentence } from './reply.ts'
import { subjectOf } from './subjects.ts'

/** Who owns, holds, leads, is on next or on call, or wrote. */
export function* ownerReply(scope: Scope, asked: Asked): Script<Replied> {
  const { want } = asked
  if (want === 'on-next' || want === 'on-call') return yield* onReply(scope, asked)
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

/** Whether something was said in the time the question speaks of, if it speaks of any. */
function isSaidIn({ time }: Asked, { state }: Candidate): boolean {
  if (time === null) return true
  const at = saidWhen(state)
  return at !== null && at >= time.span.from && at < Math.max(time.span.until, time.span.from + 1)
}

function saidWhen(state: Candidate['state']): Instant | null {
  switch (state.is) {
    case 'item':
      return state.words.at
    case 'handoff':
      return state.published.at
    case 'decision':
      return state.asked.at
    case 'report':
    case 'imported-decision':
      return state.saidAt
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
    const author = personName(scope, item.author) ?? 'nobody known'
    const owner = personName(scope, item.owner)
    const who =
      want === 'author' ? `${author} wrote it` : owner === null ? 'nobody holds it' : `${owner} holds it`
    const how =
      item.accepted !== null
        ? `, accepted at ${formatInstant(item.accepted.at)}`
        : item.fallen !== null
          ? `, fallen to them by default at ${formatInstant(item.fallen.at)}`
          : ''
    const done = item.closed === null ? '' : `; it was closed at ${formatInstant(item.closed.at)}`
    return sentence(
      `${quoted(one)}: ${who}${want === 'author' ? '' : how}${done}.`,
      citesOf(item),
      saidAtOf(item),
    )
  }
  const basis = yield* basisOfIds(scope, [one.entry])
  return sentence(`${quoted(one)}: ${peopleBehind(scope, state, want)}.`, basis.cites, basis.saidAt)
}

function peopleBehind(scope: Scope, state: Candidate['state'], want: Asked['want']): string {
  const names = (people: readonly PersonId[]) =>
    firstFew(
      people.map(person => handleOf(scope, person)),
      8,
    )
  switch (state.is) {
    case 'decision':
      return `asked by ${handleOf(scope, state.asker)}${state.end?.how === 'decided' ? `, decided by ${names(state.end.voters)}` : ''}`
    case 'imported-decision': {
      const led = lookersOf(scope, state.area)
      const leads =
        led === null
          ? ''
          : `; ${names([...led.managers, ...led.techLeads])} lead ${pathOfArea(scope, state.area)}`
      const approved =
        want === 'author' || state.deciders.length === 0 ? '' : `, approved by ${names(state.deciders)}`
      return `written by ${names(state.authors) || 'nobody named'}${approved}${want === 'author' ? '' : leads}`
    }
    case 'handoff':
      return `written by ${handleOf(scope, state.author)}`
    case 'report':
      return `written by ${personName(scope, state.author) ?? 'nobody named'}`
    case 'item':
      return ''
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
  const names = (people: readonly PersonId[]) => people.map(person => handleOf(scope, person))
  const parts = {
    manager:
      found.managers.length === 0
        ? []
        : [`${listed(names(found.managers))} ${found.managers.length === 1 ? 'manages' : 'manage'} it`],
    'tech-lead':
      found.techLeads.length === 0
        ? []
        : [
            `${listed(names(found.techLeads))} ${found.techLeads.length === 1 ? 'is' : 'are'} its tech lead${found.techLeads.length === 1 ? '' : 's'}`,
          ],
    team:
      team === null ? [] : [`its team is ${teamNameOf(scope, team)} (${firstFew(names(found.members), 12)})`],
  }
  const wanted =
    want === 'manager'
      ? [...parts.manager]
      : want === 'tech-lead'
        ? [...parts['tech-lead']]
        : want === 'members'
          ? [...parts.team]
          : []
  const told = wanted.length > 0 ? wanted : [...parts['tech-lead'], ...parts.manager, ...parts.team]
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
  return answered([sentence(`${missing}${inherited}: ${told.join('; ')}.`, basis.cites, basis.saidAt)], {
    area,
  })
}

const absent = { manager: 'No manager', 'tech-lead': 'No tech lead', members: 'No team' } as const

function* teamReply(scope: Scope, team: TeamId): Script<Replied> {
  const members = membersOf(scope.gov, team).map(person => handleOf(scope, person))
  const areas = areasOfTeam(scope.gov, team)
  const name = teamNameOf(scope, team)
  const basis = yield* areaBasis(scope, areas[0] ?? scope.gov.rootArea, [], [team])
  if (members.length === 0)
    return refused('no_record', `The team ${name} has no members.`, `Set it: team set ${name} --members …`, {
      area: areas[0] ?? null,
    })
  const where =
    areas.length === 0 ? '' : ` It looks after ${firstFew(areas.map(area => pathOfArea(scope, area)))}.`
  return answered(
    [sentence(`The team ${name} is ${firstFew(members, 20)}.${where}`, basis.cites, basis.saidAt)],
    { area: areas[0] ?? null },
  )
}
