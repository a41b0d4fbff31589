import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { compose } from '../../src/server/compose.ts'
import { exportRecordTo } from '../../src/server/folder-tasks.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { verifyExport } from '../../src/verify/verify-export.ts'
import { engines } from '../world.ts'
import { isLong } from './long.ts'
import { type Place, placeWithOrganisation } from './server.ts'

const kills = isLong ? 20 : 3
const sealing = join(import.meta.dirname, 'sealing-process.ts')

interface Sealed {
  readonly size: number
  readonly note: string
}

describe.each(engines)('a process killed while it seals, on %s', engine => {
  let place: Place | null = null
  afterEach(() => place?.remove())

  test(
    `the log continues whatever was signed before, each entry in it once: ${kills} times`,
    async () => {
      place = await placeWithOrganisation(engine)
      let last: Sealed = { size: 0, note: '' }
      for (let n = 0; n < kills; n++) {
        const told = await sealUntilKilled(place)
        const sizes = [last, ...told].map(({ size }) => size)
        expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
        last = told.at(-1) ?? last
        await soundLog(place, [last.note, remembered(place)])
      }
    },
    isLong ? 3_600_000 : 120_000,
  )
})

/** Kills it at some moment of its work, and gives what it said it had sealed. */
async function sealUntilKilled({ dataDir, key, databaseUrl }: Place): Promise<Sealed[]> {
  const args = [sealing, dataDir, key, ...(databaseUrl === null ? [] : [databaseUrl])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const told: Sealed[] = []
  const enough = randomInt(5, 25)
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(JSON.parse(line) as Sealed)
    if (told.length === enough) setTimeout(() => child.kill('SIGKILL'), randomInt(8))
  }
  expect(await gone).toEqual([null, 'SIGKILL'])
  return told
}

/** What is kept beside the keys. */
function remembered({ dataDir }: Place): string {
  const keys = join(dataDir, 'keys')
  const [name = ''] = readdirSync(keys).filter(found => found.endsWith('.checkpoint'))
  return readFileSync(join(keys, name), 'utf8')
}

/** As somebody finds it who remembers these checkpoints. */
async function soundLog(place: Place, notes: readonly string[]): Promise<void> {
  const opened = await compose({
    ...place,
    logFault: ({ error }) => process.stderr.write(`${String(error)}\n`),
  })
  const dir = join(place.dataDir, 'export')
  try {
    expect(await checkRecord(opened.env, 1)).toMatchObject({ ok: true, differences: [] })
    expect(await exportRecordTo(opened, true, { dir })).toMatchObject({ ok: true })
    const found = verifyExport(
      dir,
      notes.map((note, nth) => ({ file: `remembered-${nth}.txt`, note })),
    )
    expect(found).toMatchObject({ ok: true, problems: [], sealed: found.entries })
  } finally {
    rmSync(dir, { recursive: true, force: true })
    await opened.close()
  }
}
