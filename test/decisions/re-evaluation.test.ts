import { afterEach, describe, expect, it } from 'vitest'
import { reEvaluate } from '../../src/domain/decisions/re-evaluate.ts'
import { type Envelope, is } from '../../src/domain/record/entry.ts'
import { zoneTables } from '../../src/domain/time/zone-tables.ts'
import { loadSample } from '../../src/server/sample/load.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { loadRaw } from '../../src/storage/rebuild.ts'
import { sql } from '../../src/storage/sql.ts'
import type { Store } from '../../src/storage/store.ts'
import { openEmpty } from '../sample/loaded.ts'
import { engines, openWorld, type World } from '../world.ts'

/* R3: authority computed again from the record alone. Ana and Ben work in Berlin, Noor in San Francisco. */

async function recordOf(store: Store): Promise<Envelope[]> {
  const raw = await store.read(1, function* () {
    const head = yield* loadHead(1)
    return yield* loadRaw(1, 0, head?.seq ?? 0, 1_000_000)
  })
  return raw.map(({ bytes }) => JSON.parse(bytes) as Envelope)
}

function zones(version: string) {
  const table = zoneTables.get(version)
  if (table === undefined) throw new Error(`no zone data ${version}`)
  return table
}

const again = (record: readonly Envelope[]) => reEvaluate(record, zones)

/** The record with one entry of a kind said otherwise. */
function altered<T extends object>(
  record: readonly Envelope[],
  kind: string,
  change: (terms: T) => object,
  nth = 0,
): { record: Envelope[]; seq: number } {
  const target = record.filter(e => e.kind === kind).at(nth)
  if (target === undefined) throw new Error(`no ${kind}`)
  const other = { ...target, terms: { ...target.terms, ...change(target.terms as T) } } as Envelope
  return { record: record.map(e => (e === target ? other : e)), seq: target.seq }
}

describe.each(engines)('every proof of the sample on %s', engine => {
  it('re-evaluates to the same authority, also with all bodies erased', { timeout: 120_000 }, async () => {
    const { env, close } = await openEmpty(engine)
    try {
      const loaded = await loadSample(env, { anchor: Date.UTC(2026, 10, 19, 17) })
      if (!loaded.ok) throw new Error(loaded.refusal.message)
      const found = again(await recordOf(env.store))
      expect(found).toMatchObject({ differs: null })
      expect(found.mapChanges).toBeGreaterThan(20)
      await env.store.write(1, function* () {
        yield sql`DELETE FROM body WHERE org = 1`
      })
      expect(again(await recordOf(env.store))).toEqual(found)
    } finally {
      await close()
    }
  })
})

