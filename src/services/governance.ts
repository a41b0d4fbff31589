import { evolveGov } from '../domain/people/evolve-gov.ts'
import { emptyGov, type Gov } from '../domain/people/gov.ts'
import { emptyNames, evolveNames, type Names } from '../domain/people/names.ts'
import type { Entry } from '../domain/record/entry.ts'
import { loadGovernance } from '../storage/entries.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'

/** The organisation's governance state and words, folded up to a seq. */
export interface Held {
  readonly gov: Gov
  readonly names: Names
  /** Everything up to here is folded, governance or not. */
  seq: number
}

export function nothingHeld(): Held {
  return { gov: emptyGov(), names: emptyNames(), seq: 0 }
}

/** Folds one entry, words included. */
export function fold(held: Held, entry: Entry): void {
  evolveGov(held.gov, entry.envelope)
  evolveNames(held.names, entry)
}

/**
 * What is held as of `seq`: the same object where no governance entry came since, else a copy with them folded, so that
 * a read still under way keeps what it began with. An erasure starts over, since it took words away.
 */
export function* caughtUp(held: Held, org: OrgNo, seq: number): Script<Held> {
  if (held.seq >= seq) return held
  const entries = yield* loadGovernance(org, held.seq, seq)
  if (entries.length === 0) {
    held.seq = Math.max(held.seq, seq)
    return held
  }
  const erased = held.seq > 0 && entries.some(entry => entry.envelope.kind === 'record.erased')
  if (erased) return yield* caughtUp(nothingHeld(), org, seq)
  const next = held.seq === 0 ? nothingHeld() : copyOf(held)
  for (const entry of entries) fold(next, entry)
  next.seq = seq
  return next
}

function copyOf({ gov, names, seq }: Held): Held {
  return {
    seq,
    gov: {
      ...gov,
      people: new Map(gov.people),
      teams: new Map(gov.teams),
      areas: new Map(gov.areas),
      admins: [...gov.admins],
      mergedInto: new Map(gov.mergedInto),
      sources: new Map(gov.sources),
    },
    names: {
      ...names,
      handles: new Map(names.handles),
      people: new Map(names.people),
      byHandle: new Map(names.byHandle),
      teams: new Map(names.teams),
      byTeam: new Map(names.byTeam),
      segments: new Map(names.segments),
      areaNames: new Map(names.areaNames),
      byPath: new Map(names.byPath),
    },
  }
}
