import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKeps } from '../../src/cli/import/keps.ts'
import { readMadr } from '../../src/cli/import/madr.ts'
import { tempFolder } from '../import/temp-folder.ts'
import { engines, openWorld, type World } from '../world.ts'

/* Words that every object of JavaScript answers to are handles, types and texts like any other. */

describe.each(engines)('names every object has, on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    for (const handle of ['constructor', 'toString'])
      await world.must('ana', 'person.add', { handle, name: `Called ${handle}` })
    await world.must('ana', 'area.add', { path: 'constructor', managers: ['constructor'] })
    await world.must('ana', 'type.add', { name: 'constructor' })
    await world.must('ana', 'grant.add', {
      types: ['constructor'],
      area: 'constructor',
      holders: ['@constructor', 'role:manager'],
      env: ['constructor'],
    })
  })
  afterAll(() => world?.close())

  const question = { type: 'constructor', area: 'constructor', env: 'constructor' }

  it('hold authority, vote and object by them', async () => {
    const { id } = await world.must('ana', 'decision.request', { ...question, text: 'Build it?' })
    const vote = { id, outcome: 'yes', rationale: 'It holds', dissent: { toString: 'Too early' } }
    expect(await world.must('constructor', 'decision.decide', vote)).toMatchObject({
      decidedBy: ['constructor'],
      votes: [{ dissent: [{ person: 'toString', text: 'Too early' }] }],
      names: { constructor: 'Called constructor' },
    })
    for (const option of ['constructor', '__proto__'])
      expect(
        await world.refused('constructor', 'decision.decide', { id, outcome: option, rationale: 'x' }),
      ).toMatchObject({
        code: expect.stringMatching(/already_settled|unknown_option/),
      })
  })

  it('an objection under a name that copies of an object lose is refused, not lost', async () => {
    const { id } = await world.must('ana', 'decision.request', {
      ...question,
      text: 'Again?',
      different: 'Later',
    })
    const said = JSON.parse(`{"id":"${id}","outcome":"yes","rationale":"x","dissent":{"__proto__":"No"}}`)
    expect(await world.refused('constructor', 'decision.decide', said)).toMatchObject({ code: 'bad_text' })
    expect(await world.must('ana', 'decision.show', { id })).toMatchObject({ state: 'open', votes: [] })
  })

  it.each([
    'who may decide constructor?',
    'what changed in the last constructor constructors?',
    'what changed constructor constructor ago?',
    'what changed this constructor?',
    'who may spend 100 valueOf in constructor?',
    'was constructor toString?',
  ])('a question is read with them: %s', async asked => {
    expect(await world.call('ana', 'record.ask', { question: asked })).toMatchObject({ ok: true })
    expect(await world.call('ana', 'record.search', { query: asked })).toMatchObject({ ok: true })
  })

  it('a status of somebody else’s decision may be one', async () => {
    const dir = await tempFolder({
      'keps/sig-a/1-x/kep.yaml': 'title: X\nstatus: constructor\n',
      'docs/0001-x.md': '---\nstatus: constructor\n---\n# X\n\n## Decision Outcome\n\nX.\n',
    })
    for (const { facts } of [
      await readKeps(join(dir, 'keps'), null),
      await readMadr(join(dir, 'docs'), null),
    ])
      expect(facts).toMatchObject([{ standing: 'other', status: 'constructor' }])
  })
})
