import { copyOfMap } from '../domain/authority/map.ts'
import { evolveGov } from '../domain/people/evolve-gov.ts'
import { emptyGov, type Gov } from '../domain/people/gov.ts'
import { emptyNames, evolveNames, type Names } from '../domain/people/names.ts'
import type { Entry } from '../domain/record/entry.ts'
import { loadGovernance } from '../storage/entries.ts'
import { foldedPieces, loadSnapshot, packed, saveSnapshot } from '../storage/snapshots.ts'
import type { Script } from '../storage/sql.ts'
import type { OrgNo } from '../storage/store.ts'
import type { Environment } from './environment.ts'

/** The organisation's governance state and words, folded up to a seq. */
export interface Held {
  readonly gov: Gov
  readonly names: Names
  /** Everything up to here is folded, governance or not. */
  seq: number
  /** Governance entries folded since the last snapshot. */
  unsaved: number
  /** The last erasure folded here, so that copies of earlier states made before it are known to be out of date. */
  erasedSeq: number
}

/** Before anything was folded: the next use reads from the last snapshot on. */
export function nothingHeld(): Held {
  return { gov: emptyGov(), names: emptyNames(), seq: 0, unsaved: 0, erasedSeq: 0 }
}

/** Folds one entry, words included. */
export function fold(held: Held, entry: Entry): void {
  evolveGov(held.gov, entry.envelope)
  evolveNames(held.names, entry)
  held.unsaved += 1
  if (entry.envelope.kind === 'record.erased') held.erasedSeq = entry.envelope.seq
}

/**
 * What is held as of `seq`: the same object where no governance entry came since, else a copy with them folded, so that
 * a read still under way keeps what it began with. An erasure starts over, since it took words away.
 */
export function* caughtUp(held: Held, org: OrgNo, seq: number): Script<Held> {
  if (held.seq >= seq) return held
  if (held.seq === 0) return yield* fromSnapshot(org, seq)
  const entries = yield* loadGovernance(org, held.seq, seq)
  if (entries.length === 0) {
    held.seq = Math.max(held.seq, seq)
    return held
  }
  if (entries.some(entry => entry.envelope.kind === 'record.erased')) return yield* fromSnapshot(org, seq)
  return folded(copyOf(held), entries, seq)
}

function folded(held: Held, entries: readonly Entry[], seq: number): Held {
  for (const entry of entries) fold(held, entry)
  held.seq = seq
  return held
}

/** From the nearest snapshot, or from the first entry. An erasure drops every snapshot, so none holds erased words. */
function* fromSnapshot(org: OrgNo, seq: number): Script<Held> {
  const kept = yield* loadSnapshot(org, seq)
  const start = nothingHeld()
  const state = kept?.state as Pick<Held, 'gov' | 'names'> | undefined
  // A snapshot of before there was a map has none to tell of.
  const begun =
    kept === null || state === undefined
      ? start
      : { ...start, ...state, gov: { ...start.gov, ...state.gov }, seq: kept.seq }
  return folded(begun, yield* loadGovernance(org, begun.seq, seq), seq)
}

/** Every this many governance entries the folded state is kept, so that starting and reading the past stay short. */
const snapshotEvery = 2_000

/** Whether enough has been folded since the last time that it should be kept. */
export function worthKeeping(held: Held): boolean {
  return held.unsaved >= snapshotEvery
}

/** Keeps what is held, in steps between which other work runs. What is folded meanwhile goes into a copy. */
export async function keepSnapshot({ store, pause }: Environment, org: OrgNo, held: Held): Promise<void> {
  held.unsaved = 0
  const { gov, names, seq } = copyOf(held)
  const pieces: Uint8Array[] = []
  for (const piece of foldedPieces({ gov: { ...gov }, names: { ...names } })) {
    pieces.push(piece)
    await pause()
  }
  const folded = await packed(pieces)
  await store.write(org, () => saveSnapshot(org, seq, folded))
}

function copyOf({ gov, names, seq, unsaved, erasedSeq }: Held): Held {
  return {
    seq,
    unsaved,
    erasedSeq,
    gov: {
      ...gov,
      people: new Map(gov.people),
      teams: new Map(gov.teams),
      areas: new Map(gov.areas),
      admins: [...gov.admins],
      mergedInto: new Map(gov.mergedInto),
      sources: new Map(gov.sources),
      map: copyOfMap(gov.map),
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
