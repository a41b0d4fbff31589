/** Moves the focus among what is marked `data-line`, in the order of the page. False: there is none. */
export function moveLine(by: 1 | -1): boolean {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-line]')].filter(
    line => line.getClientRects().length > 0,
  )
  if (lines.length === 0) return false
  const here = document.activeElement?.closest('[data-line]') ?? null
  const index = here === null ? -1 : lines.indexOf(here as HTMLElement)
  const next =
    index === -1 ? (by === 1 ? 0 : lines.length - 1) : Math.min(lines.length - 1, Math.max(0, index + by))
  const line = lines[next]
  if (line === undefined) return false
  if (!line.hasAttribute('tabindex')) line.tabIndex = -1
  line.focus({ preventScroll: true })
  line.scrollIntoView({ block: 'nearest' })
  return true
}

/** Opens what the line is about: its own `data-open`, else its first link or button. */
export function openLine(): boolean {
  const line = document.activeElement
  if (!(line instanceof HTMLElement) || !line.hasAttribute('data-line')) return false
  if (/^(?:A|BUTTON)$/.test(line.tagName)) return false
  const target =
    line.querySelector<HTMLElement>('[data-open]') ?? line.querySelector<HTMLElement>('a, button')
  target?.click()
  return target !== null
}

export function leaveLine(): boolean {
  const line = document.activeElement
  if (!(line instanceof HTMLElement) || !line.hasAttribute('data-line')) return false
  line.blur()
  return true
}
