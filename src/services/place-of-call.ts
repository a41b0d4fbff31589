import { type Outcome, ok, type Refusal, refuse } from '../domain/refusal.ts'
import { listOrganisations, type StoredOrganisation } from '../storage/organisations.ts'
import type { OrgNo } from '../storage/store.ts'
import { findToken } from '../storage/tokens.ts'
import type { Claim } from './access.ts'
import type { Environment } from './environment.ts'
import { placeOfSession } from './sign-in/sessions.ts'
import { toHex } from './stored-entry.ts'

/** How a surface knows who calls. */
export type Credential =
  | {
      readonly kind: 'asserted'
      readonly handle: string | null
      readonly osUser: string | null
      readonly via: Claim['via']
    }
  | { readonly kind: 'token'; readonly token: string; readonly via: Claim['via'] }
  | {
      readonly kind: 'session'
      readonly session: string
      readonly via: Claim['via']
      /** A page asked by itself: that is no use that would keep the session alive. */
      readonly unattended?: boolean
    }

/** Where a call belongs, and who it claims to be from. */
export interface PlaceOfCall {
  readonly org: OrgNo
  readonly claim: Claim
}

/** Finds where calls belong; holds the organisations of this database by name. */
export class Places {
  readonly #env: Environment
  #organisations: StoredOrganisation[] = []

  constructor(env: Environment) {
    this.#env = env
  }

  /** Which organisation is meant, and who claims to call. A token belongs to one organisation (P3). */
  async placeOf({
    org: slug,
    credential,
  }: {
    readonly org?: string
    readonly credential: Credential
  }): Promise<Outcome<PlaceOfCall>> {
    if (credential.kind === 'token') return await this.#placeOfToken(credential, slug)
    if (credential.kind === 'session') return await placeOfSession(this.#env, credential, slug)
    const found = await this.#organisation(slug)
    if (!found.ok) return found
    const { handle, osUser, via } = credential
    const who = handle === null ? 'administrator' : { handle }
    return ok({ org: found.value.no, claim: { who, via, assurance: 'asserted', scopes: null, osUser } })
  }

  async #placeOfToken(
    credential: Credential & { kind: 'token' },
    slug: string | undefined,
  ): Promise<Outcome<PlaceOfCall>> {
    const hash = toHex(this.#env.crypto.sha256(credential.token))
    const env = this.#env
    const { token, now } = await env.store.read(0, function* () {
      return { token: yield* findToken(hash), now: yield* env.store.wallClock() }
    })
    const dead =
      token === null || token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)
    if (dead) return unauthenticated()
    if (slug !== undefined) {
      const named = await this.#organisation(slug)
      if (!named.ok || named.value.no !== token.org) return unauthenticated()
    }
    const { person, scopes } = token
    return ok({
      org: token.org,
      claim: { who: { person }, via: credential.via, assurance: 'token', scopes, osUser: null },
    })
  }

  async #organisation(slug: string | undefined): Promise<Outcome<StoredOrganisation>> {
    const known = () => this.#organisations.find(org => slug === undefined || org.slug === slug)
    if (known() === undefined || slug === undefined)
      this.#organisations = await this.#env.store.read(0, listOrganisations)
    const found = known()
    if (this.#organisations.length === 0) {
      return refuse(
        'no_organisation',
        'There is no organisation here yet.',
        'Run locum init, or locum sample.',
      )
    }
    if (slug === undefined && this.#organisations.length > 1) {
      return refuse('which_organisation', 'There are several organisations here.', 'Say which with --org.', {
        details: { organisations: this.#organisations.map(org => org.slug) },
      })
    }
    return found === undefined
      ? refuse('unknown_organisation', `There is no organisation ${slug}.`, 'Check its name.')
      : ok(found)
  }
}

function unauthenticated(): { ok: false; refusal: Refusal } {
  return refuse('unauthenticated', 'This token is not valid here.', 'Make a new one with locum token create.')
}
