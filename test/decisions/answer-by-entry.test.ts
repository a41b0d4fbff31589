import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { engines, openWorld, type World } from '../world.ts'

/* Ana manages payments; Bo, Noor and Sam are its team, Li keeps the restricted vault, Mo reads neither. Friday 20 November 2026. */

const despite = ['section_missing', 'left_out', 'question_without_answerer', 'work_without_next']

describe.each(engines)('an answer by pointing on %s', engine => {
  let world: World
  const must = (as: string, operation: string, input: object = {}) => world.must(as, operation, input)
  const refused = async (as: string, operation: string, input: object = {}) =>
    (await world.refused(as, operation, input)).code
  const questions = async (as: string) =>
    (await must(as, 'brief.read')).sections.find((one: { id: string }) => one.id === 'questions').lines

  beforeEach(async () => {
    world = await openWorld(engine, { start: '2026-11-19T12:00:00Z', admin: 'ana', zone: 'Europe/Berlin' })
    for (const handle of ['bo', 'noor', 'sam', 'li', 'mo'])
      await must('ana', 'person.add', { handle, name: handle })
    await must('ana', 'team.set', { name: 'payments', members: ['bo', 'noor', 'sam'] })
    await must('ana', 'team.set', { name: 'vault', members: ['li', 'noor'] })
    await must('ana', 'area.add', { path: 'payments', team: 'payments', managers: ['ana'] })
    await must('ana', 'area.add', { path: 'payments/vault', team: 'vault', restricted: true })
    for (const handle of ['bo', 'noor', 'sam', 'li', 'mo'])
      await must(handle, 'window.set', { windows: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' })
    await must('ana', 'type.add', { name: 'deploy' })
    await must('ana', 'grant.add', { types: ['deploy'], area: 'payments', holders: ['@bo', '@noor'] })
    world.moveTo('2026-11-20T09:00:00Z')
  })
  afterEach(() => world.close())

  const ask = (as: string, text: string, more: object = {}) =>
    must(as, 'decision.request', { type: 'deploy', area: 'payments', text, ...more })
  const decided = async () => {
    const { id } = await ask('sam', 'May we deploy on Friday afternoons?')
    return await must('bo', 'decision.decide', { id, outcome: 'no', rationale: 'Nobody is there to watch' })
  }
  const handedOver = (area: string, lines: string, as = 'sam') =>
    must(as, 'handoff.publish', {
      markdown: `---\nto: anyone\narea: ${area}\noffline: 2026-11-20T16:00Z\nback: 2026-11-23T08:00Z\n---\nShort.\n\n${lines}`,
      override: despite,
    })

  it('settles a request by a decision in force, with the wording kept there and no decision of its own', async () => {
    const earlier = await decided()
    const { id } = await ask('mo', 'Is a Friday release fine?')
    expect(await refused('sam', 'decision.answer', { id, by: earlier.id })).toBe('not_a_holder')
    const done = await must('bo', 'decision.answer', { id, by: earlier.id })
    expect(done).toMatchObject({
      state: 'answered',
      inForce: false,
      decidedBy: [],
      outcome: null,
      proof: null,
    })
    const pointed = await must('mo', 'record.show', { id: done.answeredBy })
    expect(pointed).toMatchObject({ kind: 'decision.decided', subject: earlier.id })
    const kept = (await must('mo', 'record.list', { kind: 'asked-as.kept' })).items
    expect(kept).toMatchObject([{ terms: { answers: id, asker: 'mo', by: 'bo', entry: done.answeredBy } }])
    expect(await refused('bo', 'decision.answer', { id, by: earlier.id })).toBe('already_settled')
  })

  it('lets whoever asked say "this answers it", and nobody who could not have answered', async () => {
    const earlier = await decided()
    const { id } = await ask('mo', 'Is a Friday release fine?')
    expect(await must('mo', 'decision.answer', { id, by: earlier.id })).toMatchObject({ state: 'answered' })
    const published = await handedOver('payments', '## Question\n- When may we release? @bo\n')
    const [line] = published.items
    expect(await refused('mo', 'decision.answer', { id: line.id, by: earlier.id })).toBe('not_asked_of_you')
    const answer = await must('noor', 'decision.answer', { id: line.id, by: earlier.id })
    expect(answer).toMatchObject({ id: line.id, state: 'answered' })
    const shown = await must('sam', 'item.show', { id: line.id })
    expect(shown.closed).toMatchObject({ how: 'closed', by: 'noor' })
    expect(shown.history.at(-1)).toMatchObject({
      kind: 'item.referred',
      text: 'May we deploy on Friday afternoons? No. Nobody is there to watch',
    })
    expect(await refused('bo', 'decision.answer', { id: line.id, by: earlier.id })).toBe('already_answered')
  })

  it('asks nobody where whoever asks says at once what answers it', async () => {
    const earlier = await decided()
    const done = await ask('mo', 'Is a Friday release fine?', { answeredBy: earlier.id })
    expect(done).toMatchObject({ state: 'answered', askedTo: [], answeredBy: expect.stringMatching(/^ent_/) })
    expect(await must('mo', 'decision.show', { id: done.id })).toMatchObject({
      answer: 'May we deploy on Friday afternoons? No. Nobody is there to watch',
    })
    expect((await must('bo', 'decision.list', { waiting: true })).items).toEqual([])
    expect((await must('bo', 'record.list', { kind: 'asked-as.kept' })).items).toHaveLength(1)
    const [again] = await Promise.all([ask('mo', 'And this Friday?', { answeredBy: done.id })])
    expect(again.answeredBy).toBe(done.answeredBy)
  })

  it('answers a question asked about a line, by its asker too', async () => {
    const earlier = await decided()
    const published = await handedOver('payments', '## Work\n- Release 413 is built.\n')
    const asked = await must('mo', 'item.ask', { id: published.items[0].id, text: 'Does it go out today?' })
    expect(await refused('li', 'decision.answer', { id: asked.id, by: earlier.id })).toBe('not_asked_of_you')
    await must('mo', 'decision.answer', { id: asked.id, by: earlier.id })
    const [question] = (await must('sam', 'item.show', { id: published.items[0].id })).questions
    expect(question).toMatchObject({
      answer: 'May we deploy on Friday afternoons? No. Nobody is there to watch',
      answeredBy: 'mo',
    })
    expect(question.answeredIn).toMatch(/^ent_/)
    expect(await questions('sam')).toEqual([])
  })

  it('refuses what is not there, what is hidden, what the asker may not read, and the question itself', async () => {
    const sealed = await handedOver('payments/vault', '## Work\n- The sealed key is turned.\n', 'li')
    const { id, cites } = await ask('mo', 'Is the key turned?')
    expect(await refused('bo', 'decision.answer', { id, by: 'ent_nowhere' })).toBe('unknown_entry')
    expect(await refused('bo', 'decision.answer', { id, by: sealed.items[0].id })).toBe('unknown_entry')
    expect(await refused('bo', 'decision.answer', { id, by: 'S-1' })).toBe('unknown_entry')
    expect(await refused('bo', 'decision.answer', { id, by: cites[0] })).toBe('answers_itself')
    expect(await refused('bo', 'decision.answer', { id: 'I-900', by: cites[0] })).toBe('unknown_question')
    await must('bo', 'decision.pass', { id })
    expect(await refused('noor', 'decision.answer', { id, by: sealed.items[0].id })).toBe('not_for_the_asker')
    expect(await must('mo', 'decision.show', { id })).toMatchObject({ state: 'open', answeredBy: null })
    expect((await must('ana', 'record.list', { kind: 'asked-as.kept' })).items).toEqual([])
  })

  it('offers the owner a standing answer at the third, which they word, and which expires', async () => {
    const earlier = await decided()
    const texts = ['Is a Friday release fine?', 'May I ship on Friday?', 'Friday deploy, yes or no?']
    for (const [index, text] of texts.entries()) {
      expect((await must('bo', 'standing.list')).items).toEqual([])
      const { id } = await ask(index === 1 ? 'li' : 'mo', text)
      await must(index === 1 ? 'li' : 'mo', 'decision.answer', { id, by: earlier.id })
    }
    expect((await must('mo', 'standing.list')).items).toEqual([])
    expect(await refused('mo', 'standing.show', { id: 'S-1' })).toBe('unknown_standing')
    expect(await questions('bo')).toMatchObject([
      { kind: 'standing', standing: 'S-1', text: texts[0], note: expect.stringContaining('keep an answer') },
    ])
    const [offer] = (await must('bo', 'standing.list')).items
    expect(offer).toMatchObject({ id: 'S-1', state: 'offered', question: texts[0], owner: 'bo' })
    expect(offer.askedAs.map((one: { text: string }) => one.text)).toEqual(texts)
    expect(await refused('bo', 'standing.accept', { id: 'S-1', until: '2026-11-19T12:00Z' })).toBe(
      'until_in_past',
    )
    const kept = await must('bo', 'standing.accept', {
      id: 'S-1',
      answer: 'Not after noon on Fridays; before noon, ask @noor.',
      until: '2026-12-31T12:00Z',
    })
    expect(kept).toMatchObject({ state: 'in-force', validUntil: '2026-12-31T12:00:00Z' })
    expect(await questions('bo')).toEqual([])
    expect((await must('mo', 'standing.list')).items).toMatchObject([
      { id: 'S-1', question: texts[0], answer: 'Not after noon on Fridays; before noon, ask @noor.' },
    ])
    expect(await refused('mo', 'standing.accept', { id: 'S-1' })).toBe('not_the_owner')

    const { id } = await ask('mo', 'Once more: Friday?')
    const again = await must('mo', 'decision.answer', { id, by: 'S-1' })
    expect((await must('mo', 'record.show', { id: again.answeredBy })).kind).toBe('standing.accepted')
    expect((await must('mo', 'standing.show', { id: 'S-1' })).askedAs).toHaveLength(4)
    expect((await must('bo', 'standing.list')).items).toHaveLength(1)

    world.moveTo('2026-12-31T12:00:00Z')
    expect((await must('mo', 'standing.list')).items).toEqual([])
    expect((await must('mo', 'standing.show', { id: 'S-1' })).state).toBe('expired')
    expect(
      (await world.must('mo', 'standing.show', { id: 'S-1' }, { at: '2026-12-01T12:00:00Z' })).state,
    ).toBe('in-force')
  })

  it('is declined, ended and kept after all by its owner alone, each with an entry', async () => {
    const earlier = await decided()
    for (const text of ['Friday?', 'On Friday?', 'This Friday?']) {
      const { id } = await ask('mo', text)
      await must('mo', 'decision.answer', { id, by: earlier.id })
    }
    expect(await must('bo', 'standing.decline', { id: 'S-1', reason: 'It changes' })).toMatchObject({
      state: 'declined',
    })
    expect(await refused('bo', 'standing.decline', { id: 'S-1' })).toBe('already_declined')
    expect(await questions('bo')).toEqual([])
    expect(await must('bo', 'standing.accept', { id: 'S-1' })).toMatchObject({
      state: 'in-force',
      question: 'Friday?',
      answer: 'May we deploy on Friday afternoons? No. Nobody is there to watch',
      validUntil: '2027-02-18T09:00:00Z',
    })
    await must('bo', 'standing.decline', { id: 'S-1' })
    expect((await must('mo', 'standing.list', { state: 'ended' })).items).toHaveLength(1)
  })

  it('never shows a wording to more than the question and the entry were for', async () => {
    const earlier = await decided()
    const sealed = await handedOver(
      'payments/vault',
      '## Question\n- Does the sealed key go out on Friday? @noor\n- And the other sealed key? @noor\n- And the last sealed key? @noor\n',
      'li',
    )
    for (const { id } of sealed.items) await must('li', 'decision.answer', { id, by: earlier.id })
    for (const as of ['mo', 'bo', 'sam'])
      expect(JSON.stringify(await must(as, 'record.list', { limit: 200 }))).not.toContain('asked-as')
    expect((await must('bo', 'standing.list')).items).toEqual([])
    expect((await must('li', 'record.list', { kind: 'asked-as.kept' })).items).toHaveLength(3)
  })

  it('goes with the words of whoever asked when these are erased', async () => {
    const earlier = await decided()
    for (const text of ['Friday?', 'On Friday?', 'This Friday?']) {
      const { id } = await ask('mo', text)
      await must('mo', 'decision.answer', { id, by: earlier.id })
    }
    await must('ana', 'person.leave', { handle: 'mo' })
    await must('ana', 'erase.person', { handle: 'mo', ground: 'Asked for it', words: true })
    const [offer] = (await must('bo', 'standing.list')).items
    expect(offer.askedAs.map((one: { text: string | null }) => one.text)).toEqual([null, null, null])
    expect(await refused('bo', 'standing.accept', { id: 'S-1', answer: 'Not on Fridays' })).toBe(
      'words_missing',
    )
    await must('bo', 'standing.accept', { id: 'S-1', question: 'Fridays?', answer: 'Not after noon' })
  })

  it('is proposed by an agent where its organisation wants a human word first', async () => {
    await must('ana', 'person.add', { handle: 'nightly', name: 'Nightly', agent: true, sponsor: 'sam' })
    await must('ana', 'org.set', { key: 'agentConfirm', value: 'yes' })
    const earlier = await decided()
    const asked = await must('nightly', 'decision.request', {
      type: 'deploy',
      area: 'payments',
      text: 'Friday?',
    })
    await must('sam', 'entry.confirm', { id: asked.id })
    const open = (await must('sam', 'decision.list', { state: 'open' })).items
    expect(open).toMatchObject([{ asker: 'nightly', text: 'Friday?' }])
    const proposed = await must('nightly', 'decision.answer', { id: open[0].id, by: earlier.id })
    expect(await must('sam', 'decision.show', { id: open[0].id })).toMatchObject({ state: 'open' })
    await must('sam', 'entry.confirm', { id: proposed.id })
    expect(await must('sam', 'decision.show', { id: open[0].id })).toMatchObject({ state: 'answered' })
  })

  it('is the same in views rebuilt from the record', async () => {
    const earlier = await decided()
    for (const text of ['Friday?', 'On Friday?', 'This Friday?']) {
      const { id } = await ask('mo', text)
      await must('mo', 'decision.answer', { id, by: earlier.id })
    }
    await must('bo', 'standing.accept', { id: 'S-1' })
    await must('bo', 'standing.decline', { id: 'S-1' })
    const check = await checkRecord(world.env, 1)
    expect(check).toMatchObject({ ok: true })
  })
})
