import { promisify } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { deflateRaw, inflateRawSync } from 'node:zlib'
import { row, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** Raised whenever the shape of what is kept changes; older ones are then ignored. */
const shape = 2

/** A value somewhere in the folded state: whole, or some entries of a map. */
interface Piece {
  readonly path: readonly [part: string, field: string]
  readonly value?: unknown
  readonly entries?: readonly (readonly [unknown, unknown])[]
}

type State = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const entriesInPiece = 250

/** Folded state as bytes, a little at each step, so that a large organisation never holds the event loop for long. */
export function* foldedPieces(state: State): Generator<Uint8Array> {
  yield serialize(shape)
  for (const [part, fields] of Object.entries(state)) {
    for (const [field, value] of Object.entries(fields)) {
      if (!(value instanceof Map)) {
        yield serialize({ path: [part, field], value } satisfies Piece)
        continue
      }
      const entries = [...value]
      for (let at = 0; at === 0 || at < entries.length; at += entriesInPiece) {
        yield serialize({
          path: [part, field],
          entries: entries.slice(at, at + entriesInPiece),
        } satisfies Piece)
      }
    }
  }
}

/**
 * Keeps what was folded up to `seq` and packed: a cache, dropped by erasure and by a rebuild, never needed to be
 * right. Nothing is kept where words were erased meanwhile.
 */
export function* saveSnapshot(org: OrgNo, seq: number, folded: Uint8Array): Script<void> {
  const erased = yield* row(
    sql`SELECT 1 AS found FROM entry WHERE org = ${org} AND kind = 'record.erased' AND seq > ${seq} LIMIT 1`,
  )
  if (erased !== null) return
  yield sql`DELETE FROM gov_snapshot WHERE org = ${org} AND seq = ${seq}`
  yield {
    insert: 'gov_snapshot',
    columns: ['org', 'seq', 'folded'],
    rows: [[org, seq, folded]],
  }
}

/** The latest snapshot at or before a seq. */
export function* loadSnapshot(org: OrgNo, until: number): Script<{ seq: number; state: unknown } | null> {
  const found = yield* row<{ seq: number; folded: Uint8Array }>(
    sql`SELECT seq, folded FROM gov_snapshot WHERE org = ${org} AND seq <= ${until} ORDER BY seq DESC LIMIT 1`,
  )
  const state = found === null ? null : stateOf(found.folded)
  return found === null || state === null ? null : { seq: found.seq, state }
}

const deflate = promisify(deflateRaw)

/** Pieces as they are kept: small, since what one transaction writes holds the event loop; packed beside it. */
export async function packed(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  return await deflate(joined(pieces), { level: 1 })
}

/** Each piece after its length, four bytes. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + 4 + piece.length, 0))
  const view = new DataView(whole.buffer)
  let at = 0
  for (const piece of pieces) {
    view.setUint32(at, piece.length)
    whole.set(piece, at + 4)
    at += 4 + piece.length
  }
  return whole
}

/** Null where it is of another shape: then everything is folded from the first entry. */
function stateOf(kept: Uint8Array): State | null {
  let folded: Uint8Array
  try {
    folded = inflateRawSync(kept)
  } catch {
    return null
  }
  const view = new DataView(folded.buffer, folded.byteOffset, folded.byteLength)
  const state: Record<string, Record<string, unknown>> = {}
  for (let at = 0; at < folded.length; ) {
    const length = view.getUint32(at)
    const piece = deserialize(folded.subarray(at + 4, at + 4 + length)) as number | Piece
    if (at === 0 && piece !== shape) return null
    if (typeof piece !== 'number') place(state, piece)
    at += 4 + length
  }
  return state
}

function place(state: Record<string, Record<string, unknown>>, { path, value, entries }: Piece): void {
  const [part, field] = path
  state[part] ??= {}
  const fields = state[part]
  if (entries === undefined) {
    fields[field] = value
    return
  }
  const map = (fields[field] as Map<unknown, unknown> | undefined) ?? new Map()
  for (const [key, held] of entries) map.set(key, held)
  fields[field] = map
}
