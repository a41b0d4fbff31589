import type { Outcome } from '../../domain/refusal.ts'
import type { LiveSession, OpenedSession } from '../../services/sign-in/sessions.ts'
import type { SignIn } from '../../services/sign-in/sign-in.ts'
import type { RateLimit } from '../rate-limit.ts'
import type { SiteOptions } from './site.ts'

/** An organisation just made, and its first session. */
export interface Begun {
  readonly opened: OpenedSession
  readonly person: string
  readonly org: string
  /** What to run in the data folder next. */
  readonly commands: readonly string[]
}

/** What signing in by browser needs; without it only bearer tokens are known. */
export interface AuthOptions {
  readonly signIn: SignIn
  readonly site: SiteOptions
  /** Links tried by anybody: there is no other way to guess. */
  readonly linkLimit: RateLimit
  readonly begin: (input: unknown, agent: string) => Promise<Outcome<Begun>>
  /** Loads the sample again in place of the organisation of this session. */
  readonly resetSample: (session: LiveSession, agent: string) => Promise<Outcome<Begun>>
}
