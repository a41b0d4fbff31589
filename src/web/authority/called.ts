import { useMemo } from 'react'
import { useReader } from '../time/reader.tsx'
import { common } from '../words/common.ts'

export type Called = (handle: string) => string

/** The reader is "You", everybody else their name; a handle stands for itself until a name has come. */
export function useCalled(...names: (Readonly<Record<string, string>> | undefined)[]): Called {
  const { handle: me } = useReader()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names themselves are what it depends on
  return useMemo(
    () => (handle: string) => {
      if (handle === me) return common.you
      for (const known of names) if (known?.[handle] !== undefined) return known[handle]
      return handle
    },
    [me, ...names],
  )
}

/** In the middle of a sentence. */
export function inSentence(name: string): string {
  return name === common.you ? 'you' : name
}
