import { type RefObject, useLayoutEffect, useState } from 'react'

/** How wide an element is, in whole pixels; null before it is measured. */
export function useLength(ref: RefObject<HTMLElement | null>): number | null {
  const [length, setLength] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => setLength(Math.floor(element.getBoundingClientRect().width))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return length
}
