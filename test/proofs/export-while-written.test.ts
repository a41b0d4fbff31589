import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { exportFolder } from '../../src/server/export-folder.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { listOrganisations } from '../../src/storage/organisations.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { locum } from '../cli/run.ts'
import { placeWithOrganisation, Server } from '../faults/server.ts'
import { engines, openWorld, type World } from '../world.ts'
import { grown, temporaryFolder } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* R3: an export is of one instant, while others write and seal. Ana administers. */

describe.each(engines)('an export on %s', engine => {
  let world: World
  const folder = temporaryFolder()
  afterEach(async () => {
    await world?.close()
    folder.remove()
  })

  it('is of the record as it was sealed at its start, while others write and seal within the hour', async () => {
    world = await openWorld(engine)
    await grown(world, sealerOf(1), 9)
    await sealRecord(world.env, 1, sealerOf(1))
    const start = (await world.store.read(1, () => loadHead(1)))?.seq
    let added = 0
    const busy = async () => {
      await world.must('ana', 'person.add', { handle: `late${added++}`, name: 'Somebody late' })
      await sealRecord(world.env, 1, sealerOf(1))
    }
    const [org] = await world.store.read(0, listOrganisations)
    if (org === undefined) throw new Error('no organisation')
    const dir = join(folder.dir, 'export')
    expect(await exportFolder({ ...world.env, pause: busy }, org, dir)).toMatchObject({ ok: true })
    expect(added).toBeGreaterThan(0)
    expect(verifyExport(dir)).toMatchObject({ ok: true, entries: start, sealed: start })
  })
})

describe('an export of more than is read at once', () => {
  const folder = temporaryFolder()
  afterEach(() => folder.remove())

  it('is begun again where words are erased under it; where that goes on there is none', async () => {
    const world = await openWorld('sqlite')
    await world.must('ana', 'area.add', { path: 'payments' })
    // As many entries as are read at once; what is erased stands behind them.
    await Promise.all(
      Array.from({ length: 1_000 }, (_, nth) => world.must('ana', 'area.add', { path: `area-${nth}` })),
    )
    const { items } = await world.must('ana', 'handoff.publish', {
      markdown: oneLine,
      override: ['left_out'],
    })
    for (let nth = 0; nth < 10; nth++)
      await world.must('ana', 'item.note', { id: items[0].id, text: `Note ${nth}.` })
    const listed = await world.must('ana', 'record.list', { kind: 'item.noted' })
    const notes = (listed.items as { id: string }[]).map(({ id }) => id)
    const [org] = await world.store.read(0, listOrganisations)
    if (org === undefined) throw new Error('no organisation')
    // Twice in each attempt, of which there are three.
    const erasing = (times: number) => {
      let left = times
      const pause = async () => {
        if (left-- > 0) await world.must('ana', 'erase.entry', { id: notes.pop(), ground: 'A slip' })
      }
      return exportFolder({ ...world.env, pause }, org, join(folder.dir, `${times}`))
    }
    expect(await erasing(4)).toMatchObject({ ok: true })
    expect(verifyExport(join(folder.dir, '4'))).toMatchObject({ ok: true, erased: 4 })
    expect(await erasing(5)).toMatchObject({ ok: false, refusal: { code: 'erased_meanwhile' } })
    expect(readdirSync(join(folder.dir, '5'))).toEqual([])
    await world.close()
  })
})

const oneLine = `---
to: anyone
area: payments
offline: 2030-01-01T18:00Z
back: 2030-01-02T09:00Z
---
Short.

## Hold
- none
## Blocked
- none
## Work
- Refunds are slow. condition: stable next: look at it
`

describe('a running server', () => {
  it('goes on writing while its folder is exported, and the export holds', { timeout: 240_000 }, async () => {
    const place = await placeWithOrganisation('sqlite')
    const folder = temporaryFolder()
    const server = await Server.start(place)
    try {
      let written = 0
      const writing = { on: true }
      const writer = async () => {
        for (; writing.on; written++)
          await server.must({ as: 'ana' }, 'person.add', { handle: `p${written}`, name: 'Somebody' })
      }
      const writers = writer()
      const exports: { before: number; after: number; found: ReturnType<typeof verifyExport> }[] = []
      for (let n = 0; n < 3; n++) {
        const dir = join(folder.dir, `export-${n}`)
        const before = written
        const run = await locum(['--data', place.dataDir, 'export', dir], { env: { LOCUM_KEY: place.key } })
        expect(run.code, run.stdout + run.stderr).toBe(0)
        exports.push({ before, after: written, found: verifyExport(dir) })
      }
      writing.on = false
      await writers
      for (const { before, after, found } of exports) {
        expect(found).toMatchObject({ ok: true })
        expect(found.sealed).toBeGreaterThan(0)
        // What was acknowledged before it began is in it, and writing did not wait for its end.
        expect(found.entries).toBeGreaterThanOrEqual(before)
        expect(after).toBeGreaterThan(before)
      }
    } finally {
      await server.kill()
      folder.remove()
      await place.remove()
    }
  })
})
