import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { Locum } from '../../src/services/run.ts'
import { engines, type World } from '../world.ts'
import { openPlace, type Place } from './places.ts'

const handoff = `---
to: @ana
area: payments
offline: 2026-11-19T12:30Z
back: 2026-11-20T07:00Z
---
Quokka summary.

## Hold
- Leave the quokka-hold alone. why: quokka-why until: 2026-11-20T12:00Z
## Blocked
- none
## Work
- Count the quokka-work with @kasimir. condition: fragile next: quokka-next tried: quokka-tried
- Write to the quokka-second. condition: stable next: soon
`

const profile = ['kasimir', 'Kasimir Zebra']
const written = [
  'Quokka summary',
  'quokka-hold',
  'quokka-why',
  'quokka-work',
  'quokka-next',
  'quokka-tried',
  'quokka-second',
  'quokka-note',
  'quokka-question',
  'quokka-reason',
]

describe.each(engines)('erasure on %s', engine => {
  let place: Place
  let world: World
  let items: string[]
  beforeEach(async () => {
    place = await openPlace(engine)
    world = place.world
    items = await published(world)
  })
  afterEach(() => place?.close())

  const sound = () => checkRecord(world.env, 1)

  it('finds the texts before they are erased, so that their absence means something', async () => {
    const all = [...profile, ...written]
    expect(await place.readable(all)).toEqual(all)
    expect(await place.inFiles(all)).toEqual(all)
  })

  it('takes a person with all they wrote out of every file, and every proof still holds', async () => {
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    const before = await owners(world)
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it', words: true })
    expect(await place.readable([...profile, ...written])).toEqual([])
    expect(await place.inFiles([...profile, ...written])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true, differences: [] })
    expect(await owners(world)).toEqual(before)
    await world.must('ana', 'person.list')
    expect(await place.inFiles(profile)).toEqual([])
  })

  it('takes the name out of every text when only the profile is erased; what was said stays', async () => {
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it' })
    expect(await place.readable(profile)).toEqual([])
    expect(await place.inFiles(profile)).toEqual([])
    const shown = JSON.stringify(await world.must('ana', 'item.show', { id: items[1] }))
    expect(shown).toContain('quokka-work')
    expect(shown).not.toContain('kasimir')
    expect(await sound()).toMatchObject({ ok: true })
  })

  it('takes what a person wrote later, by the handle that was erased', async () => {
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    const person = { handle: 'kasimir', ground: 'They asked for it' }
    await world.must('ana', 'erase.person', person)
    expect(await world.refused('ana', 'erase.person', person)).toMatchObject({ code: 'no_words' })
    const [ben, nobody] = await Promise.all([
      world.refused('ben', 'erase.person', { ...person, words: true }),
      world.refused('ben', 'erase.person', { ...person, handle: 'nobody', words: true }),
    ])
    expect(ben).toMatchObject({ code: 'not_permitted' })
    expect(ben).toEqual(nobody)
    await world.must('ana', 'erase.person', { ...person, handle: '@KASIMIR', words: true })
    expect(await place.readable([...profile, ...written])).toEqual([])
    expect(await place.inFiles([...profile, ...written])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true, differences: [] })
    const again = await world.refused('ana', 'erase.person', { ...person, words: true })
    expect(again).toMatchObject({ code: 'no_words' })
  })

  it('a member is not made nameless: their membership ends first, and with it what they held', async () => {
    const { atSeq } = await world.must('ana', 'org.show')
    const ground = 'They asked for it'
    for (const words of [false, true])
      expect(await world.refused('ana', 'erase.person', { handle: '@Kasimir', ground, words })).toMatchObject(
        {
          code: 'still_a_member',
          next: expect.stringContaining('locum person leave Kasimir'),
        },
      )
    const added = await world.must('ana', 'record.list', { kind: 'person.added' })
    const [theirs] = added.items.filter((one: object) => JSON.stringify(one).includes('Kasimir Zebra'))
    expect(await world.refused('ana', 'erase.entry', { id: theirs.id, ground })).toMatchObject({
      code: 'still_a_member',
    })
    expect((await world.must('ana', 'org.show')).atSeq).toBe(atSeq)
    expect(await place.readable(profile)).toEqual(profile)

    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground })
    expect(await owners(world)).not.toContainEqual([expect.anything(), 'erased'])
    const { sections } = await world.must('ana', 'brief.read', { area: 'payments', open: ['on'] })
    expect(JSON.stringify(sections.find(({ id }: { id: string }) => id === 'on'))).not.toContain('erased')
  })

  it('never gives the handle to anybody again, however it is written', async () => {
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it' })
    for (const handle of ['kasimir', 'Kasimir', 'KASIMIR']) {
      const refusal = await world.refused('ana', 'person.add', { handle, name: 'Somebody else' })
      expect(refusal.code).toBe('handle_taken')
    }
  })

  it('takes the words of one entry, and leaves the rest', async () => {
    const second = items[2]
    const [entry] = (await world.must('ana', 'record.list', { subject: second })).items
    await world.must('ana', 'erase.entry', { id: entry.id, ground: 'A slip' })
    expect(await place.readable(['quokka-second'])).toEqual([])
    expect(await place.inFiles(['quokka-second'])).toEqual([])
    expect(await place.inFiles(['quokka-hold'])).toEqual(['quokka-hold'])
    expect(await sound()).toMatchObject({ ok: true })
    const shown = await world.must('ana', 'record.show', { id: entry.id })
    expect(shown).toMatchObject({ words: 'erased', commitment: entry.commitment })
    expect(await world.refused('ana', 'erase.entry', { id: entry.id, ground: 'Again' })).toMatchObject({
      code: 'no_words',
    })
  })

  it('takes the words of a line its author withdraws', async () => {
    await world.must('kasimir', 'item.withdraw', { id: items[2] })
    expect(await place.readable(['quokka-second'])).toEqual([])
    expect(await place.inFiles(['quokka-second'])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true })
  })

  it('no answer that was remembered holds a text any more, however it was rendered; nothing is done twice', async () => {
    await world.must('ana', 'type.start')
    await world.must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@ana'] })
    const asked = { ...question('Shall @ben ship the quokkaship?'), option: ['quokkalater', 'Now'] }
    const { id } = await world.must('kasimir', 'decision.request', asked)
    const decided = { id, outcome: 'a', rationale: 'It can wait' }
    await world.must('ana', 'decision.decide', decided, { idempotencyKey: 'two' })
    expect(await place.readable(['quokkaship', 'quokkalater'])).toEqual(['quokkaship', 'quokkalater'])
    const [said] = (await world.must('ana', 'record.list', { subject: id })).items
    await world.must('ana', 'erase.entry', { id: said.id, ground: 'A slip' })
    expect(await place.readable(['quokkaship', 'quokkalater'])).toEqual([])
    expect(await place.inFiles(['quokkaship', 'quokkalater'])).toEqual([])
    const { atSeq } = await world.must('ana', 'org.show')
    const again = await world.refused('ana', 'decision.decide', decided, { idempotencyKey: 'two' })
    expect(again).toMatchObject({ code: 'answer_forgotten' })
    expect((await world.must('ana', 'org.show')).atSeq).toBe(atSeq)
  })

  it('takes why a person froze something with all else they wrote', async () => {
    await world.must('ana', 'type.start')
    await world.must('ana', 'admin.add', { handle: 'kasimir' })
    const freeze = { types: ['deploy'], area: 'payments', until: '2026-11-25T08:00:00Z' }
    await world.must('kasimir', 'freeze.add', { ...freeze, reason: 'quokkafreeze' })
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it', words: true })
    expect(await place.readable(['quokkafreeze'])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true, differences: [] })
  })

  it('what another process told of the past, it does not tell once a line is withdrawn here', async () => {
    const other = new Locum(world.env)
    const credential = { kind: 'asserted', handle: 'ana', osUser: null, via: 'cli' } as const
    const { atSeq } = await world.must('ana', 'org.show')
    const input = { question: 'is the quokka-hold safe to touch?' }
    const ask = async () =>
      JSON.stringify(await other.call({ operation: 'record.ask', input, credential, seq: atSeq }))
    expect(await ask()).toContain('quokka-hold')
    await world.must('kasimir', 'item.withdraw', { id: items[0] })
    expect(await ask()).not.toContain('quokka-hold')
  })

  it('what an agent proposed is kept once only, and erased with the entry that its confirmation made', async () => {
    await withAgent(world)
    const asked = await world.must('nightly', 'decision.request', question('Ship the quokka-proposal?'))
    expect(await place.readable(['quokka-proposal'])).toEqual(['quokka-proposal'])
    await world.must('ben', 'entry.confirm', { id: asked.id })
    const [request] = (await world.must('ana', 'decision.list')).items
    expect(request.text).toBe('Ship the quokka-proposal?')
    const [said] = (await world.must('ana', 'record.list', { subject: request.id })).items
    await world.must('ana', 'erase.entry', { id: said.id, ground: 'A slip' })
    expect(await place.readable(['quokka-proposal'])).toEqual([])
    expect(await place.inFiles(['quokka-proposal'])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true, differences: [] })
  })

  it('a proposal that waits names nobody erased, and its sponsor may erase it', async () => {
    await withAgent(world)
    const naming = question('Ship what\nkasimir calls the quokka-proposal?')
    const named = await world.must('nightly', 'decision.request', naming)
    const other = await world.must('nightly', 'decision.request', question('Another quokka-proposal?'))
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it' })
    expect(await place.readable(profile)).toEqual([])
    expect(await place.readable(['Another quokka-proposal'])).toHaveLength(1)
    expect(await world.refused('ben', 'entry.confirm', { id: named.id })).toMatchObject({
      code: 'already_declined',
    })
    expect(JSON.stringify(await world.must('ben', 'brief.read'))).not.toContain(named.id)
    const [entry] = (await world.must('ben', 'record.list', { subject: other.id })).items
    await world.must('ben', 'erase.entry', { id: entry.id, ground: 'Not wanted' })
    expect(await place.inFiles(['quokka-proposal'])).toEqual([])
    expect(await sound()).toMatchObject({ ok: true, differences: [] })
  })

  it('reads "erased" as of any instant, also from before the erasure', async () => {
    world.moveTo('2026-11-19T08:10:00Z')
    await world.must('ana', 'person.leave', { handle: 'kasimir' })
    await world.must('ana', 'erase.person', { handle: 'kasimir', ground: 'They asked for it', words: true })
    const page = await world.must('ana', 'record.list', { limit: 500 }, { at: '2026-11-19T08:05:00Z' })
    const brief = await world.must('ana', 'brief.read', {}, { at: '2026-11-19T08:05:00Z' })
    const shown = JSON.stringify([page, brief])
    expect([...profile, ...written].filter(text => shown.includes(text))).toEqual([])
  })
})

