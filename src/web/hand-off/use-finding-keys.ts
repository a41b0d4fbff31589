import { useEffect, useRef } from 'react'
import type { Placed } from './server-findings.ts'

/** F8 goes to the next finding on the page, then to what was not gone through, then round again. */
export function useFindingKeys(
  placed: readonly Placed[],
  waiting: readonly string[],
  focus: (spot: string) => void,
): { next: () => void; first: () => void } {
  const last = useRef<string | null>(null)
  const spots = [...new Set(placed.map(({ spot }) => spot)), ...waiting.map(key => `${key}:verdict`)]
  const go = (spot: string | undefined) => {
    if (spot === undefined) return
    last.current = spot
    focus(spot)
  }
  const next = () => go(spots[(last.current === null ? -1 : spots.indexOf(last.current)) + 1] ?? spots[0])
  const first = () => go(placed.find(({ finding }) => finding.level === 'error')?.spot)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8') return
      event.preventDefault()
      next()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return { next, first }
}
