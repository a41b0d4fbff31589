import { useRouterState } from '@tanstack/react-router'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'

interface Source {
  /** The entry whose source stands beside the page. */
  readonly opened: string | null
  open(entry: string): void
  close(): void
}

const SourceContext = createContext<Source>({ opened: null, open: () => {}, close: () => {} })

export function useSource(): Source {
  return useContext(SourceContext)
}

/** Which source is open; asking for it again closes it, and so does another page. The focus returns to what opened it. */
export function SourceProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<string | null>(null)
  const opener = useRef<Element | null>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  const close = useCallback(() => {
    setOpened(null)
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, whatever it is, closes the source
  useEffect(() => setOpened(null), [path])
  const source = useMemo<Source>(
    () => ({
      opened,
      open: entry => {
        if (entry === opened) return close()
        if (document.activeElement?.closest('aside') == null) opener.current = document.activeElement
        setOpened(entry)
      },
      close,
    }),
    [opened, close],
  )
  return <SourceContext value={source}>{children}</SourceContext>
}
