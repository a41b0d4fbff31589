import { useCallback, useState } from 'react'
import { ask } from '../session/ask.ts'

/** Loads the page anew once the server answers: without it, the browser would put its own error in our place. */
export function useReload(): { readonly asking: boolean; readonly reload: () => void } {
  const [asking, setAsking] = useState(false)
  const reload = useCallback(() => {
    setAsking(true)
    ask('GET', '/auth/me')
      .then(() => location.reload())
      .catch(() => setAsking(false))
  }, [])
  return { asking, reload }
}
