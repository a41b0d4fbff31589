import { checkpointIn } from '../../domain/record/proofs/checkpoint.ts'
import { sameBytes } from '../../domain/record/proofs/primitives.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { keepAnchor, latestCheckpoint, type StoredCheckpoint } from '../../storage/checkpoints.ts'
import type { StoredOrganisation } from '../../storage/organisations.ts'
import type { Environment } from '../environment.ts'
import { rootAt } from './stored-tree.ts'

/** Where a checkpoint is remembered outside this server's reach (R2). */
export interface AnchorPlace {
  /** As it was named, and as the record of anchors tells it. */
  readonly name: string
  /** The checkpoint remembered last of an organisation's log, as a signed note; refused where the place cannot be read. */
  recall(org: string): Promise<Outcome<string | null>>
  /** Remembers another in its place; `size` is for whoever reads the history. Refused where it cannot be written. */
  remember(org: string, note: string, size: number): Promise<Outcome<unknown>>
}

export interface Anchored {
  readonly org: string
  readonly size: number
  readonly place: string
  readonly anchoredAt: string
  /** The size that was remembered there before. */
  readonly before: number | null
}

/**
 * R2: has the latest checkpoint remembered in a place outside this server's reach; refuses, and leaves the place as it
 * is, where what is remembered there is not part of this record.
 */
export async function anchor(
  env: Environment,
  { no, id, slug }: StoredOrganisation,
  place: AnchorPlace,
): Promise<Outcome<Anchored>> {
  const { store } = env
  const sealed = await store.read(no, () => latestCheckpoint(no))
  if (sealed === null)
    return refuse(
      'not_sealed',
      `Nothing of ${slug} is sealed yet.`,
      'Start the server, or write something with the key at hand.',
    )
  const recalled = await place.recall(id)
  if (!recalled.ok) return recalled
  const note = recalled.value
  const before = note === null ? null : checkpointIn(note)
  if (note !== null && (before === null || !(await isContinued(env, no, sealed, before))))
    return refuse(
      'anchor_inconsistent',
      `What ${place.name} remembers of ${slug} is not part of this record.`,
      'Keep that place as it is. The record was set back, forked or altered: verify an export with what is remembered there.',
      { details: { remembered: before?.size ?? null, sealed: sealed.size } },
    )
  const remembered = note === sealed.note ? recalled : await place.remember(id, sealed.note, sealed.size)
  if (!remembered.ok) return remembered
  const anchoredAt = await store.write(no, function* () {
    const now = yield* store.wallClock()
    yield* keepAnchor(no, sealed, place.name, now)
    return now
  })
  const at = formatInstant(anchoredAt)
  return ok({ org: slug, size: sealed.size, place: place.name, anchoredAt: at, before: before?.size ?? null })
}

async function isContinued(
  { store, crypto }: Environment,
  org: number,
  sealed: StoredCheckpoint,
  before: { readonly size: number; readonly root: Uint8Array },
): Promise<boolean> {
  if (before.size > sealed.size) return false
  return sameBytes(await store.read(org, () => rootAt(crypto, org, before.size)), before.root)
}