/** Kasimir hands over to Ana, under an idempotency key, so that the answer is kept too. */
async function published(world: World): Promise<string[]> {
  await world.must('ana', 'person.add', { handle: 'kasimir', name: 'Kasimir Zebra' })
  await world.must('ana', 'person.add', { handle: 'ben', name: 'Ben Okafor' })
  await world.must('ana', 'team.set', { name: 'payments', members: ['kasimir', 'ana', 'ben'] })
  await world.must('ana', 'area.add', { path: 'payments', team: 'payments' })
  for (const as of ['ana', 'ben', 'kasimir'])
    await world.must(as, 'window.set', { windows: 'mon-fri 08:00-18:00', zone: 'Europe/Berlin' })
  const input = { markdown: handoff, override: ['section_missing'] }
  const answer = await world.must('kasimir', 'handoff.publish', input, { idempotencyKey: 'one' })
  const items = answer.items.map(({ id }: { id: string }) => id)
  await world.must('kasimir', 'item.note', { id: items[1], text: 'A quokka-note' })
  await world.must('kasimir', 'item.ask', { id: items[1], text: 'A quokka-question', of: 'ana' })
  await world.must('kasimir', 'item.release', { id: items[0], reason: 'A quokka-reason' })
  await world.must('ana', 'brief.read')
  world.moveTo('2026-11-19T08:05:00Z')
  return items
}

/** An agent of the team for which Ben answers; what it asks for waits until he confirms it. */
async function withAgent(world: World): Promise<void> {
  const agent = { handle: 'nightly', name: 'Nightly', agent: true, sponsor: 'ben' }
  await world.must('ana', 'person.add', agent)
  await world.must('ana', 'team.set', { name: 'payments', members: ['kasimir', 'ana', 'ben', 'nightly'] })
  await world.must('ana', 'type.start')
  await world.must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@ana'] })
}

function question(text: string): object {
  return { type: 'deploy', area: 'payments', text }
}

async function owners(world: World): Promise<[string, string | null][]> {
  const { items } = await world.must('ana', 'item.list')
  return items.map(({ id, owner }: { id: string; owner: string | null }) => [id, owner])
}
