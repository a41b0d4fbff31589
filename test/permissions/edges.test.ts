import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Locum } from '../../src/services/run.ts'
import { engines, openWorld, type World } from '../world.ts'

const file = (area: string, work: string) => `---
to: team:${area}
area: ${area}
offline: 2026-11-19T17:00Z
back: 2026-11-20T07:00Z
---
All is calm.

## Hold
- none
## Blocked
- none
## Work
- ${work}
`

const asked = { kind: 'asserted', handle: 'ana', osUser: null, via: 'cli' } as const
const always = { windows: 'mon-sun 00:00-24:00', zone: 'Europe/Berlin' }

describe.each(engines)('what one may not do or learn, on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    for (const handle of ['ben', 'li', 'noor', 'eve', 'vera'])
      await world.must('ana', 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    await world.must('ana', 'person.set', { handle: 'vera', auditor: true })
    await world.must('ana', 'person.add', { handle: 'bot', name: 'Bot', agent: true, sponsor: 'ben' })
    await world.must('ana', 'team.set', { name: 'vault', members: ['ben', 'li'] })
    await world.must('ana', 'team.set', { name: 'open', members: ['noor', 'ben'] })
    await world.must('ana', 'area.add', { path: 'open', team: 'open' })
    await world.must('ana', 'area.add', { path: 'vault', team: 'vault', restricted: true })
  })
  afterAll(() => world?.close())

  it('checking for somebody else names no item of theirs that the writer may not read (P1)', async () => {
    const sealed = { markdown: file('vault', 'Turn the keys. next: count them') }
    const { items } = await world.must('ben', 'handoff.publish', sealed)
    const open = { markdown: file('open', 'Count the refunds. next: compare') }
    expect((await world.must('eve', 'handoff.check', { ...open, for: 'ben' })).findings).toEqual([])
    const own = await world.must('ben', 'handoff.check', open)
    expect(JSON.stringify(own.findings)).toContain(items[0].id)
    expect(await world.call('eve', 'handoff.publish', { ...open, for: 'ben' })).toMatchObject({ ok: true })
  })

  it('a handoff one may not read is as unknown to who confirms as one that never was (P3)', async () => {
    const { id } = (await world.must('ben', 'handoff.list', { area: 'vault' })).items[0]
    const said = async (of: string) => {
      const { message, ...refused } = await world.refused('eve', 'entry.confirm', { id: of })
      return { ...refused, message: message.replace(of, 'it') }
    }
    expect(await said(id)).toEqual(await said('H-99'))
  })

  it('what an agent proposed before it left takes no effect (V5, V7)', async () => {
    const { id } = await world.must('bot', 'window.set', always)
    await world.must('ana', 'person.leave', { handle: 'bot' })
    expect(await world.refused('ben', 'entry.confirm', { id })).toMatchObject({ code: 'not_permitted' })
    expect(await world.must('ben', 'person.show', { handle: 'bot' })).toMatchObject({ windows: null })
  })

  it('an auditor is told why they may not write', async () => {
    const refused = await world.refused('vera', 'area.follow', { path: 'open' })
    expect(refused).toMatchObject({ code: 'not_permitted', message: 'An auditor reads and changes nothing.' })
  })

  it('a file holds no more than the structure, and keeps nobody waiting', async () => {
    const refusal = async (operation: string, work: string) =>
      await world.refused('noor', operation, { markdown: file('open', work) })
    const many = '\n- x'.repeat(200)
    expect(await refusal('handoff.check', `x${many}`)).toMatchObject({ code: 'too_large', path: 'items' })
    const lines = '\n- x'.repeat(45_000)
    expect(await refusal('handoff.publish', lines)).toMatchObject({ code: 'too_large', path: 'lines' })
    const long = 'x'.repeat(4_001)
    expect(await refusal('handoff.check', long)).toMatchObject({ code: 'too_large', path: 'items[0]' })
  })

  it('who one is cannot be asked about a time before one was added', async () => {
    expect(await world.refused('eve', 'session.show', {}, { seq: 1 })).toMatchObject({
      code: 'before_the_record',
    })
  })

  const misleading = ['\u202enoor', 'Noor\u2066', '\u200b', '\u200d', 'No\nor']
  it.each(misleading)('the name %j could be taken for another, or for none', async name => {
    const refused = await world.refused('ana', 'person.add', { handle: 'other', name })
    expect(refused).toMatchObject({ code: expect.stringMatching(/^(invalid_input|bad_text)$/), path: 'name' })
  })

  const plain = ['نور حداد', 'می\u200cخواهم', 'Ana \u{1f469}\u200d\u{1f4bb}', 'O’Neil-Ñandú']
  it.each(plain)('the name %s is a name', async name => {
    expect(await world.call('noor', 'person.set', { handle: 'noor', name })).toMatchObject({ ok: true })
  })

  it('nobody is called what stands where a name was erased (R4)', async () => {
    for (const handle of ['erased', 'Erased'])
      expect(await world.refused('ana', 'person.add', { handle, name: 'Somebody' })).toMatchObject({
        code: 'invalid_input',
      })
  })

  it('the secret of a link is not remembered for a key (R5)', async () => {
    const again = { idempotencyKey: 'one' }
    const first = await world.must('ana', 'invitation.create', { person: 'eve' }, again)
    const second = await world.must('ana', 'invitation.create', { person: 'eve' }, again)
    expect(second.url).not.toBe(first.url)
  })
})

