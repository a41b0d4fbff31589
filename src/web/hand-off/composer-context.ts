import { createContext, useContext } from 'react'
import type { Place } from '../time/format.ts'
import type { CarriedFact } from './browser-check.ts'
import type { Composition } from './composition.ts'
import type { Directory } from './directory.ts'
import type { Edit } from './edit-lines.ts'
import type { Placed } from './server-findings.ts'

/** What every part of the composer reads and does. */
export interface Composing {
  readonly composition: Composition
  readonly placed: readonly Placed[]
  readonly directory: Directory
  readonly carried: readonly CarriedFact[]
  readonly prompts: Readonly<Record<string, string>>
  /** The author's clock: theirs if it is written on their behalf. */
  readonly author: Place
  readonly mayCreate: boolean
  /** The published handoff that is being corrected (H5); null while a new one is written. */
  readonly amends: string | null
  edit(edit: Edit): void
  /** Takes a line out; it can be put back until the next is. */
  drop(key: string): void
  /** Moves the focus to a spot once it is there: `line2:next`, `front:back`. */
  focus(spot: string): void
  createArea(path: string): void
}

export const ComposingContext = createContext<Composing | null>(null)

export function useComposing(): Composing {
  const composing = useContext(ComposingContext)
  if (composing === null) throw new Error('useComposing outside of a composer')
  return composing
}
