import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../world.ts'
import { type Serving, serving } from './serving.ts'

const kib256 = 256 * 1024

/** Bodies nobody should send, with what they are answered. */
const bodies: readonly (readonly [string, () => string | Uint8Array<ArrayBuffer>, number, string])[] = [
  ['NUL in a text', () => JSON.stringify({ handle: 'li', name: 'Li\0Wei' }), 400, 'bad_text'],
  ['a lone surrogate', () => '{"handle":"li","name":"Li \\ud800"}', 400, 'bad_text'],
  ['a lone surrogate in a key', () => '{"handle":"li","\\udc00":"Li"}', 400, 'bad_text'],
  ['10,000 levels', () => `{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400, 'too_deep'],
  ['10,000 levels left open', () => `{"name":${'['.repeat(10_000)}`, 400, 'too_deep'],
  ['256 KiB and one byte', () => `{"name":"${'x'.repeat(kib256 - 10)}"}`, 413, 'too_large'],
  ['256 KiB', () => `{"name":"${'x'.repeat(kib256 - 11)}"}`, 400, 'invalid_input'],
  ['bytes that are not UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'bad_utf8'],
  ['JSON cut short', () => '{"handle":"li"', 400, 'bad_json'],
  ['a list', () => '["li"]', 400, 'not_an_object'],
  ['a field nobody knows', () => JSON.stringify({ handle: 'li', name: 'Li', x: 1 }), 400, 'invalid_input'],
]

describe.each(engines)('bad input over HTTP on %s', engine => {
  let api: Serving
  let ana: string

  beforeAll(async () => {
    api = await serving(engine)
    for (const org of ['locum', 'other']) {
      await api.composed.locum.init({ org, admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    }
    ana = await api.token('ana')
    await must('team.set', { name: 'payments', members: ['ana'] })
    await must('area.add', { path: 'payments', team: 'payments' })
  })

  afterAll(async () => {
    expect(api.faults).toEqual([])
    await api.close()
  })

  async function must(operation: string, input: unknown) {
    const answer = await api.post(ana, operation, input)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  const head = async (): Promise<number> => (await must('org.show', {})).atSeq

  /** A refusal has a code, says what to do next, and leaves the record as it was. */
  async function refused(
    answered: Promise<{ status: number; body: Record<string, unknown> }>,
    before: number,
  ) {
    const { status, body } = await answered
    expect(body.next).toMatch(/\S/)
    expect(body.detail).toMatch(/\S/)
    expect(await head()).toBe(before)
    return [status, body.code]
  }

  test.each(bodies)('%s is refused and records nothing', async (_, body, status, code) => {
    const before = await head()
    expect(await refused(api.send(ana, 'person.add', body()), before)).toEqual([status, code])
  })

  test('a revoked token is refused like one that never was', async () => {
    const { id, token } = await must('token.create', { as: 'ana' })
    expect((await api.post(token, 'org.show', {})).status).toBe(200)
    await must('token.revoke', { id })
    const revoked = await api.post(token, 'org.show', {})
    expect(revoked.status).toBe(401)
    expect(revoked.body).toEqual((await api.post('locum_nobody', 'org.show', {})).body)
  })

  test('a token that has expired is refused', async () => {
    const expires = new Date(Date.now() + 1_500).toISOString()
    const token = await api.token('ana', { expires })
    expect((await api.post(token, 'org.show', {})).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, Date.parse(expires) - Date.now() + 300))
    expect((await api.post(token, 'org.show', {})).body).toMatchObject({ code: 'unauthenticated' })
  })

  test('a local time that does not exist, or exists twice, is refused', async () => {
    const before = await head()
    const from = '2037-03-01T09:00[Europe/Berlin]'
    const absent = api.post(ana, 'leave.add', { from, until: '2037-03-29T02:30[Europe/Berlin]' })
    expect(await refused(absent, before)).toEqual([422, 'local_time_missing'])
    const doubled = api.post(ana, 'leave.add', { from, until: '2037-10-25T02:30[Europe/Berlin]' })
    expect(await refused(doubled, before)).toEqual([422, 'local_time_twice'])
    expect((await doubled).body.errors).toMatchObject([{ path: 'until' }])
  })

  test('an instant for a write is refused, in the body and in the address', async () => {
    const before = await head()
    const at = '2026-11-20T08:00:00Z'
    const li = { handle: 'li', name: 'Li Wei' }
    expect(await refused(api.post(ana, 'person.add', { ...li, at }), before)).toEqual([400, 'at_on_write'])
    expect(await refused(api.post(ana, `person.add?at=${at}`, li), before)).toEqual([400, 'at_on_write'])
    expect(await refused(api.post(ana, 'person.add?seq=1', li), before)).toEqual([400, 'at_on_write'])
  })

  test('a key sent again with another body is refused and records nothing', async () => {
    const headers = { 'Idempotency-Key': 'once' }
    const first = await api.post(ana, 'person.add', { handle: 'asha', name: 'Asha' }, headers)
    expect(first.status).toBe(200)
    const before = await head()
    expect(await api.post(ana, 'person.add', { handle: 'asha', name: 'Asha' }, headers)).toEqual(first)
    const other = api.post(ana, 'person.add', { handle: 'sam', name: 'Sam' }, headers)
    expect(await refused(other, before)).toEqual([422, 'idempotency_key_reused'])
  })

  test('one draft is published once', async () => {
    const handoff = {
      draftId: 'monday',
      override: ['section_missing'],
      markdown:
        '---\nto: anyone\narea: payments\nback: 2037-06-01T09:00[Europe/Berlin]\n---\nAll quiet.\n\n## Done\n- Released the ledger.\n',
    }
    const first = await must('handoff.publish', handoff)
    const before = await head()
    const again = api.post(ana, 'handoff.publish', handoff)
    expect(await refused(again, before)).toEqual([409, 'already_published'])
    expect((await again).body.details).toEqual({ id: first.id })
  })

  test('an id that never was is unknown, and nothing is recorded', async () => {
    const asks: readonly (readonly [string, string, (id: string) => object])[] = [
      ['item.show', 'I-999', id => ({ id })],
      ['item.note', 'I-999', id => ({ id, text: 'still running' })],
      ['handoff.show', 'H-999', id => ({ id })],
      ['handoff.accept', 'H-999', id => ({ id, readBack: 'I have it' })],
    ]
    for (const [operation, id, input] of asks) {
      const before = await head()
      const [status, code] = await refused(api.post(ana, operation, input(id)), before)
      expect([operation, status]).toEqual([operation, 404])
      expect(code).toMatch(/^unknown_/)
    }
  })
  test('an entry or token of another organisation is as unknown as one that never was', async () => {
    const other = async (operation: string, input: object) => {
      const credential = { kind: 'asserted', handle: 'ana', osUser: null, via: 'cli' } as const
      const found = await api.composed.locum.call({ org: 'other', operation, input, credential })
      if (!found.ok) throw new Error(found.refusal.code)
      return found.value as { id: string; items: { id: string }[] }
    }
    const entry = (await other('record.list', {})).items[0]!.id
    const token = (await other('token.create', { as: 'ana' })).id
    const without = (text: string, id: string) => text.replaceAll(id, 'ID')
    for (const [operation, id] of [
      ['record.show', entry],
      ['erase.entry', entry],
      ['token.revoke', token],
    ] as const) {
      const never = id.replace(/[0-9a-f]{4}$/, digits => (digits === '0000' ? '0001' : '0000'))
      const input = (of: string) => ({ id: of, ...(operation === 'erase.entry' && { ground: 'a test' }) })
      const [foreign, unknown] = [
        await api.post(ana, operation, input(id)),
        await api.post(ana, operation, input(never)),
      ]
      expect([operation, foreign.status]).toEqual([operation, 404])
      expect(without(JSON.stringify(foreign.body), id)).toBe(without(JSON.stringify(unknown.body), never))
    }
  })
})