describe.each(engines)('one person more or less, on %s', engine => {
  let world: World
  beforeEach(async () => {
    world = await openWorld(engine)
    await world.must('ana', 'person.add', { handle: 'ben', name: 'Ben Okafor', zone: 'Europe/Berlin' })
    await world.must('ana', 'person.add', { handle: 'benny', name: 'Benny Okafor' })
    await world.must('ana', 'team.set', { name: 'payments', members: ['ana', 'ben', 'benny'] })
    await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
    return () => world.close()
  })

  it('what signs in who was merged is theirs still, and open links to either are over (V5, P2)', async () => {
    const { token } = await world.must('ben', 'token.create', {})
    await world.must('ana', 'invitation.create', { person: 'benny' })
    await world.must('ana', 'person.merge', { from: 'ben', into: 'benny' })
    const credential = { kind: 'token', token, via: 'api' } as const
    expect(await world.locum.call({ operation: 'session.show', input: {}, credential })).toMatchObject({
      value: { person: { handle: 'benny' } },
    })
    expect((await world.must('benny', 'token.list')).items).toHaveLength(1)
    expect((await world.must('ana', 'invitation.list')).items).toMatchObject([{ state: 'revoked' }])
  })

  it('an erasure is seen by a process that had read the past before (R4)', async () => {
    const other = new Locum(world.env)
    const { atSeq } = await world.must('ana', 'org.show')
    await world.must('ana', 'area.add', { path: 'ledger' })
    const past = { operation: 'person.list', input: {}, credential: asked, seq: atSeq - 1 }
    expect(JSON.stringify(await other.call(past))).toContain('Ben Okafor')
    await world.must('ana', 'person.leave', { handle: 'ben' })
    await world.must('ana', 'erase.person', { handle: 'ben', ground: 'They asked for it' })
    expect(JSON.stringify(await other.call(past))).not.toContain('Ben Okafor')
  })

  it('a question about what someone wrote who has left goes to whoever holds it now', async () => {
    const markdown = file('payments', 'Count the refunds. next: compare')
    const { id, items } = await world.must('ben', 'handoff.publish', { markdown })
    await world.must('ana', 'handoff.accept', { id })
    await world.must('ana', 'person.leave', { handle: 'ben' })
    await world.must('benny', 'item.ask', { id: items[0].id, text: 'How far is it?' })
    const { questions } = await world.must('benny', 'item.show', { id: items[0].id })
    expect(questions).toMatchObject([{ of: 'ana' }])
  })
})
