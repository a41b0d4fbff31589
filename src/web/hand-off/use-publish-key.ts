import { useEffect, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Ctrl or ⌘ and Enter, wherever one writes; a key held down counts once. The field one writes in is left first, so that
 * a time half read is taken up, and entered again where nothing else took the focus.
 */
export function usePublishKey(press: () => void): void {
  const latest = useRef(press)
  useLayoutEffect(() => {
    latest.current = press
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      const field = document.activeElement
      if (field instanceof HTMLElement) flushSync(() => field.blur())
      latest.current()
      if (field instanceof HTMLElement && document.activeElement === document.body)
        field.focus({ preventScroll: true })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
