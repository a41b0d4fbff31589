import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { engines } from '../world.ts'
import { isLong } from './long.ts'
import { soundRecord } from './record.ts'
import { byServer, type Caller, secondProcess, type Told } from './second.ts'
import { type Place, placeWithOrganisation, Server } from './server.ts'
import { handoff } from './writers.ts'

const rounds = isLong ? 200 : 20
/** One round moves the clock and takes longer. */
const dueRounds = isLong ? 200 : 5
const timeout = isLong ? 1_800_000 : 120_000
/** The organisation's own clock, set far enough ahead of the real one. */
const start = Date.parse('2031-11-20T08:00:00Z')

describe.each(engines)('two processes on one organisation, on %s', engine => {
  let place: Place
  let one: Caller
  let other: Caller

  beforeEach(async () => {
    place = await placeWithOrganisation(engine, { simulated: true })
    one = byServer(await Server.start(place))
    other = await secondProcess(place)
    for (const handle of ['ben', 'li', 'noor'])
      await must(one, 'ana', 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    await must(one, 'ana', 'team.set', { name: 'payments', members: ['ana', 'ben', 'li', 'noor'] })
    await must(one, 'ana', 'area.add', { path: 'payments', team: 'payments' })
    await must(other, 'ana', 'clock.set', { instant: instant(start) })
  }, timeout)

  afterEach(async () => {
    await other?.stop()
    await one?.stop()
    await place?.remove()
  }, timeout)

  test(
    `of two who accept at once exactly one becomes owner, the other is told who (H6): ${rounds} times`,
    async () => {
      const wins = { li: 0, noor: 0 }
      for (let round = 0; round < rounds; round++) {
        const id = await publish(`Round ${round}.`, start)
        const answers = await Promise.all([
          one.call('li', 'handoff.accept', { id: id.handoff }),
          other.call('noor', 'handoff.accept', { id: id.handoff }),
        ])
        const winner = answers[0].ok ? 'li' : 'noor'
        wins[winner] += 1
        const refused = answers.filter(({ ok }) => !ok)
        expect(refused, JSON.stringify(answers)).toHaveLength(1)
        expect(refusalOf(refused[0])).toMatchObject({
          code: 'already_accepted',
          details: { item: id.item, owner: winner },
        })
        for (const caller of [one, other])
          expect(await must(caller, 'ana', 'item.show', { id: id.item })).toMatchObject({ owner: winner })
      }
      const record = await soundRecord(place)
      expect(record.filter(({ kind }) => kind === 'item.accepted')).toHaveLength(rounds)
      process.stderr.write(`${engine}: ${rounds} races, won ${wins.li} : ${wins.noor}\n`)
    },
    timeout,
  )

  test(
    `what has become due is written once, whoever comes first (T7): ${dueRounds} times`,
    async () => {
      let now = start
      for (let round = 0; round < dueRounds; round++) {
        const id = await publish(`Due ${round}.`, now)
        now += 3 * 3_600_000
        await must(one, 'ana', 'clock.set', { instant: instant(now) })
        const path = 'payments'
        const does = round % 2 === 0 ? 'area.follow' : 'area.unfollow'
        const answers = await Promise.all([
          one.call('li', does, { path }),
          other.call('noor', does, { path }),
        ])
        expect(answers).toMatchObject([{ ok: true }, { ok: true }])
        const views = await Promise.all(
          [one, other].map(caller => must(caller, 'ana', 'item.show', { id: id.item })),
        )
        expect(views[0].owner).toBe(views[1].owner)
      }
      const record = await soundRecord(place)
      const defaulted = record.filter(({ kind }) => kind === 'item.defaulted')
      expect(defaulted).toHaveLength(dueRounds)
      expect(new Set(defaulted.map(({ subject }) => subject)).size).toBe(dueRounds)
    },
    timeout,
  )

  async function publish(text: string, now: number): Promise<{ handoff: string; item: string }> {
    const input = { markdown: handoff([text], now), override: ['left_out'] }
    const { id, items } = await must(one, 'ana', 'handoff.publish', input)
    return { handoff: id, item: items[0].id }
  }
})

async function must(caller: Caller, as: string, operation: string, input: unknown): Promise<Told['body']> {
  const { ok, body } = await caller.call(as, operation, input)
  if (!ok) throw new Error(`${operation}: ${JSON.stringify(body)}`)
  return body
}

function refusalOf(told: Told | undefined): unknown {
  return told?.body
}

function instant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
