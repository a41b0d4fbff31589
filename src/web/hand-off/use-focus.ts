import { useCallback, useEffect, useRef, useState } from 'react'

/** Moves the focus to a spot that the next rendering may have to make first. */
export function useFocus(): (spot: string) => void {
  const wanted = useRef<string | null>(null)
  const [, render] = useState(0)
  useEffect(() => {
    const spot = wanted.current
    wanted.current = null
    if (spot === null) return
    const found = find(spot) ?? find(spot.replace(/:.*/, ':text')) ?? find('front:summary')
    found?.focus()
    found?.scrollIntoView({ block: 'nearest' })
    if (found instanceof HTMLTextAreaElement) found.setSelectionRange(found.value.length, found.value.length)
  })
  return useCallback((spot: string) => {
    wanted.current = spot
    render(count => count + 1)
  }, [])
}

function find(spot: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-spot="${CSS.escape(spot)}"]`)
}
