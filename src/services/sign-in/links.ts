import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { dayMs, hourMs } from '../../domain/time/instant.ts'
import { loadHead } from '../../storage/entries.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import { listPasskeys } from '../../storage/passkeys.ts'
import {
  findLink,
  insertLink,
  type LinkPurpose,
  revokeLinksOf,
  takeLink,
} from '../../storage/sign-in-links.ts'
import type { Script } from '../../storage/sql.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { caughtUp, nothingHeld } from '../governance.ts'
import { freshSecret, hashOf, type OpenedSession, openSession } from './sessions.ts'

const lifeMs: Readonly<Record<LinkPurpose, number>> = {
  'set-up': dayMs,
  administrator: dayMs,
  invitation: 7 * dayMs,
  recovery: hourMs,
}

export interface MadeLink {
  readonly id: string
  readonly url: string
  readonly expiresAt: number
  /** What is to be written, in the transaction at hand. */
  readonly write: () => Script<void>
}

export interface LinkFor {
  readonly org: OrgNo
  readonly person: PersonId | null
  readonly purpose: LinkPurpose
  readonly madeBy: PersonId | null
}

/** A link, and the end of earlier ones to the same person for the same purpose. Its secret is in the fragment alone. */
export function makeLink(env: Environment, wanted: LinkFor, now: number): MadeLink {
  const secret = freshSecret(env)
  const id = `lnk_${env.uuid()}`
  const expiresAt = now + lifeMs[wanted.purpose]
  const row = {
    ...wanted,
    ...{ id, hash: hashOf(env, secret), createdAt: now, expiresAt, usedAt: null, revokedAt: null },
  }
  return {
    id,
    url: `${env.pageUrl?.() ?? 'http://localhost'}/sign-in#link=${secret}`,
    expiresAt,
    *write() {
      yield* revokeLinksOf(wanted.org, wanted.person, wanted.purpose, now)
      yield* insertLink(row)
    },
  }
}

/** A link opened: a session, once. Unknown, used, expired and withdrawn refuse alike. */
export async function redeemLink(
  env: Environment,
  secret: string,
  agent: string,
): Promise<Outcome<OpenedSession>> {
  const hash = hashOf(env, secret)
  const { link, organisations } = await env.store.read(0, function* () {
    return { link: yield* findLink(hash), organisations: yield* listOrganisations() }
  })
  if (link === null || (link.person === null && organisations.length > 0)) return invalidLink()
  const { org, id, person } = link
  const opened = await env.store.write(org, function* () {
    if (!(yield* takeLink(org, id, yield* env.store.wallClock()))) return null
    return yield* openSession(env, { org, person, agent })
  })
  return opened === null ? invalidLink() : ok(opened)
}

function invalidLink(): Extract<Outcome<never>, { ok: false }> {
  return refuse(
    'invalid_link',
    'This link does not sign anybody in: it was used, or is over.',
    'Ask for a new one: an administrator invites, and locum link create makes one from the data folder.',
  )
}

/**
 * What a starting server prints: a set-up link without any organisation; the first administrator's of the only
 * organisation while no administrator has a passkey; else null.
 */
export async function firstLink(env: Environment, slug?: string): Promise<string | null> {
  const organisations = await env.store.read(0, listOrganisations)
  const named = organisations.filter(org => slug === undefined || org.slug === slug)
  const [only, second] = named
  if (second !== undefined) return null
  const org = only?.no ?? 0
  return await env.store.write(org, function* () {
    const person = only === undefined ? null : yield* firstAdministrator(env, org)
    if (only !== undefined && person === null) return null
    const purpose = only === undefined ? 'set-up' : 'administrator'
    const link = makeLink(env, { org, person, purpose, madeBy: null }, yield* env.store.wallClock())
    yield* link.write()
    return link.url
  })
}

function* firstAdministrator(_env: Environment, org: OrgNo): Script<PersonId | null> {
  const head = yield* loadHead(org)
  if (head === null) return null
  const { gov } = yield* caughtUp(nothingHeld(), org, head.seq)
  const active = gov.admins.filter(id => gov.people.get(id)?.active === true)
  return (yield* listPasskeys(org, active)).length > 0 ? null : (active[0] ?? null)
}
