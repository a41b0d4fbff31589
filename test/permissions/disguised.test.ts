import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMadr } from '../../src/cli/import/madr.ts'
import { readCodeownersFacts, readOwnersFacts } from '../../src/cli/import/owner-facts.ts'
import { tempFolder } from '../import/temp-folder.ts'
import { engines, openWorld, type World } from '../world.ts'

/* Texts that read as something else than they say: turned around, overwritten on a terminal, or with unseen letters. */

describe.each(engines)('what is asked and decided reads as what it says, on %s', engine => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
    await world.must('ana', 'area.add', { path: 'payments' })
    await world.must('ana', 'type.add', { name: 'deploy' })
    await world.must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@ana'] })
  })
  afterAll(() => world?.close())

  const question = { type: 'deploy', area: 'payments', text: 'Ship 412?' }
  it.each([
    [
      'a question',
      'decision.request',
      { ...question, text: 'Pay \u202e0001\u202c EUR?' },
      'bad_text',
      'text',
    ],
    [
      'an option',
      'decision.request',
      { ...question, option: ['no', 'n\u200bo'] },
      'invalid_input',
      'option[1]',
    ],
    ['a file', 'decision.request', { ...question, path: 'a\u001b[2Kb' }, 'bad_text', 'path'],
    [
      'a file of two lines',
      'authority.who',
      { type: 'deploy', area: '/', path: 'a\nb' },
      'invalid_input',
      'path',
    ],
    [
      'an environment',
      'authority.who',
      { type: 'deploy', area: '/', env: 'prod\u3164' },
      'invalid_input',
      'env',
    ],
    ['a reason', 'freeze.add', { types: ['all'], area: '/', reason: '\u2067audit' }, 'bad_text', 'reason'],
    ['a handle', 'person.add', { handle: 'ana\u3164', name: 'Ana' }, 'invalid_input', 'handle'],
    ['an area', 'area.add', { path: 'pay\u115fments' }, 'invalid_input', 'path'],
    ['a team', 'team.set', { name: 'pay\uffa0', members: [] }, 'invalid_input', 'name'],
  ])('%s is refused where it does not, and nothing is recorded', async (_, operation, input, code, path) => {
    const { atSeq } = await world.must('ana', 'org.show')
    expect(await world.refused('ana', operation, input)).toMatchObject({ code, path })
    expect((await world.must('ana', 'org.show')).atSeq).toBe(atSeq)
  })

  it('a question is asked in any script and on several lines', async () => {
    for (const text of ['هل ننشر 412 الآن؟', 'האם (412) מוכן?\u200f', 'Ship 413?\nAt noon.'])
      expect(
        (await world.must('ana', 'decision.request', { ...question, text, different: 'Another' })).text,
      ).toBe(text)
  })

  it('an import leaves such characters out of what was said, and reports a pattern that holds one', async () => {
    const dir = await tempFolder({
      'docs/0001-keys.md':
        '---\nstatus: accepted\n---\n# Keys \u202eare\u202c kept\n\n## Decision Outcome\n\nKept\u001b[2K.\n',
      CODEOWNERS: '*.js @ana\n*.\u202ejs @ben\n',
      'tree/OWNERS': 'filters:\n  ".*": {approvers: [ana]}\n  "\u2067x": {approvers: [ben]}\n',
      'tree/a\u202eb/OWNERS': 'approvers: [ben]\n',
    })
    const madr = await readMadr(join(dir, 'docs'), null)
    const files = await readCodeownersFacts(join(dir, 'CODEOWNERS'), 'payments')
    const tree = await readOwnersFacts(join(dir, 'tree'), 'payments')
    for (const [importer, { facts }] of Object.entries({ madr, codeowners: files, owners: tree }))
      expect(await world.call('ana', 'import.apply', { importer, root: 'x', facts })).toMatchObject({
        ok: true,
      })
    expect(madr.facts).toMatchObject([{ title: 'Keys are kept', outcome: 'Kept [2K.' }])
    expect(files.skipped).toMatchObject([
      { file: 'CODEOWNERS', line: 2, reason: expect.stringContaining('U+202E') },
    ])
    expect(tree.skipped).toMatchObject([
      { file: 'ab', reason: expect.stringContaining('U+202E') },
      { file: 'OWNERS', line: 3, reason: expect.stringContaining('U+2067') },
    ])
  })
})
