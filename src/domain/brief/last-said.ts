import type { ItemState } from '../handoff/states.ts'
import type { EntryId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

export interface LastSaid {
  readonly at: Instant
  /** The words, the confirmation and the notes it is the latest of. */
  readonly entries: readonly EntryId[]
}

/** H12: when an item was last said: its words, a confirmation or a note, whichever is latest. */
export function lastSaid({ words, confirmed, notes }: ItemState): LastSaid {
  const said = [words, ...(confirmed === null ? [] : [confirmed]), ...notes]
  return {
    at: Math.max(...said.map(({ at }) => at)),
    entries: [...new Set(said.flatMap(({ entry }) => entry || []))],
  }
}
