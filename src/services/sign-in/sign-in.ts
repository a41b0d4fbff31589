import type { PersonId } from '../../domain/ids.ts'
import type { Outcome } from '../../domain/refusal.ts'
import { minuteMs } from '../../domain/time/instant.ts'
import { formatLocal } from '../../domain/time/local-text.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import { endSession, endSessionsOf } from '../../storage/sessions.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { redeemLink } from './links.ts'
import {
  beginCeremony,
  credentialsOf,
  finishRegistration,
  finishSignIn,
  type PasskeyCeremonies,
  type SignedIn,
  type Site,
} from './passkeys.ts'
import { type LiveSession, liveSession, type OpenedSession, openSession } from './sessions.ts'

/** Everything about the cookie, which no operation can be about: what the routes of `/auth` call. */
export class SignIn {
  readonly #env: Environment
  readonly #ceremonies: PasskeyCeremonies

  constructor(env: Environment, ceremonies: PasskeyCeremonies) {
    this.#env = env
    this.#ceremonies = ceremonies
  }

  live(secret: string, unattended: boolean): Promise<LiveSession | null> {
    return liveSession(this.#env, secret, unattended)
  }

  redeem(link: string, agent: string): Promise<Outcome<OpenedSession>> {
    return redeemLink(this.#env, link, agent)
  }

  async open(org: OrgNo, person: PersonId, agent: string): Promise<OpenedSession> {
    return await this.#env.store.write(org, () => openSession(this.#env, { org, person, agent }))
  }

  async end({ org, id, person, now }: LiveSession, everywhere = false): Promise<void> {
    await this.#env.store.write(org, () =>
      everywhere && person !== null ? endSessionsOf(org, person, now) : endSession(org, id, now),
    )
  }

  async wallClock(): Promise<number> {
    return await this.#env.store.read(0, () => this.#env.store.wallClock())
  }

  async hasOrganisation(): Promise<boolean> {
    return (await this.#env.store.read(0, listOrganisations)).length > 0
  }

  async slugOf(org: OrgNo): Promise<string | null> {
    const all = await this.#env.store.read(0, listOrganisations)
    return all.find(({ no }) => no === org)?.slug ?? null
  }

  async registrationOptions(
    site: Site,
    session: LiveSession,
    person: { readonly id: string; readonly handle: string; readonly name: string },
  ) {
    const existing = await credentialsOf(this.#env, session)
    const options = await this.#ceremonies.registrationOptions(site, person, existing)
    return await beginCeremony(this.#env, options, session.id)
  }

  register(
    site: Site,
    session: LiveSession,
    sent: { readonly ceremony: string; readonly response: unknown; readonly name: string },
  ): Promise<Outcome<{ id: string; verifiedUntil: number }>> {
    return finishRegistration(this.#env, this.#ceremonies, site, session, sent)
  }

  async signInOptions(site: Site, session: LiveSession | null) {
    return await beginCeremony(this.#env, await this.#ceremonies.signInOptions(site), session?.id ?? null)
  }

  signIn(
    site: Site,
    session: LiveSession | null,
    sent: { readonly ceremony: string; readonly response: unknown; readonly agent: string },
  ): Promise<Outcome<SignedIn>> {
    return finishSignIn(this.#env, this.#ceremonies, site, session, sent)
  }

  /** T8: the next local time `to` after an instant, as a person would type it; null where there is no such zone. */
  nextTime(to: string, zone: string, after: number): string | null {
    const table = this.#env.currentZones
    const named = table.named(zone)
    if (named === null) return null
    // A minute's clock shows every time within two days; where the clocks skip it, within the next.
    const first = Math.floor(after / minuteMs) * minuteMs + minuteMs
    for (let at = first; at < first + 3 * 24 * 60 * minuteMs; at += minuteMs) {
      const local = formatLocal(table, named, at)
      if (local.slice(11, 16) === to) return local
    }
    return null
  }
}
