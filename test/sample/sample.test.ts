import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hourMs, type Instant, minuteMs } from '../../src/domain/time/instant.ts'
import { formatInstant } from '../../src/domain/time/instant-text.ts'
import { loadSample } from '../../src/server/sample/load.ts'
import { engines } from '../world.ts'
import { type LoadedSample, openEmpty, openSample } from './loaded.ts'

interface Page<T> {
  readonly items: readonly T[]
}
interface Line {
  readonly text: string
  readonly validUntil: string | null
}
interface Brief {
  readonly sections: readonly { readonly id: string; readonly lines: readonly Line[] }[]
}
interface Listed {
  readonly at: string
  readonly kind: string
  readonly actor: string | null
}

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const random = mulberry(seed)

describe.each(engines)('the sample on %s', engine => {
  const anchors = Array.from({ length: engine === 'sqlite' ? 60 : 4 }, () => randomAnchor())

  it(`shows what it is there to show, whatever its anchor (SEED=${seed})`, { timeout: 300_000 }, async () => {
    for (const anchor of anchors) {
      const sample = await openSample(engine, anchor)
      try {
        await expectStory(sample, anchor)
      } catch (error) {
        process.stdout.write(`SEED=${seed}, anchored to ${formatInstant(anchor)}\n`)
        throw error
      } finally {
        await sample.close()
      }
    }
  })

  describe('anchored to a Thursday evening', () => {
    const anchor = Date.UTC(2026, 10, 19, 17)
    let sample: LoadedSample
    beforeAll(async () => {
      sample = await openSample(engine, anchor)
    })
    afterAll(() => sample.close())

    it.each(['ana', 'noor', 'asha', 'ben', 'chidi'])('gives %s the committed brief', async reader => {
      const brief = await sample.read(reader, 'brief.read')
      await expect(`${JSON.stringify(brief, null, 2)}\n`).toMatchFileSnapshot(
        `__snapshots__/brief-${reader}.json`,
      )
    })

    it('gives the committed page of payments', async () => {
      const page = await sample.read('maya', 'brief.read', { area: 'payments' })
      await expect(`${JSON.stringify(page, null, 2)}\n`).toMatchFileSnapshot(
        '__snapshots__/area-payments.json',
      )
    })

    it('says how much it made', () => {
      expect(sample.summary).toMatchObject({
        org: 'sample',
        anchor: '2026-11-19T17:00:00Z',
        created: { people: 11, teams: 3, areas: 7, handoffs: 8 },
      })
      expect(sample.summary.created.items).toBeGreaterThanOrEqual(25)
    })

    it('is simulated, and its clock stands at the anchor when it is loaded', async () => {
      const org = await sample.read<{ simulated: boolean }>('ana', 'org.show')
      expect(org.simulated).toBe(true)
    })
  })

  it('is an organisation of its own: a name that is taken is refused', async () => {
    const { env, locum, close } = await openEmpty(engine)
    await locum.init({ org: 'crew', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    expect(await loadSample(env, { slug: 'crew' })).toMatchObject({ ok: false })
    await close()
  })
})

async function expectStory(sample: LoadedSample, anchor: Instant): Promise<void> {
  const listed = async (kind: string) =>
    (await sample.read<Page<Listed>>('ana', 'record.list', { kind, limit: 500 })).items
  const brief = await sample.read<Brief>('noor', 'brief.read')
  const lines = (id: string) => brief.sections.find(section => section.id === id)?.lines ?? []

  const handoffs = await listed('handoff.published')
  expect(handoffs.at(-1)).toMatchObject({ actor: 'ana', at: formatInstant(anchor - 40 * minuteMs) })
  const open = await sample.read<Page<{ kind: string; condition: string; text: string }>>(
    'noor',
    'item.list',
    {
      area: 'payments',
    },
  )
  expect(open.items.map(({ condition }) => condition)).toContain('unstable')
  expect(open.items.map(({ kind }) => kind)).toContain('contingency')

  const endsAt = formatInstant(Math.floor((anchor + 3 * hourMs) / minuteMs) * minuteMs)
  expect(lines('holds').map(({ validUntil }) => validUntil)).toContain(endsAt)
  expect(lines('offered').length).toBeGreaterThan(0)

  expect(await listed('question.answered')).toHaveLength(1)
  expect(await listed('handoff.declined')).toHaveLength(1)
  expect((await listed('item.noted')).length).toBeGreaterThanOrEqual(2)
  expect((await listed('item.confirmed')).length).toBeGreaterThanOrEqual(1)

  const platform = JSON.stringify(await sample.read('ben', 'brief.read'))
  expect(platform).toMatch(/handed nothing over|no handoff|missing/i)

  const saturday = nextSaturdayNoon(anchor)
  for (const path of ['payments', 'platform', 'mobile']) {
    const area = await sample.read<{ on: unknown[] }>('ana', 'area.show', { path }, saturday)
    expect(area.on).toEqual([])
  }
}

/** Noon in Berlin or so of the first Saturday that is wholly after the anchor. */
function nextSaturdayNoon(anchor: Instant): Instant {
  const day = Math.floor(anchor / (24 * hourMs)) + 1
  const weekday = (day + 4) % 7
  return (day + ((6 - weekday + 7) % 7)) * 24 * hourMs + 12 * hourMs
}

/** Any minute and second of four years, daylight saving and weekends included. */
function randomAnchor(): Instant {
  const from = Date.UTC(2025, 5, 1)
  return from + Math.floor(random() * 4 * 365 * 24 * 3_600) * 1_000
}

function mulberry(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
