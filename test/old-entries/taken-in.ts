import { rebuildViews } from '../../src/services/record/rebuild.ts'
import { entryRows, type StoredEntry, saveHead } from '../../src/storage/entries.ts'
import { createHead, createOrganisation } from '../../src/storage/organisations.ts'
import { type Engine, openEmptyWorld, type World } from '../world.ts'

/** A world whose record is the kept one, with views made of it by today's code. */
export async function takenIn(engine: Engine, entries: readonly StoredEntry[]): Promise<World> {
  const last = entries.at(-1)?.envelope
  if (last === undefined) throw new Error('a kept record has entries')
  const world = await openEmptyWorld(engine, new Date(last.at).toISOString())
  await world.store.write(0, () => createOrganisation(last.org, 'example'))
  await world.store.write(1, function* () {
    yield* createHead(1)
    yield { together: entryRows(1, entries) }
    yield* saveHead(1, { seq: last.seq, at: last.at, counters: {} })
  })
  await rebuildViews(world.env, 1)
  return world
}
