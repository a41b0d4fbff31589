import { describe, expect, test } from 'vitest'
import { engines, openWorld } from '../../test/world.ts'
import { rows, sql } from '../storage/sql.ts'
import { caughtUp, nothingHeld } from './governance.ts'

describe.each(engines)('governance held on %s', engine => {
  test('is the same from a snapshot as from the first entry, also for the past', async () => {
    const world = await openWorld(engine)
    for (let n = 0; n < 21; n++) {
      const facts = Array.from({ length: 100 }, (_, i) => ({
        kind: 'person' as const,
        key: `person ${n}-${i}`,
        digest: 'x',
        handle: `p${n}-${i}`,
        name: `Person ${n}-${i}`,
        zone: null,
        windows: null,
      }))
      await world.must('ana', 'import.apply', { importer: 'people', root: 'table', facts })
    }
    const head = (await world.must('ana', 'person.add', { handle: 'li', name: 'Li Wei' })).seq as number
    const fresh = () => world.store.read(1, () => caughtUp(nothingHeld(), 1, head))
    const fromSnapshot = await fresh()
    const kept = await world.store.read(1, () => rows(sql`SELECT seq FROM gov_snapshot WHERE org = 1`))
    expect(kept.length).toBe(1)
    await world.store.write(1, function* () {
      yield sql`DELETE FROM gov_snapshot WHERE org = 1`
    })
    const folded = await fresh()
    expect(fromSnapshot.gov).toEqual(folded.gov)
    expect(fromSnapshot.names).toEqual(folded.names)
    await world.close()
  })
})
