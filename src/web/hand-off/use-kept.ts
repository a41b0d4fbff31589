import { useEffect, useRef, useState } from 'react'
import { orgNow, useReader } from '../time/reader.tsx'
import type { Composition } from './composition.ts'
import { keep, keepLeaving } from './kept.ts'

const quietMs = 400

/** Keeps the draft on the device as one types. Answers when it was last kept; null before, 'refused' if it cannot be. */
export function useKept(key: string, composition: Composition, changed: boolean): number | 'refused' | null {
  const { me } = useReader()
  const [kept, setKept] = useState<number | 'refused' | null>(null)
  const latest = useRef({ composition, changed })
  latest.current = { composition, changed }
  useEffect(() => {
    if (!changed) return
    const timer = setTimeout(async () => {
      const at = orgNow(me)
      setKept((await keep(key, { composition, at })) ? at : 'refused')
    }, quietMs)
    return () => clearTimeout(timer)
  }, [key, composition, changed, me])
  useEffect(() => {
    const now = () => {
      if (latest.current.changed)
        keepLeaving(key, { composition: latest.current.composition, at: orgNow(me) })
    }
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('pagehide', now)
    }
  }, [key, me])
  return kept
}
