import type { AreaId, PersonId, TeamId } from '../domain/ids.ts'
import { activePerson, canonical } from '../domain/people/gov.ts'
import { areaAt, pathOf, personAt, teamAt } from '../domain/people/names.ts'
import { similarNames } from '../domain/people/similar.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { formatLocal, type LocalInstant, parseLocalTime } from '../domain/time/local-text.ts'
import type { Scope } from './scope.ts'

type Named = Pick<Scope, 'gov' | 'names'>

interface Wanted {
  /** Where in the input the name stands. */
  readonly path?: string | undefined
  /** Also those who left; by default only active members. */
  readonly left?: boolean
}

/** The person of this handle as they are now (V5). Unknown, and gone unless asked for, are the same refusal. */
export function personByHandle(
  scope: Named,
  handle: string,
  path?: string,
  { left = false }: Wanted = {},
): Outcome<PersonId> {
  const found = personAt(scope.names, handle)
  if (found !== null) {
    const person = canonical(scope.gov, found)
    if (activePerson(scope.gov, person) !== null || (left && scope.gov.people.has(person))) return ok(person)
  }
  const active = [...scope.names.handles].filter(([id]) => scope.gov.people.get(id)?.active)
  const near = similarNames(
    handle.replace(/^@/, ''),
    active.map(([, name]) => name),
  )
  return unknown('unknown_person', `Nobody here is called "${shown(handle)}".`, 'person list', near, path)
}

/** The area at this path, or that once was there (V6); a retired one is unknown. */
export function areaByPath(scope: Named, areaPath: string, path?: string): Outcome<AreaId> {
  const found = areaAt(scope.names, areaPath.replace(/^#/, ''))
  const area = found === null ? undefined : scope.gov.areas.get(found)
  if (area !== undefined && !area.retired) return ok(area.id)
  const active = [...scope.gov.areas.values()].filter(({ retired }) => !retired)
  const near = similarNames(
    areaPath,
    active.map(({ id }) => pathOf(scope.names, id)).filter(name => name !== null),
  )
  return unknown('unknown_area', `There is no area "${shown(areaPath)}".`, 'area list', near, path)
}

/** With or without `team:` before it; refused where there is none. */
export function teamByName(scope: Named, name: string, path?: string): Outcome<TeamId> {
  const found = teamAt(scope.names, name)
  const team = found === null ? undefined : scope.gov.teams.get(found)
  if (team !== undefined && !team.retired) return ok(team.id)
  const near = similarNames(
    name.replace(/^team:/, ''),
    [...scope.names.teams].filter(([id]) => !scope.gov.teams.get(id)?.retired).map(([, called]) => called),
  )
  return unknown('unknown_team', `There is no team "${shown(name)}".`, 'team list', near, path)
}

function unknown(code: string, message: string, list: string, near: string[], path: string | undefined) {
  const next = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `See locum ${list}.`
  return refuse(code, message, next, {
    ...(path === undefined ? {} : { path }),
    ...(near.length > 0 ? { details: { similar: near } } : {}),
  })
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const erased = 'erased'

/** How a person is called now; "erased" where the name is gone (R4). */
export function handleOf(scope: Named, person: PersonId): string {
  return scope.names.handles.get(canonical(scope.gov, person)) ?? erased
}

/** As it is called now; the root is `/`, and "erased" where a word of it is gone (R4). */
export function pathOfArea(scope: Named, area: AreaId): string {
  return pathOf(scope.names, area) ?? erased
}

/** As it is called now; "erased" where the name is gone (R4). */
export function teamNameOf(scope: Named, team: TeamId): string {
  return scope.names.teams.get(team) ?? erased
}

/** The zone a person reads and writes times in: their own, else the organisation's. */
export function zoneOf(scope: Pick<Scope, 'gov'>, person: PersonId): string {
  return declaredZone(scope, person) ?? scope.gov.zone
}

/** V1: null where they declared none, by themselves or with their hours. */
export function declaredZone({ gov }: Pick<Scope, 'gov'>, person: PersonId): string | null {
  const found = gov.people.get(canonical(gov, person))
  return found?.zone ?? found?.windows?.zone ?? null
}

/** T4: a time as the caller typed it, in their zone. */
export function parseWhen(scope: Scope, text: string, path?: string): Outcome<LocalInstant> {
  const parsed = parseLocalTime(scope.zones, text, zoneOf(scope, scope.caller.person))
  if (parsed.ok || path === undefined) return parsed
  return { ok: false, refusal: { ...parsed.refusal, path } }
}

/** An instant as its reader's clock shows it, with the zone. */
export function localTextFor(scope: Scope, person: PersonId, instant: number): string {
  return formatLocal(scope.zones, zoneOf(scope, person), instant)
}
