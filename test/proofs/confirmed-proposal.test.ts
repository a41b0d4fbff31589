import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteBodies } from '../../src/storage/entries.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { openWorld, type World } from '../world.ts'
import { exportTo, temporaryFolder } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* V7, R4: what an agent proposed is said again by the entries of its confirmation, and the proposal's own words go. */

describe('an export of a record with what an agent proposed', () => {
  let world: World
  let folder: ReturnType<typeof temporaryFolder>
  let proposal: { id: string; seq: number }
  beforeEach(async () => {
    world = await openWorld('sqlite')
    folder = temporaryFolder()
    await world.must('ana', 'person.add', { handle: 'bot', name: 'Night bot', agent: true, sponsor: 'ana' })
    proposal = await world.must('bot', 'window.set', {
      windows: 'mon-fri 09:00-17:00',
      zone: 'Europe/Berlin',
    })
  })
  afterEach(async () => {
    folder.remove()
    await world.close()
  })
  const verified = async () => {
    await exportTo(world, sealerOf(1), folder.dir)
    return verifyExport(folder.dir)
  }

  it('verifies once its sponsor confirmed it', async () => {
    await world.must('ana', 'entry.confirm', { id: proposal.id })
    expect(await verified()).toMatchObject({ ok: true, problems: [], erased: 1 })
  })

  it('does not where the words of what nobody confirmed are gone', async () => {
    await world.store.write(1, () => deleteBodies(1, [proposal.seq]))
    const why = expect.stringContaining('no entry says they were erased')
    expect(await verified()).toMatchObject({ ok: false, firstBad: { seq: proposal.seq, why } })
  })
})
