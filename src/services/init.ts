import type { AuthorityProof } from '../domain/authority/kinds.ts'
import { administratorsGrant } from '../domain/authority/map-index.ts'
import { startDrafts } from '../domain/authority/start.ts'
import type { AreaId, OrgId, PersonId } from '../domain/ids.ts'
import { draft } from '../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { loadHead, saveHead } from '../storage/entries.ts'
import { createHead, createOrganisation, listOrganisations } from '../storage/organisations.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'
import { append, type Working, workingOn } from './append.ts'
import { idSource } from './command.ts'
import { type Environment, rulesVersion } from './environment.ts'
import { nothingHeld } from './governance.ts'
import type { Caller } from './scope.ts'

export interface InitInput {
  readonly org: string
  readonly admin: string
  readonly adminName?: string | undefined
  readonly zone: string
  readonly simulated: boolean
  /** Whether it begins with a tree of types and which lead holds each (`type start`). */
  readonly startTypes?: boolean
  /** The sample's only: the simulated clock is the wall's plus this. */
  readonly clockOffsetMs?: number
}

export interface Made {
  readonly org: string
  readonly admin: string
  /** Added by whoever knows where the page is. */
  readonly signInUrl: string | null
  readonly id: string
  readonly seq: number
}

/** T8, A16: the first entries of an organisation: itself, its first person, and that they administer it. */
export async function makeOrganisation(env: Environment, input: InitInput): Promise<Outcome<Made>> {
  const zone = env.currentZones.named(input.zone)
  if (zone === null)
    return refuse(
      'unknown_zone',
      `There is no time zone ${input.zone}.`,
      'Use an IANA name such as Europe/Berlin.',
      { path: 'zone' },
    )
  const no = await env.store.write(0, () => placeFor(env, input.org))
  const made = no === null ? null : await env.store.write(no, () => firstEntries(env, no, { ...input, zone }))
  if (made === null)
    return refuse(
      'organisation_exists',
      `There is already an organisation ${input.org} here.`,
      'Choose another name with --org.',
    )
  return ok(made)
}

/** A number for the slug; one whose making was cut short is taken up again. */
function* placeFor(env: Environment, slug: string): Script<OrgNo | null> {
  const made = yield* createOrganisation(`org_${env.uuid()}` as OrgId, slug)
  if (made !== null) return made
  return (yield* listOrganisations()).find(org => org.slug === slug)?.no ?? null
}

function* firstEntries(env: Environment, no: OrgNo, input: InitInput): Script<Made | null> {
  if ((yield* loadHead(no)) !== null) return null
  const org = (yield* listOrganisations()).find(found => found.no === no)
  if (org === undefined) throw new Error(`organisation ${no} is gone`)
  yield* createHead(no)
  const working = workingOn(env, no, nothingHeld(), { seq: 0, at: 0, counters: {} })
  const person = `per_${env.uuid()}` as PersonId
  const clockOffsetMs = input.clockOffsetMs ?? 0
  const at = (yield* env.store.wallClock()) + clockOffsetMs
  const caller = { person, via: 'cli', assurance: 'asserted', scopes: null, osUser: null } as const
  yield* append(working, drafts(env, org.id, person, input, clockOffsetMs), at, caller)
  if (input.startTypes === true) yield* appendStart(working, caller, at)
  yield* saveHead(no, working.head)
  return { org: input.org, admin: input.admin, signInUrl: null, id: org.id, seq: working.head.seq }
}

/** A16: as the first administrator, who holds the map. */
function* appendStart(working: Working, caller: Caller, at: number): Script<void> {
  const { gov } = working.held
  const counters: Record<string, number> = {}
  const proof: AuthorityProof = {
    type: 'map.grant',
    area: gov.rootArea,
    person: caller.person,
    grant: administratorsGrant,
    delegation: null,
    contingency: null,
    observation: null,
    at,
    atSeq: working.head.seq,
    zoneData: gov.zoneData.version,
    rules: rulesVersion,
  }
  yield* append(working, startDrafts(gov, idSource(working.env.uuid, counters), proof, at), at, caller)
  working.head = { ...working.head, counters }
}

function drafts(env: Environment, org: OrgId, person: PersonId, input: InitInput, clockOffsetMs: number) {
  const { version, sha256 } = env.currentZones
  const about = { area: null, audience: 'org' } as const
  const { simulated, zone } = input
  const rootArea = `are_${env.uuid()}` as AreaId
  const zoneData = { version, sha256 }
  return [
    draft({
      ...about,
      kind: 'org.created',
      subject: org,
      terms: { org, rootArea, simulated, zone, zoneData, rules: rulesVersion, clockOffsetMs },
      words: { slug: input.org },
    }),
    draft({
      ...about,
      kind: 'person.added',
      subject: person,
      terms: { person, agent: false, sponsor: null, zone, source: null },
      words: { handle: input.admin, name: input.adminName ?? input.admin },
    }),
    draft({ ...about, kind: 'admin.added', subject: person, terms: { person }, words: null }),
  ]
}
