import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

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

/** Which source is open; asking for it again closes it. */
export function SourceProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<string | null>(null)
  const source = useMemo<Source>(
    () => ({
      opened,
      open: entry => setOpened(now => (now === entry ? null : entry)),
      close: () => setOpened(null),
    }),
    [opened],
  )
  return <SourceContext value={source}>{children}</SourceContext>
}
