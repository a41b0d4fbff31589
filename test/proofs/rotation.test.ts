import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCheckpoint } from '../../src/domain/record/proofs/checkpoint.ts'
import { parseNote } from '../../src/domain/record/proofs/signed-note.ts'
import { compose } from '../../src/server/compose.ts'
import { exportRecordTo, rotateKeys } from '../../src/server/folder-tasks.ts'
import { SealingKey } from '../../src/server/sealing-key.ts'
import { nextSealingSeed } from '../../src/server/secret-key.ts'
import { rotateKey } from '../../src/services/record/log-entries.ts'
import { sealAll } from '../../src/services/sealing/seal-all.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { listCheckpoints } from '../../src/storage/checkpoints.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { temporaryFolder } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* R1. Ana administers two organisations in one data folder. */

const ana = { kind: 'asserted', handle: 'ana', osUser: null, via: 'cli' } as const
const logFault = ({ error }: { error: unknown }) => process.stderr.write(`${(error as Error).stack}\n`)

describe('a key of a folder, and its rotation', () => {
  let here: ReturnType<typeof temporaryFolder>
  let opened: Awaited<ReturnType<typeof compose>>
  const head = async (org: number) => (await opened.store.read(org, () => loadHead(org)))?.seq
  const seal = () => sealAll(opened.env, opened.sealer(), null)

  beforeEach(async () => {
    here = temporaryFolder()
    opened = await compose({ dataDir: here.dir, databaseUrl: null, key: null, logFault })
    for (const org of ['one', 'two'])
      await opened.locum.init({ org, admin: 'ana', zone: 'Europe/Berlin', simulated: false })
  })
  afterEach(async () => {
    await opened.close()
    here.remove()
  })

  it('a rotation that was interrupted goes on with the key that some logs name already', async () => {
    await seal()
    const next = new SealingKey(nextSealingSeed(here.dir))
    const named = await rotateKey(opened.env, 1, opened.sealer(), origin => next.signerFor(origin))
    expect(await seal()).toMatchObject([{ outcome: { is: 'other-key', key: named } }, {}])
    const [one, two] = [await head(1), await head(2)]
    const done = await rotateKeys(opened, here.dir)
    expect(done).toMatchObject({ ok: true, value: { keys: [{ org: 'one', key: named }, { org: 'two' }] } })
    expect([await head(1), await head(2)]).toEqual([one, (two ?? 0) + 1])
    expect(await seal()).toMatchObject([{ outcome: { is: 'sealed' } }, { outcome: { is: 'sealed' } }])
    const dir = join(here.dir, 'export')
    expect(await exportRecordTo(opened, true, { dir, org: 'one' })).toMatchObject({ ok: true })
    expect(verifyExport(dir)).toMatchObject({ ok: true, problems: [], sealed: one })
    const keys = readdirSync(join(here.dir, 'keys'))
    expect(keys.filter(name => name.startsWith('sealing.key'))).toHaveLength(2)
    expect(existsSync(join(here.dir, 'keys', 'sealing.key.next'))).toBe(false)
  })

  it('a rotation is refused, and no log names another key, where one of them is sealed with a key that is not here', async () => {
    await sealRecord(opened.env, 2, sealerOf(9))
    await seal()
    const [one, two] = [await head(1), await head(2)]
    expect(await rotateKeys(opened, here.dir)).toMatchObject({ ok: false, refusal: { code: 'other_key' } })
    expect([await head(1), await head(2)]).toEqual([one, two])
  })

  it('keeps what the folder remembers: the largest checkpoint it signed, whichever process comes last', async () => {
    const sealer = opened.sealer()
    await seal()
    const [first] = await opened.store.read(1, () => listCheckpoints(1, 0, 1))
    const { origin } = parseCheckpoint(parseNote(first?.note ?? '')?.text ?? '') ?? { origin: '' }
    await opened.locum.call({
      org: 'one',
      operation: 'area.add',
      input: { path: 'payments' },
      credential: ana,
    })
    await seal()
    const latest = await sealer.recall(origin)
    expect(latest).not.toBe(first?.note)
    await sealer.remember(origin, first?.note ?? '')
    expect(await sealer.recall(origin)).toBe(latest)
  })

  it('a rotation follows another at once, and twice at the same time is once or twice, never half', async () => {
    await seal()
    expect(await rotateKeys(opened, here.dir)).toMatchObject({ ok: true })
    const both = await Promise.all([rotateKeys(opened, here.dir), rotateKeys(opened, here.dir)])
    expect(both).toMatchObject([{ ok: true }, { ok: true }])
    expect(await seal()).toMatchObject([{ outcome: { is: 'sealed' } }, { outcome: { is: 'sealed' } }])
    for (const org of ['one', 'two']) {
      const dir = join(here.dir, org)
      expect(await exportRecordTo(opened, true, { dir, org })).toMatchObject({ ok: true })
      expect(verifyExport(dir)).toMatchObject({ ok: true, problems: [] })
    }
  })
})
