import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Instant } from '../../domain/time/instant.ts'
import { browserNow } from '../clock.ts'
import type { MeAsked } from '../session/me.ts'
import { type Place, sayPlaces } from './format.ts'
import { useZones } from './zone-data.ts'

/** Who reads, where, and by which clock. */
export interface Reader {
  readonly me: MeAsked
  readonly handle: string
  /** The reader's zone, or the organisation's where they declared none. */
  readonly place: Place
  /** The organisation's clock, to the half minute: it ticks. */
  readonly now: Instant
}

const ReaderContext = createContext<Reader | null>(null)

export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (reader === null) throw new Error('useReader outside of a ReaderProvider')
  return reader
}

/** The organisation's clock now, exactly: for what is sent, not for what is shown. */
export function orgNow(me: MeAsked): Instant {
  return browserNow() + me.clockOffsetMs
}

const tickMs = 15_000

export function ReaderProvider({
  me,
  fallback,
  children,
}: {
  me: MeAsked
  fallback: ReactNode
  children: ReactNode
}) {
  const zone = me.person?.zone ?? 'Etc/UTC'
  const table = useZones([zone])
  const now = useTicking(me)
  // Before anything below names a city.
  sayPlaces((me.org?.personas ?? []).map(persona => [persona.zone, persona.city]))
  if (table === null || me.person === null) return fallback
  return (
    <ReaderContext value={{ me, handle: me.person.handle, place: { table, zone }, now }}>
      {children}
    </ReaderContext>
  )
}

function useTicking(me: MeAsked): Instant {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick(count => count + 1), tickMs)
    return () => clearInterval(timer)
  }, [])
  return orgNow(me)
}
