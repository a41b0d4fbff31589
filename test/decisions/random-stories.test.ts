import { describe, expect, it } from 'vitest'
import { reEvaluate } from '../../src/domain/decisions/re-evaluate.ts'
import type { Envelope } from '../../src/domain/record/entry.ts'
import { zoneTables } from '../../src/domain/time/zone-tables.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { loadStored } from '../../src/storage/entries.ts'
import { chance } from '../authority/chance.ts'
import { deepWorlds, firstSeed } from '../authority/worlds-asked.ts'
import { engines, openWorld, type World } from '../world.ts'
import { RandomCommands, settle, starts } from './random-commands.ts'

const stories = deepWorlds === null ? 2 : 100
const steps = 150
const minutes = [1, 10, 31, 60, 120, 420]

/** Commands by chance, some of them at once, as the days go by; no way through them may leave a record that differs. */
async function tell(world: World, seed: number, start: string): Promise<void> {
  await settle(world, seed)
  const commands = new RandomCommands(seed)
  const { often, one, below } = chance(seed + 1)
  let now = Date.parse(start)
  for (let step = 0; step < steps; step++) {
    const said = Array.from({ length: often(0.4) ? 2 + below(3) : 1 }, () => commands.next(now))
    const answers = await Promise.all(
      said.map(({ as, operation, input }) => world.call(as, operation, input)),
    )
    for (const [index, answer] of answers.entries())
      if (answer.ok) commands.heard(said[index]!, answer.value as object)
    if (often(0.4)) continue
    now += one(minutes) * 60_000
    world.moveTo(new Date(now).toISOString())
  }
}

describe.each(engines)('a story by chance, on %s', { timeout: 3_600_000 }, engine => {
  it(`leaves a record whose every turn, vote, decision and change of the map re-evaluates: ${stories} from ${firstSeed}`, async () => {
    const found = { turns: 0, votes: 0, decisions: 0 }
    for (let seed = firstSeed; seed < firstSeed + stories; seed++) {
      const start = chance(seed).one(starts)
      const world = await openWorld(engine, { start })
      try {
        await tell(world, seed, start)
        const entries = await world.store.read(1, () => loadStored(1, 0, 100_000))
        const record = entries.map(({ bytes }) => JSON.parse(bytes) as Envelope)
        const again = reEvaluate(record, version => zoneTables.get(version)!)
        expect(again.differs, `seed ${seed}`).toBe(null)
        expect(await checkRecord(world.env, 1), `seed ${seed}`).toMatchObject({ ok: true, differences: [] })
        const decided = record.filter(({ kind }) => kind === 'decision.decided').map(({ subject }) => subject)
        expect(new Set(decided).size, `seed ${seed}: decided once each`).toBe(decided.length)
        for (const counted of ['turns', 'votes', 'decisions'] as const) found[counted] += again[counted]
      } finally {
        await world.close()
      }
    }
    expect(Math.min(...Object.values(found)), JSON.stringify(found)).toBeGreaterThan(stories)
  })
})
