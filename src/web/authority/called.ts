import { useMemo } from 'react'
import { nameIn } from '../../domain/people/name-in.ts'
import { useReader } from '../time/reader.tsx'
import { common } from '../words/common.ts'

export type Called = (handle: string) => string

type Names = Readonly<Record<string, string>> | undefined

/** The reader is "You", everybody else their name; a handle stands for itself until a name has come. */
export function useCalled(...names: Names[]): Called {
  const { handle: me } = useReader()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names themselves are what it depends on
  return useMemo(() => calledBy(me, names), [me, ...names])
}

export function calledBy(me: string, names: readonly Names[]): Called {
  return handle => {
    if (handle === me) return common.you
    for (const known of names) {
      const name = nameIn(known ?? {}, handle)
      if (name !== undefined) return name
    }
    return handle
  }
}

/** In the middle of a sentence. */
export function inSentence(name: string): string {
  return name === common.you ? 'you' : name
}