describe('a story of decisions on sqlite', () => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  afterEach(() => world.close())

  const vote = (as: string, id: string, outcome = 'yes') =>
    must(as, 'decision.decide', { id, outcome, rationale: 'It looks right' })
  const ask = async (as: string, type: string, text: string, more: object = {}) =>
    (await must(as, 'decision.request', { type, area: 'payments', text, ...more })).id as string

  async function told(): Promise<Envelope[]> {
    world = await openWorld('sqlite', { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'sam', 'li', 'mo'])
      await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['ben', 'noor', 'sam'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments', managers: ['mo'] })
    for (const [handle = '', zone] of [
      ['ben', 'Europe/Berlin'],
      ['sam', 'Europe/Berlin'],
      ['noor', 'America/Los_Angeles'],
    ])
      await must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone })
    for (const name of ['deploy.production', 'rollback', 'schema', 'spend'])
      await must('ana', 'type.add', { name })
    const grant = (types: string[], holders: string[], more: object = {}) =>
      must('ana', 'grant.add', { types, area: 'payments', holders, ...more })
    await grant(['deploy'], ['@noor', '@ben'])
    await grant(['schema'], ['@ben', '@sam', '@noor'], { quorum: 2 })
    await grant(['rollback'], ['@ben'])
    await grant(['spend'], ['@ben', '@mo'], { consult: ['@noor'], maxAmount: 100_000, currency: 'EUR' })
    await grant(['map.freeze'], ['@ben'])
    await turnsAndVotes()
    await contingencyAndDelegation()
    return await recordOf(world.store)
  }

  /** The second decides while the first sleeps and reverses it; two of three; consulted; lapsed; passed. */
  async function turnsAndVotes(): Promise<void> {
    world.moveTo('2026-11-20T09:00:00Z')
    const first = await ask('sam', 'deploy.production', 'Ship 413?', { reversible: true })
    await vote('ben', first)
    const schema = await ask('mo', 'schema', 'Add a column?')
    await vote('ben', schema, 'no')
    world.moveTo('2026-11-20T09:45:00Z')
    await vote('sam', schema)
    await vote('ben', schema)
    const spend = await ask('sam', 'spend', 'A bigger disk?', { amount: 5_000, currency: 'EUR' })
    await vote('ben', spend)
    await ask('sam', 'rollback', 'Roll back 411?', { neededBy: '2026-11-20T12:00Z' })
    const passed = await ask('sam', 'schema', 'Drop a column?')
    await must('ben', 'decision.pass', { id: passed })
    world.moveTo('2026-11-20T17:30:00Z')
    await must('noor', 'decision.reverse', { id: first, reason: 'Errors rise' })
  }

  /** A contingency that was seen and used, a delegation, a freeze placed and lifted. */
  async function contingencyAndDelegation(): Promise<void> {
    await must('ben', 'handoff.publish', {
      markdown: [
        '---',
        'to: on-next',
        'area: payments',
        'offline: 2026-11-20T19:00Z',
        'back: 2026-11-23T08:00Z',
        '---',
        'All quiet.',
        '',
        '## If',
        '- Errors rise: roll back 412. may: rollback by: @noor until: 2026-11-23T09:00Z max-age: 30m',
      ].join('\n'),
      overrides: ['section_missing', 'decision_uncovered'],
    })
    await must('ben', 'delegation.add', {
      types: ['rollback'],
      area: 'payments',
      to: 'li',
      until: '2026-11-27T08:00Z',
    })
    world.moveTo('2026-11-20T20:00:00Z')
    const used = await ask('sam', 'rollback', 'Roll back 412?')
    await must('noor', 'observation.add', { item: 'I-1', saw: 'p95 above four seconds' })
    await vote('noor', used)
    world.moveTo('2026-11-21T10:00:00Z')
    const delegated = await ask('sam', 'rollback', 'Roll back 414?')
    await vote('li', delegated)
    const { id } = await must('ben', 'freeze.add', {
      types: ['deploy'],
      area: 'payments',
      reason: 'A move',
      until: '2026-11-24',
    })
    const later = await ask('sam', 'deploy.production', 'Ship 415?')
    await must('ben', 'freeze.lift', { id })
    await vote('noor', later)
    await must('ana', 'person.leave', { handle: 'mo' })
    await theGlass()
  }

  /** Broken once in so many words, and once in a freeze that excepts it. */
  async function theGlass(): Promise<void> {
    const glass = { types: ['deploy'], area: 'payments', breakGlass: true, mode: 'any' }
    const { id: except } = await must('ana', 'grant.add', { ...glass, holders: ['@li', '@sam'] })
    for (const breakGlass of [true, false]) {
      const id = await ask('noor', 'deploy.production', 'Ship the fix?')
      if (!breakGlass) {
        const freeze = { types: ['all'], area: 'payments', reason: 'Another move', except: [except] }
        await must('ben', 'freeze.add', freeze)
      }
      const said = { id, outcome: 'yes', rationale: 'Payments are down', breakGlass }
      expect(await world.callVerified('li', 'decision.decide', said)).toMatchObject({ ok: true })
    }
  }

  it('re-evaluates vote by vote, turn by turn and change by change', async () => {
    const found = again(await told())
    expect(found.differs).toBe(null)
    expect(found).toMatchObject({ votes: 11, decisions: 9, lapses: 1 })
    expect(found.turns).toBeGreaterThanOrEqual(10)
    expect(found.mapChanges).toBeGreaterThanOrEqual(15)
    const proofs = (await recordOf(world.store)).flatMap(e =>
      is(e, 'decision.voted') ? [e.terms.proof] : [],
    )
    expect(proofs.some(proof => proof.contingency !== null && proof.observation !== null)).toBe(true)
    expect(proofs.some(proof => proof.delegation !== null)).toBe(true)
  })

  it('re-evaluates the turns of a giver and their delegate that came due together, and finds one told twice', async () => {
    world = await openWorld('sqlite', { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['ben', 'noor', 'li']) {
      await must('ana', 'person.add', { handle, name: handle })
      await must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    }
    await must('ana', 'area.add', { path: 'payments' })
    await must('ana', 'type.add', { name: 'rollback' })
    await must('ana', 'grant.add', { types: ['rollback'], area: '/', holders: ['@ben', '@noor'] })
    const given = { types: ['rollback'], area: 'payments', to: 'li', until: '2026-11-27T08:00Z' }
    await must('noor', 'delegation.add', given)
    const id = await ask('ana', 'rollback', 'Roll back 412?')
    world.moveTo('2026-11-19T13:00:00Z')
    await vote('li', id)
    const record = await recordOf(world.store)
    expect(again(record)).toMatchObject({ differs: null, turns: 2, decisions: 1 })
    const [first, together] = record.flatMap(e => (is(e, 'request.seated') ? [e.terms] : []))
    expect(together).toMatchObject({
      effectiveAt: Date.parse('2026-11-19T12:30:00Z'),
      with: [expect.any(String)],
    })
    for (const [change, why] of [
      [{ with: [...(together?.with ?? []), first?.person] }, 'not up'],
      [first, 'already'],
    ] as const) {
      const { record: other, seq } = altered(record, 'request.seated', () => ({ ...change }), -1)
      expect(again(other).differs).toMatchObject({ seq, why: expect.stringContaining(why) })
    }
  })

  it('finds what was altered: a person, a grant, a place, a turn, a vote counted, a proof taken away', async () => {
    const record = await told()
    const people = record.flatMap(e => (is(e, 'person.added') ? [e.terms.person] : []))
    const mo = people.at(-1)
    type Proven = { proof: object }
    const found = ({ record: other, seq }: { record: Envelope[]; seq: number }) => {
      expect(again(other).differs?.seq).toBe(seq)
    }
    found(altered<Proven>(record, 'decision.voted', ({ proof }) => ({ proof: { ...proof, grant: 'G-2' } })))
    found(altered<Proven>(record, 'decision.voted', ({ proof }) => ({ proof: { ...proof, atSeq: 12 } })))
    found(altered<Proven>(record, 'grant.added', ({ proof }) => ({ proof: { ...proof, person: mo } })))
    found(altered<Proven>(record, 'freeze.added', ({ proof }) => ({ proof: { ...proof, grant: 'G-1' } })))
    found(altered(record, 'grant.added', () => ({ proof: null })))
    found(altered(record, 'request.seated', () => ({ person: mo })))
    found(
      altered<{ effectiveAt: number }>(
        record,
        'request.seated',
        t => ({ effectiveAt: t.effectiveAt + 1 }),
        1,
      ),
    )
    found(altered(record, 'decision.decided', () => ({ option: 'no' })))
    found(
      altered<{ effectiveAt: number }>(record, 'decision.lapsed', t => ({ effectiveAt: t.effectiveAt - 1 })),
    )
    found(altered(record, 'decision.voted', () => ({ breakGlass: false }), -1))
    found(altered(record, 'decision.voted', () => ({ breakGlass: true })))
    found(altered(record, 'decision.decided', () => ({ toRatify: [] }), -1))
    found(altered<{ ways: object[] }>(record, 'decision.voted', t => ({ ways: [...t.ways, ...t.ways] })))
    const target = record.find(e => e.kind === 'decision.voted')
    const forged = record.map(e =>
      e === target
        ? {
            ...e,
            actor: mo,
            terms: { ...e.terms, by: mo, proof: { ...(e.terms as Proven).proof, person: mo } },
          }
        : e,
    ) as Envelope[]
    expect(again(forged).differs).toMatchObject({
      seq: target?.seq,
      why: expect.stringContaining('might not vote'),
    })
  })
})
