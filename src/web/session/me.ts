import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { browserNow } from '../clock.ts'
import { ask } from './ask.ts'

/** Who reads this page, as `/auth/me` answers (docs/SIGN-IN.md). */
export interface Me {
  readonly signedIn: boolean
  /** A set-up link was opened and there is no organisation yet. */
  readonly firstRun: boolean
  readonly person: {
    readonly handle: string
    readonly name: string
    readonly zone: string | null
    readonly admin: boolean
    readonly agent: boolean
    readonly passkeys?: number
  } | null
  readonly org: {
    readonly slug: string
    readonly simulated: boolean
    /** Made by the sample: its people may be tried on. */
    readonly sample: boolean
    readonly personas: readonly {
      readonly handle: string
      readonly name: string
      readonly zone: string
      readonly city: string
      readonly role: string
    }[]
  } | null
  /** The organisation's clock, RFC 3339: a simulated one is not the browser's. */
  readonly now: string
  readonly assurance: 'session' | 'verified' | null
  readonly verifiedUntil: string | null
}

export interface MeAsked extends Me {
  /** Add to the browser's clock to get the organisation's, in milliseconds. */
  readonly clockOffsetMs: number
}

export const meKey = ['auth', 'me'] as const

export function useMe(): UseQueryResult<MeAsked, Error> {
  return useQuery<MeAsked, Error>({
    queryKey: meKey,
    queryFn: async () => {
      const me = await ask<Me>('GET', '/auth/me')
      return { ...me, clockOffsetMs: Date.parse(me.now) - browserNow() }
    },
    staleTime: 60_000,
  })
}
