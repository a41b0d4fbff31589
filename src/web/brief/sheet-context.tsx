import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** What happened on this page and can be taken back from it. */
export interface Notice {
  readonly key: string
  /** The section it stands in. */
  readonly section: string
  readonly text: string
  readonly undo?: {
    readonly operation: 'handoff.undo' | 'item.reopen'
    readonly id: string
    /** Until when; null: as long as it stands. */
    readonly until: number | null
    readonly undone: string
  }
}

interface Sheet {
  /** Names by handle. */
  readonly names: Readonly<Record<string, string>>
  readonly notices: readonly Notice[]
  say(notice: Notice): void
  drop(key: string): void
}

const SheetContext = createContext<Sheet>({ names: {}, notices: [], say: () => {}, drop: () => {} })

export function useSheet(): Sheet {
  return useContext(SheetContext)
}

/** One brief on screen: whose names it shows, and what was done on it. */
export function SheetProvider({
  names,
  children,
}: {
  names: Readonly<Record<string, string>>
  children: ReactNode
}) {
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const sheet = useMemo<Sheet>(
    () => ({
      names,
      notices,
      say: notice => setNotices(all => [...all.filter(({ key }) => key !== notice.key), notice]),
      drop: key => setNotices(all => all.filter(one => one.key !== key)),
    }),
    [names, notices],
  )
  return <SheetContext value={sheet}>{children}</SheetContext>
}
