import { afterEach, describe, expect, test } from 'vitest'
import { engines } from '../world.ts'
import { isLong } from './long.ts'
import { missing, soundRecord, torn } from './record.ts'
import { type Place, placeWithOrganisation, Server } from './server.ts'
import { type Acknowledged, makeCast, sayAgain, writeUntil } from './writers.ts'

const kills = isLong ? 100 : 3
const perOrganisation = 10

describe.each(engines)('a server killed while six write, on %s', engine => {
  let place: Place | null = null
  let server: Server | null = null

  afterEach(async () => {
    await server?.kill()
    await place?.remove()
  })

  test(
    `nothing acknowledged is lost, nothing is torn, the record is sound: ${kills} times`,
    async () => {
      let acknowledgedInAll = 0
      for (let done = 0; done < kills; done += perOrganisation) {
        place = await placeWithOrganisation(engine)
        acknowledgedInAll += await killed(place, Math.min(perOrganisation, kills - done))
        await server?.kill()
        await place.remove()
        const so = Math.min(done + perOrganisation, kills)
        process.stderr.write(`${engine}: ${so} kills, ${acknowledgedInAll} acknowledged writes, none lost\n`)
      }
    },
    isLong ? 3_600_000 : 120_000,
  )

  async function killed(where: Place, times: number): Promise<number> {
    const acknowledged: Acknowledged[] = []
    server = await Server.start(where)
    const cast = await makeCast(server)
    for (let n = 0; n < times; n++) {
      const running: Server = server
      const ledger = await writeUntil(running, cast, 100, () => running.kill())
      acknowledged.push(...ledger.acknowledged)
      server = await Server.start(where)
      const record = await soundRecord(where)
      expect(missing(record, acknowledged)).toEqual([])
      expect(torn(record, ledger.unanswered)).toEqual([])
      acknowledged.push(...(await sayAgain(server, ledger.unanswered)))
    }
    expect(missing(await soundRecord(where), acknowledged)).toEqual([])
    return acknowledged.length
  }
})
