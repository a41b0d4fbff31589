import { holes } from '../../domain/availability/holes.ts'
import type { Reachability } from '../../domain/availability/reach.ts'
import { nightSpans, rowSpans } from '../../domain/day-line/row-spans.ts'
import { startAround, startAsked } from '../../domain/day-line/start.ts'
import type { PersonId, TeamId } from '../../domain/ids.ts'
import { activeHuman } from '../../domain/people/gov.ts'
import { areasLedBy, membersOf, teamsOf } from '../../domain/people/org-chart.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { hourMs, type Instant, type Span } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { asOf } from '../decided.ts'
import { reachabilityOf } from '../load.ts'
import { declaredZone, handleOf, teamByName, teamNameOf, zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { handoffsAcross } from './handoffs-across.ts'
import { missingAmong } from './missing-among.ts'

/** Unasked, at most so many teams; of each so many people are drawn, while holes are about all of them. */
const mostTeams = 4
const mostPeople = 40

interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** Who is on when: V1 for each person, the holes of each team, and the handoffs between them the caller may read (P1). */
export const readDayLine = readService('day-line.read', function* (scope, input) {
  const zone = zoneOf(scope, scope.caller.person)
  const { hours } = input
  const from =
    input.from === undefined
      ? ok(startAround(scope.zones, zone, scope.at, hours))
      : startAsked(scope.zones, zone, input.from, hours)
  if (!from.ok) return { ok: false, refusal: { ...from.refusal, path: 'from' } }
  const chosen = chosenTeams(scope, input.teams)
  if (!chosen.ok) return chosen
  const teams = chosen.value.map(team => ({ team, members: humansOf(scope, team) }))
  const period = { from: from.value, until: from.value + hours * hourMs }
  const everybody = [...new Set(teams.flatMap(({ members }) => members))]
  const reachOf = yield* reachabilityOf(scope, everybody)
  const shown = [...new Set(teams.flatMap(({ members }) => members.slice(0, mostPeople)))]
  const nightsOf = rememberNights(scope, period)
  const handoffs = yield* handoffsAcross(scope, period, shown)
  const missing = yield* missingAmong(scope, shown, reachOf)
  return ok({
    ...asOf(scope),
    zoneData: scope.gov.zoneData.version,
    ...texts(period),
    teams: teams.map(({ team, members }) => ({
      name: teamNameOf(scope, team),
      people: members
        .slice(0, mostPeople)
        .map(person => personRow(scope, person, reachOf(person), period, nightsOf)),
      morePeople: Math.max(0, members.length - mostPeople),
      ...holesOf(members.map(reachOf), period),
    })),
    moreTeams: activeTeams(scope).length - teams.length,
    handoffs,
    missing,
  })
})

/** Those named; else the caller's by membership, then by the areas they lead; else the first of the organisation. */
function chosenTeams(scope: Scope, names: string | readonly string[] | undefined): Outcome<TeamId[]> {
  if (names !== undefined) {
    const found: TeamId[] = []
    for (const name of typeof names === 'string' ? [names] : names) {
      const team = teamByName(scope, name, 'teams')
      if (!team.ok) return team
      if (!found.includes(team.value)) found.push(team.value)
    }
    return ok(found)
  }
  const { gov, caller } = scope
  const led = areasLedBy(gov, caller.person).flatMap(area => gov.areas.get(area)?.team ?? [])
  const own = [...new Set([...teamsOf(gov, caller.person), ...led])].filter(
    team => !gov.teams.get(team)?.retired,
  )
  return ok((own.length > 0 ? own : activeTeams(scope)).slice(0, mostTeams))
}

function activeTeams(scope: Scope): TeamId[] {
  return [...scope.gov.teams.values()].flatMap(({ id, retired }) => (retired ? [] : [id]))
}

/** V7: an agent keeps no hours. */
function humansOf({ gov }: Scope, team: TeamId): PersonId[] {
  return membersOf(gov, team).filter(person => activeHuman(gov, person) !== null)
}

function personRow(
  scope: Scope,
  person: PersonId,
  r: Reachability,
  { from, until }: Period,
  nightsOf: (zone: string) => SpanTexts[],
) {
  const handle = handleOf(scope, person)
  const declared = declaredZone(scope, person)
  return {
    handle,
    name: scope.names.people.get(person) ?? handle,
    zone: declared ?? scope.gov.zone,
    zoneDeclared: declared !== null,
    declared: r.windows !== null,
    spans: rowSpans(r, from, until).map(({ kind, proposed, ...span }) => ({
      ...texts(span),
      kind,
      proposed,
    })),
    nights: declared === null ? [] : nightsOf(declared),
  }
}

function holesOf(people: readonly Reachability[], { from, until }: Period) {
  const { spans, undeclared } = holes(people, from, until)
  return { holes: undeclared || people.length === 0 ? [] : spans.map(texts), undeclared }
}

type SpanTexts = ReturnType<typeof texts>

function texts({ from, until }: Span) {
  return { from: formatInstant(from), until: formatInstant(until) }
}

/** Nights are the same for all who live in one zone. */
function rememberNights({ zones }: Scope, { from, until }: Period): (zone: string) => SpanTexts[] {
  const known = new Map<string, SpanTexts[]>()
  return zone => {
    const nights = known.get(zone) ?? nightSpans(zones, zone, from, until).map(texts)
    known.set(zone, nights)
    return nights
  }
}
