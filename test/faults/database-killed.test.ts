import { afterEach, describe, expect, test } from 'vitest'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { isLong } from './long.ts'
import { missing, soundRecord, torn } from './record.ts'
import { type Place, placeWithOrganisation, Server } from './server.ts'
import { type Acknowledged, makeCast, sayAgain, writeUntil } from './writers.ts'

const kills = isLong ? 20 : 1

describe('a PostgreSQL killed while six write', () => {
  let database: PostgresServer | null = null
  let place: Place | null = null
  let server: Server | null = null

  afterEach(async () => {
    await server?.kill()
    await place?.remove()
    await database?.stop()
  })

  test(
    `nothing acknowledged is lost, and the server goes on by itself: ${kills} times`,
    async () => {
      const postgres = await startPostgres()
      database = postgres
      place = await placeWithOrganisation('postgres', { databaseUrl: postgres.url })
      const running = await Server.start(place)
      server = running
      const cast = await makeCast(running)
      const acknowledged: Acknowledged[] = []
      for (let n = 0; n < kills; n++) {
        const ledger = await writeUntil(running, cast, 100, () => postgres.crash())
        acknowledged.push(...ledger.acknowledged)
        const record = await soundRecord(place)
        expect(missing(record, acknowledged)).toEqual([])
        expect(torn(record, ledger.unanswered)).toEqual([])
        acknowledged.push(...(await sayAgain(running, ledger.unanswered)))
        process.stderr.write(
          `PostgreSQL: ${n + 1} kills, ${acknowledged.length} acknowledged writes, none lost\n`,
        )
      }
      expect(missing(await soundRecord(place), acknowledged)).toEqual([])
    },
    isLong ? 3_600_000 : 120_000,
  )
})
