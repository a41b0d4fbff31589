import { randomInt } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { locum } from '../cli/run.ts'
import { engines } from '../world.ts'
import { isLong } from './long.ts'
import { soundRecord } from './record.ts'
import { type Place, placeWithOrganisation, Server } from './server.ts'

/* D3, T7: five who may decide, each given one minute. Thursday 20 November 2031, by the organisation's own clock. */

const people = ['ben', 'noor', 'sam', 'li', 'asha']
const turnMs = 60_000
/** Every five seconds for five minutes. */
const kills = isLong ? 60 : 3

interface Seen {
  readonly at: string
  readonly askedAt: string
  readonly askedTo: readonly { readonly person: string; readonly seatedAt: string }[]
}

describe.each(engines)('a server killed while requests wait, on %s', engine => {
  let place: Place | null = null
  let server: Server | null = null

  afterEach(async () => {
    await server?.kill()
    await place?.remove()
  })

  test(
    `each seat exists once at its exact instant, also by a command line while no server runs: ${kills} kills`,
    async () => {
      place = await placeWithOrganisation(engine, { simulated: true })
      server = await Server.start(place)
      await organise(server)
      const asked: string[] = []
      const clock = { now: Date.parse('2031-11-20T08:00:00Z') }
      for (let n = 0; n < kills; n++) {
        asked.push(await ask(server, n))
        await killedWhile(server, clock)
        for (const id of asked.slice(-2)) expectTurns(await byCommandLine(place, id), id)
        server = await Server.start(place)
      }
      await server.must({ as: 'ana' }, 'person.add', { handle: 'mo', name: 'Mo' })
      await expectEachOnce(place, asked)
      process.stderr.write(`${engine}: ${kills} kills, ${asked.length} requests, every seat once\n`)
    },
    isLong ? 3_600_000 : 240_000,
  )
})

async function organise(server: Server): Promise<void> {
  const ana = { as: 'ana' }
  for (const handle of people) {
    await server.must(ana, 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    await server.must({ as: handle }, 'window.set', { windows: 'mon-sun 00:00-24:00', zone: 'Etc/UTC' })
  }
  await server.must(ana, 'area.add', { path: 'payments' })
  await server.must(ana, 'type.add', { name: 'deploy' })
  const holders = people.map(handle => `@${handle}`)
  const terms = { escalateAfter: '1m', askerMayDecide: false }
  await server.must(ana, 'grant.add', { types: ['deploy'], area: 'payments', holders, ...terms })
  await server.must(ana, 'clock.set', { instant: '2031-11-20T08:00:00Z' })
}

async function ask(server: Server, n: number): Promise<string> {
  const input = { type: 'deploy', area: 'payments', text: `Ship release ${n}?` }
  return (await server.must({ as: 'ana' }, 'decision.request', input)).id
}

/** The clock goes on in jumps while others write, until SIGKILL. */
async function killedWhile(server: Server, clock: { now: number }): Promise<void> {
  let killed = false
  const until = async (act: () => Promise<unknown>) => {
    while (!killed) await act().catch(() => null)
  }
  const jumping = until(() => {
    clock.now += 5_000 + randomInt(40_000)
    return server.call({ as: 'ana' }, 'clock.set', { instant: new Date(clock.now).toISOString() })
  })
  const follow = (as: string) => async () => {
    await server.call({ as }, 'area.follow', { path: 'payments' })
    await server.call({ as }, 'area.unfollow', { path: 'payments' })
  }
  const writing = [until(follow('ben')), until(follow('noor'))]
  await new Promise(resolve => setTimeout(resolve, isLong ? 5_000 : 150 + randomInt(300)))
  await server.kill()
  killed = true
  await Promise.all([jumping, ...writing])
}

async function byCommandLine({ dataDir, databaseUrl, key }: Place, id: string): Promise<Seen> {
  const env = { LOCUM_KEY: key, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) }
  const args = ['--data', dataDir, '--as', 'ana', '--format', 'json', 'decision', 'show', id]
  const run = await locum(args, { env })
  if (run.code !== 0) throw new Error(`${run.stdout}${run.stderr}`)
  return JSON.parse(run.stdout) as Seen
}

/** A7: everybody is there all the time, so that the turn goes on each minute to the next, and to nobody twice. */
function turns(askedAt: number, until: number): { person: string; at: number }[] {
  return people
    .map((person, index) => ({ person, at: askedAt + index * turnMs }))
    .filter(({ at }) => at <= until)
}

function expectTurns({ at, askedAt, askedTo }: Seen, id: string): void {
  const seen = askedTo.map(({ person, seatedAt }) => ({ person, at: Date.parse(seatedAt) }))
  expect(seen, id).toEqual(turns(Date.parse(askedAt), Date.parse(at)))
}

/** In the record: each turn is one entry, and names its exact instant whenever it was written. */
async function expectEachOnce(place: Place, asked: readonly string[]): Promise<void> {
  const record = await soundRecord(place)
  const told = record.map(({ bytes, kind, at }) => ({ kind, at, terms: JSON.parse(bytes).terms }))
  const now = told.at(-1)?.at ?? 0
  for (const id of asked) {
    const request = told.find(({ kind, terms }) => kind === 'decision.requested' && terms.decision === id)
    const seats = told.filter(({ kind, terms }) => kind === 'request.seated' && terms.decision === id)
    const expected = turns(request?.at ?? 0, now).map(({ at }) => at)
    expect(seats.map(({ terms }) => terms.effectiveAt)).toEqual(expected)
    expect(new Set(seats.map(({ terms }) => terms.person)).size).toBe(expected.length)
  }
}
