import { ask } from '../session/ask.ts'

const opened = new Map<string, Promise<'home' | 'first-run'>>()

/** The secret of the fragment, which is taken out of the address at once: it works only once and is nobody's to copy. */
export function takeLink(): string | null {
  const link = new URLSearchParams(location.hash.slice(1)).get('link')
  if (link !== null) history.replaceState(history.state, '', location.pathname + location.search)
  return link ?? [...opened.keys()].at(-1) ?? null
}

/** Opens a link, once, however often it is asked to. */
export function openLink(link: string): Promise<'home' | 'first-run'> {
  const known = opened.get(link)
  if (known !== undefined) return known
  const opening = ask<{ next: 'home' | 'first-run' }>('POST', '/auth/link', { link }).then(({ next }) => next)
  opened.set(link, opening)
  return opening
}
