import { afterEach, describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/domain/time/instant-text.ts'
import { loadSample } from '../../src/server/sample/load.ts'
import { samplePeople } from '../../src/server/sample/people.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { rebuildViews } from '../../src/services/record/rebuild.ts'
import { Locum } from '../../src/services/run.ts'
import { rows, sql } from '../../src/storage/sql.ts'
import { openEmpty } from '../sample/loaded.ts'
import { engines } from '../world.ts'

const anchor = Date.UTC(2026, 10, 19, 17)

interface Line {
  readonly kind: string
  readonly condition: string | null
  readonly item?: string
  readonly owner: string | null
  readonly due: string | null
  readonly saidAt: string
  readonly validUntil: string | null
  readonly stale: boolean
  readonly fallen?: boolean
  readonly cites: readonly string[]
}
interface Brief {
  readonly since: string
  readonly headlines: readonly Line[]
  readonly sections: readonly {
    readonly id: string
    readonly more: number
    readonly lines: readonly Line[]
  }[]
}

type Empty = Awaited<ReturnType<typeof openEmpty>>

describe.each(engines)('the sample without a single word, on %s', engine => {
  let close: (() => Promise<void>) | null = null
  afterEach(() => close?.())

  it('has the same owners and hours, and briefs with the same lines in the same order', {
    timeout: 120_000,
  }, async () => {
    const empty = await openEmpty(engine)
    close = empty.close
    const { env } = empty
    const loaded = await loadSample(env, { anchor })
    if (!loaded.ok) throw new Error(loaded.refusal.message)
    const tokens = await tokensOf(empty)
    const before = await shownTo(empty, tokens)
    expect(before.get('noor')?.brief.sections.flatMap(section => section.lines).length).toBeGreaterThan(5)

    await env.store.write(1, function* () {
      yield sql`DELETE FROM body WHERE org = 1`
      yield sql`DELETE FROM search`
      yield sql`DELETE FROM gov_snapshot WHERE org = 1`
    })
    await rebuildViews(env, 1)
    expect(await checkRecord(env, 1)).toMatchObject({ ok: true, differences: [] })
    const locum = new Locum(env)
    const after = await shownTo({ ...empty, locum }, tokens)
    expect(after).toEqual(before)
  })
})

describe.each(engines)('the sample without what anybody said, on %s', engine => {
  let close: (() => Promise<void>) | null = null
  afterEach(() => close?.())

  it('has everybody reachable, away and holding what they held', { timeout: 120_000 }, async () => {
    const empty = await openEmpty(engine)
    close = empty.close
    const { env } = empty
    const loaded = await loadSample(env, { anchor })
    if (!loaded.ok) throw new Error(loaded.refusal.message)
    const tokens = await tokensOf(empty)
    const before = await named(empty, tokens)
    expect(JSON.stringify(before)).toContain('at_work')
    await env.store.write(1, function* () {
      yield sql`DELETE FROM body WHERE org = 1 AND seq IN (SELECT seq FROM entry WHERE org = 1 AND gov = 0)`
      yield sql`DELETE FROM search WHERE entry_no IN (SELECT 4294967296 + seq FROM entry WHERE org = 1 AND gov = 0)`
    })
    expect(await checkRecord(env, 1)).toMatchObject({ ok: true, differences: [] })
    expect(await named({ ...empty, locum: new Locum(env) }, tokens)).toEqual(before)
  })
})

/** Everybody's reach and spans, and who owns and holds what, by name. */
async function named({ locum }: Empty, tokens: ReadonlyMap<string, string>) {
  const shown: unknown[] = []
  for (const [handle, token] of tokens) {
    const read = async (operation: string, input: object) => {
      const credential = { kind: 'token', token, via: 'api' } as const
      const outcome = await locum.call({ operation, input, at: formatInstant(anchor), credential })
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.refusal.message}`)
      return outcome.value
    }
    const { items } = (await read('item.list', {})) as { items: { id: string; owner: string | null }[] }
    const { sections } = (await read('brief.read', {})) as Brief
    shown.push({
      person: await read('person.show', { handle }),
      area: await read('area.show', { path: 'payments' }),
      items: items.map(({ id, owner }) => ({ id, owner })),
      lines: sections.flatMap(section => section.lines.map(({ item, owner }) => ({ item, owner }))),
    })
  }
  return shown
}

/** Handles are words too, so everybody comes with a token. */
async function tokensOf({ locum }: Empty): Promise<Map<string, string>> {
  const tokens = new Map<string, string>()
  for (const { handle } of samplePeople) {
    const outcome = await locum.call({
      org: 'sample',
      operation: 'token.create',
      input: {},
      credential: { kind: 'asserted', handle, osUser: null, via: 'cli' },
    })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    tokens.set(handle, (outcome.value as { token: string }).token)
  }
  return tokens
}

async function shownTo({ locum, env }: Empty, tokens: ReadonlyMap<string, string>) {
  const shown = new Map<string, { brief: Shape; items: unknown; states: unknown }>()
  const states = await env.store.read(1, function* () {
    return yield* rows(
      sql`SELECT id, from_seq, until_seq, state FROM subject WHERE org = 1 ORDER BY id, from_seq`,
    )
  })
  for (const [handle, token] of tokens) {
    const read = async (operation: string) => {
      const credential = { kind: 'token', token, via: 'api' } as const
      const outcome = await locum.call({
        operation,
        input: {},
        at: formatInstant(anchor),
        credential,
      })
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.refusal.message}`)
      return outcome.value
    }
    const { items } = (await read('item.list')) as {
      items: { id: string; condition: string; stale: boolean }[]
    }
    shown.set(handle, {
      brief: shapeOf((await read('brief.read')) as Brief),
      items: items.map(({ id, condition, stale }) => ({ id, condition, stale })),
      states,
    })
  }
  return shown
}

type Shape = ReturnType<typeof shapeOf>

/** All of a brief but its words and names. */
function shapeOf({ since, headlines, sections }: Brief) {
  return {
    since,
    headlines: headlines.map(lineShape),
    sections: sections.map(({ id, more, lines }) => ({ id, more, lines: lines.map(lineShape) })),
  }
}

function lineShape({ kind, condition, item, due, saidAt, validUntil, stale, fallen, cites }: Line) {
  return { kind, condition, item, due, saidAt, validUntil, stale, fallen, cites }
}
