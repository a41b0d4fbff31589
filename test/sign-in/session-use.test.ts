import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntryStream } from '../../src/http/entry-stream.ts'
import { Metrics } from '../../src/http/metrics.ts'
import { answerStream } from '../../src/http/stream-route.ts'
import { openSession } from '../../src/services/sign-in/sessions.ts'
import { engines, openWorld, type World } from '../world.ts'

describe.each(engines)('how long a session lasts, on %s', engine => {
  let world: World
  let secret: string
  let session: string
  const streams = new Set<EntryStream>()

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T08:00:00Z' })
    await world.must('ana', 'person.add', { handle: 'vera', name: 'Vera Auditor' })
    await world.must('ana', 'person.set', { handle: 'vera', auditor: true })
    const { person } = await world.must('vera', 'session.show')
    const opened = await world.store.write(1, () =>
      openSession(world.env, { org: 1, person: person.id, agent: 'Firefox on Linux' }),
    )
    secret = opened.secret
    session = opened.session.id
  })
  afterEach(async () => {
    for (const stream of streams) stream.close()
    await world?.close()
  })

  const credential = () => ({ kind: 'session', session: secret, via: 'web' }) as const

  async function call(operation: string, input: object = {}, unattended = false): Promise<string> {
    const outcome = await world.locum.call({
      operation,
      input,
      credential: { ...credential(), unattended },
    })
    return outcome.ok ? 'answered' : outcome.refusal.code
  }

  async function listen() {
    const answered = await answerStream(
      new Request('http://localhost/api/v1/entry.stream'),
      credential(),
      {
        call: one => world.locum.call(one),
        onCommit: listener => world.store.onCommit(listener),
        heartbeatMs: 20,
        metrics: new Metrics(),
        uuid: world.env.uuid,
        logFault: world.env.logFault,
      },
      streams,
    )
    expect(answered.status).toBe(200)
    const reader = answered.body!.pipeThrough(new TextDecoderStream()).getReader()
    return {
      /** Reads until this stands in it; what came by its end otherwise. */
      async until(wanted: string): Promise<string> {
        let said = ''
        while (!said.includes(wanted)) {
          const { value, done } = await reader.read()
          if (done) break
          said += value
        }
        return said
      },
    }
  }

  it('what a person asks keeps it alive, what a page asks by itself does not', async () => {
    for (const at of ['2026-11-19T14:00:00Z', '2026-11-20T01:00:00Z']) {
      world.moveTo(at)
      expect(await call('person.list')).toBe('answered')
    }
    for (const at of ['2026-11-20T07:00:00Z', '2026-11-20T12:59:00Z']) {
      world.moveTo(at)
      expect(await call('person.list', {}, true)).toBe('answered')
    }
    world.moveTo('2026-11-20T13:00:00Z')
    expect(await call('person.list')).toBe('unauthenticated')
  })

  it('an open stream keeps nobody signed in, and ends when its session was not used for hours', async () => {
    const stream = await listen()
    world.moveTo('2026-11-19T19:59:00Z')
    expect(await stream.until('still here')).toContain('still here')
    world.moveTo('2026-11-19T20:00:00Z')
    const said = await stream.until('event: end')
    expect(said).toContain('"code":"unauthenticated"')
    expect(await call('person.list')).toBe('unauthenticated')
  })

  it('a stream ends when its session is signed out', async () => {
    const stream = await listen()
    expect(await call('session.end', { id: session })).toBe('answered')
    expect(await stream.until('event: end')).toContain('"code":"unauthenticated"')
  })

  it('an auditor ends what is their own, though they change nothing of the record', async () => {
    const { id } = await world.must('ana', 'token.create', { as: 'vera', scope: ['read'] })
    const { atSeq } = await world.must('ana', 'org.show')
    await world.must('vera', 'token.revoke', { id })
    expect((await world.must('vera', 'token.list')).items).toMatchObject([
      { id, revokedAt: '2026-11-19T08:00:00Z' },
    ])
    expect(await world.refused('vera', 'passkey.remove', { id: 'pas_1' })).toMatchObject({
      code: 'unknown_passkey',
    })
    await world.must('vera', 'session.end', { id: session })
    expect(await call('person.list')).toBe('unauthenticated')
    const others = await world.must('ana', 'token.create')
    expect(await world.refused('vera', 'token.revoke', { id: others.id })).toMatchObject({
      code: 'unknown_token',
    })
    expect((await world.must('ana', 'org.show')).atSeq).toBe(atSeq)
  })
})
