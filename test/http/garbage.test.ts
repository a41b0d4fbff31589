import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '../../src/contract/operations.ts'
import { isLong } from '../faults/long.ts'
import { inputs } from '../permissions/inputs.ts'
import { engines } from '../world.ts'
import { type Serving, serving } from './serving.ts'

const names = Object.keys(operations) as (keyof typeof operations)[]
const runs = isLong ? 200 : 16
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

/** Texts that mean something somewhere, and so reach further than chance does. */
const telling = [
  ...['ana', '@ben', 'BEN', 'payments', 'payments/ledger', '/', '..', 'team:payments', 'on-next', 'me'],
  ...['I-1', 'H-1', 'Q-1', 'G-1', 'ent_1', 'spa_1', 'window', 'I-999999999999999999999', 'deploy', 'all'],
  ...['2026-11-20T08:00Z', '2026-10-25T02:30[Europe/Berlin]', '1999-01-01T00:00Z', '2037-12-31', 'never'],
  ...['mon-fri 09:00-17:00', 'Europe/Berlin', 'Mars/Olympus', '30m', '-1', 'NaN', 'null', ''],
  ...['__proto__', 'constructor', '%', '_', "'; DROP TABLE entry; --", '---\nto: me\n---\n## Work\n- x'],
  ...['‮abc', '𝄞'.repeat(300), 'x'.repeat(5_000), '[](javascript:alert(1))', '^I-1 until: next:'],
]
const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...telling) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 2, arbitrary: fc.constantFrom(-1, 0, 0.5, 2 ** 53, -(2 ** 63), 1e308, true, false, null) },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\ud800', 'a\udc00') },
)
const garbage = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.string(), scalar, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
)

/** A well-formed input with some fields made garbage, some left out, some added; or garbage all over. */
function garbledInputs(name: keyof typeof operations): fc.Arbitrary<unknown> {
  const shape = (operations[name].input as { shape?: object }).shape ?? {}
  const own = fc.constantFrom(...Object.keys(shape), 'at', 'seq', '__proto__')
  const some = fc.dictionary(fc.oneof({ weight: 6, arbitrary: own }, fc.string()), garbage, { maxKeys: 2 })
  const dropped = fc.array(own, { maxLength: 1 })
  const garbled = fc.tuple(some, dropped).map(([changed, without]) => {
    const all = Object.entries({ ...inputs[name], ...changed })
    return Object.fromEntries(all.filter(([key]) => !without.includes(key)))
  })
  const whole = fc.dictionary(fc.oneof(own, fc.string()), garbage, { maxKeys: 6 })
  return fc.oneof({ weight: 6, arbitrary: garbled }, { weight: 2, arbitrary: whole }, garbage)
}

describe.each(engines)('garbage over HTTP on %s', engine => {
  let api: Serving
  let ana: string
  const reached = new Map<string, { calls: number; decided: number }>()

  beforeAll(async () => {
    console.log(`garbage on ${engine}: SEED=${seed}`)
    api = await serving(engine)
    await api.composed.locum.init({ org: 'locum', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    ana = await api.token('ana')
    await must('person.add', { handle: 'ben', name: 'Ben Okafor', zone: 'Europe/Berlin' })
    await must('team.set', { name: 'payments', members: ['ana', 'ben'] })
    await must('area.add', { path: 'payments', team: 'payments' })
    const markdown =
      '---\nto: @ben\narea: payments\nback: 2037-06-01T09:00[Europe/Berlin]\n---\nAll quiet.\n\n## Work\n- Count. next: go on\n'
    await must('handoff.publish', { markdown, override: ['section_missing'] })
    await must('item.ask', { id: 'I-1', text: 'Which one?' })
  })

  afterAll(() => api?.close())

  async function must(operation: string, input: unknown) {
    const { status, body } = await api.post(ana, operation, input)
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }
  const head = async (): Promise<number> => (await must('org.show', {})).atSeq

  test.each(names)('%s answers it without a fault, and what it refuses it does not record', async name => {
    const seen = { calls: 0, decided: 0 }
    reached.set(name, seen)
    const before = await head()
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(garbledInputs(name), async input => {
        const { status, body } = await api.post(ana, name, input)
        expect(status, JSON.stringify(body)).toBeLessThan(500)
        expect(body.code).not.toBe('unknown_operation')
        if (status !== 200) expect([body.next, body.detail]).toEqual([expect.any(String), expect.any(String)])
        seen.calls += 1
        if (status === 200) accepted += 1
        if (status !== 400) seen.decided += 1
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    expect(api.faults).toEqual([])
    if (accepted === 0) expect(await head()).toBe(before)
  })

  test('it reached every operation of the contract, and most beyond the form of their input', () => {
    expect([...reached.keys()].sort()).toEqual([...names].sort())
    for (const [name, { calls }] of reached) expect(calls, name).toBeGreaterThanOrEqual(runs)
    const beyond = [...reached.values()].filter(({ decided }) => decided > 0).length
    expect(beyond / names.length).toBeGreaterThan(0.9)
  })
})
