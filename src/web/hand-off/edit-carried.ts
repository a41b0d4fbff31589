import type { Composition } from './composition.ts'
import { lineOf } from './composition.ts'
import { type Edit, setKind, setLine } from './edit-lines.ts'

/** What an author says of a carried line with one key. */
export type Verdict = 'true' | 'done' | 'next'

function settle(composition: Composition, id: string): Composition {
  if (composition.settled.includes(id)) return composition
  return { ...composition, settled: [...composition.settled, id] }
}

/** `.`: it is carried as it stands. */
export function stillTrue(key: string): Edit {
  return composition => {
    const id = lineOf(composition, key)?.carries ?? null
    return id === null ? composition : settle(composition, id)
  }
}

/**
 * `x`: it goes to "Done", where it needs no condition and no next step. What only an open line says goes with it: a
 * contingency's keys would have no effect there.
 */
export function markDone(key: string): Edit {
  return composition => {
    const line = lineOf(composition, key)
    if (line === null) return composition
    const closed = {
      condition: null,
      next: null,
      due: null,
      until: null,
      may: null,
      limit: null,
      by: null,
      maxAge: null,
    }
    const moved = setKind(key, 'done')(setLine(key, closed)(composition))
    return line.carries === null ? moved : settle(moved, line.carries)
  }
}

/** `>`: the line goes on, and its next step is asked for. */
export const withNextStep = stillTrue
