import type { PersonId } from '../../domain/ids.ts'
import { isAdministrator } from '../../domain/people/gov.ts'
import { areasLedBy, teamsOf } from '../../domain/people/org-chart.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { listEntries } from '../../storage/entries.ts'
import { listPasskeys } from '../../storage/passkeys.ts'
import type { Script } from '../../storage/sql.ts'
import { asOf } from '../decided.ts'
import { handleOf, pathOfArea, teamNameOf, zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'

/** How many people of a rehearsal may be tried on by name. */
const personasShown = 12

export const showSession = readService('session.show', function* (scope) {
  const { gov, names, caller, org } = scope
  const person = gov.people.get(caller.person)
  // T6: asked about an instant before they were added.
  if (person === undefined) {
    return refuse('before_the_record', 'You were not here yet at that instant.', 'Ask about a later one.', {
      path: 'at',
    })
  }
  const sample = gov.simulated && (yield* isSample(scope))
  return ok({
    person: {
      id: person.id as string,
      handle: handleOf(scope, person.id),
      name: names.people.get(person.id) ?? 'erased',
      zone: person.zone ?? person.windows?.zone ?? null,
      admin: isAdministrator(gov, person.id),
      auditor: person.auditor,
      agent: person.agent,
      passkeys: (yield* listPasskeys(org, [person.id])).length,
    },
    org: {
      slug: names.slug ?? 'erased',
      simulated: gov.simulated,
      sample,
      personas: gov.simulated ? personasOf(scope, sample) : [],
    },
    ...asOf(scope),
  })
})

/** The sample tells its story `via` sample, from the first entries after the organisation's own three. */
function* isSample({ org, atSeq }: Scope): Script<boolean> {
  const [fourth] = yield* listEntries(org, { until: atSeq, after: 3, limit: 1 })
  return fourth?.envelope.via === 'sample'
}

/** Where the sample's people are (docs/SAMPLE.md), for zones that are named after another city. */
const samplePlaces: Readonly<Record<string, string>> = {
  'America/Los_Angeles': 'San Francisco',
  'Asia/Kolkata': 'Bengaluru',
}

function personasOf(scope: Scope, isOfSample: boolean) {
  const { gov, names } = scope
  return [...gov.people.values()]
    .filter(({ active, agent }) => active && !agent)
    .slice(0, personasShown)
    .map(({ id }) => ({
      handle: handleOf(scope, id),
      name: names.people.get(id) ?? 'erased',
      zone: zoneOf(scope, id),
      city: cityOf(zoneOf(scope, id), isOfSample),
      role: roleOf(scope, id),
    }))
}

/** The place a zone is named after. */
function cityOf(zone: string, isOfSample: boolean): string {
  const known = isOfSample ? samplePlaces[zone] : undefined
  return known ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function roleOf(scope: Scope, person: PersonId): string {
  const { gov } = scope
  const managed = [...gov.areas.values()].find(area => area.managers.includes(person))
  if (managed !== undefined) return `manager of ${pathOfArea(scope, managed.id)}`
  const [led] = areasLedBy(gov, person)
  if (led !== undefined) return `tech lead of ${pathOfArea(scope, led)}`
  if (gov.people.get(person)?.auditor === true) return 'auditor'
  const [team] = teamsOf(gov, person)
  return team === undefined ? 'member' : `in ${teamNameOf(scope, team)}`
}
