import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/contract/operations.ts'
import { engines } from '../world.ts'
import { randomReads } from './random-questions.ts'
import { steps } from './restricted-story.ts'
import { readAll, readNames, type Step, type Told, tell } from './two-worlds.ts'

const decisions = [
  'sealed request',
  'second sealed request',
  'lapsing sealed request',
  'open sealed request',
  'public request',
]

/** Inputs for every read: at least one each, with the ids of what is restricted and of what is not. */
const inputs: Readonly<Record<string, readonly ((told: Told) => object)[]>> = {
  'org.show': [() => ({})],
  'person.list': [() => ({}), () => ({ limit: 2 })],
  'person.show': ['ben', 'li', 'noor', 'nightly', 'vera'].map(handle => () => ({ handle })),
  'team.list': [() => ({})],
  'area.list': [() => ({})],
  'area.show': ['payments', 'payments/vault', 'payments/vault/keys', 'payments/refunds'].map(path => () => ({
    path,
  })),
  'handoff.draft': [() => ({}), () => ({ area: 'payments' }), () => ({ area: 'payments/vault' })],
  'handoff.check': [
    () => ({ markdown: 'to: @ben\n' }),
    told => ({ markdown: carrying(told.item('vault', 1)) }),
    told => ({ markdown: carrying(told.item('public', 1)) }),
  ],
  'handoff.list': [
    () => ({}),
    () => ({ limit: 1 }),
    () => ({ area: 'payments' }),
    () => ({ area: 'payments/vault' }),
    () => ({ author: 'ben' }),
    () => ({ mine: true }),
  ],
  'handoff.show': [
    told => ({ id: told.id('mixed') }),
    told => ({ id: told.id('mixed'), history: true }),
    told => ({ id: told.id('vault') }),
    told => ({ id: told.id('public') }),
  ],
  'handoff.returns': [() => ({})],
  'handoff.away': [() => ({ area: 'payments' }), () => ({ area: 'payments/vault' })],
  'item.list': [
    () => ({}),
    () => ({ limit: 1 }),
    () => ({ closed: true }),
    () => ({ area: 'payments' }),
    () => ({ area: 'payments/vault' }),
    () => ({ owner: 'ben' }),
    () => ({ owner: 'li' }),
    () => ({ owner: 'ben', closed: true }),
  ],
  'item.show': [
    ...[1, 2, 3, 4, 5].map(nth => (told: Told) => ({ id: told.item('vault', nth) })),
    told => ({ id: told.item('public', 1) }),
    told => ({ id: told.item('mixed', 1) }),
  ],
  'brief.read': [
    () => ({}),
    () => ({ area: 'payments' }),
    () => ({ area: 'payments/vault' }),
    () => ({ area: 'payments/refunds' }),
  ],
  'day-line.read': [() => ({}), () => ({ hours: 168 })],
  'record.checkpoint': [() => ({})],
  'record.leaves': [() => ({ limit: 1000 })],
  'record.list': [
    () => ({ limit: 1000 }),
    () => ({ newestFirst: true, limit: 7 }),
    () => ({ limit: 1000, area: 'payments/vault' }),
    () => ({ limit: 1000, author: 'ben' }),
    () => ({ limit: 1000, kind: 'item.published,handoff.published,record.erased,proposal.made' }),
    told => ({ subject: told.item('vault', 1) }),
    told => ({ subject: told.id('vault') }),
    told => ({ subject: told.id('mixed') }),
    ...decisions.map(name => (told: Told) => ({ subject: told.id(name) })),
    () => ({ limit: 1000, kind: 'decision.requested,decision.voted,decision.decided,request.seated' }),
  ],
  'record.show': [
    ...decisions.map(name => (told: Told) => ({ id: told.id(name) })),
    told => ({ id: told.id('vault') }),
    told => ({ id: told.id('proposal') }),
  ],
  'record.ask': [
    'who owns payments/vault?',
    'what is open in payments?',
    'what is open in payments/vault?',
    'what is open for ben?',
    'what changed in payments since 18 November?',
    'what changed since 18 November?',
    'what did ben do since 18 November?',
    'who is ben?',
    'what may ben decide?',
    'what did ben hand over last?',
    'what was the latest handoff in payments?',
    'who closed the sealed key?',
    'what did they say about the sealed keys?',
    'what is due in payments?',
    'what is unstable?',
    'may ben roll back the refund?',
    'is the sealed key blocked?',
    'is payments safe to touch?',
    'are the sealed keys safe to touch?',
    'why was the vault opened?',
    'why was refund decided?',
    'who may decide a rollback in payments/vault?',
    'when is ben back?',
    'which questions are open in payments?',
    'who turns the sealed keys?',
    'who holds the sealed keys?',
    'what does vault mean?',
    (told: Told) => `who owns ${told.item('vault', 1)}?`,
    (told: Told) => `is ${told.item('vault', 2)} done?`,
    (told: Told) => `who wrote ${told.id('vault')}?`,
  ].map(asked => (told: Told) => ({ question: typeof asked === 'string' ? asked : asked(told) })),
  'record.search': [
    ...['refund', 'sealed OR refund', 'refun*', 'key', '-refund', 'area:payments/vault', 'area:payments'],
    ...[
      'kind:hold,work',
      'state:open',
      'owner:ben',
      'author:ben',
      'no:owner',
      'person:@me',
      'recorded:2026-11',
    ],
    ...['sealed', 'vault', 'kind:area', 'stale:yes OR sealed', 'said:>=@today-7d -sealed', 'nowhere'],
  ].flatMap(query => [() => ({ query }), () => ({ query, sort: 'newest', limit: 2 })]),
  'record.complete': ['', 'area:pay', 'author:', 'kind:', 'payments/v'].map(query => () => ({ query })),
  'erase.find': [() => ({ text: 'sealed' }), () => ({ text: 'refund' })],
  'token.list': [() => ({})],
  'type.list': [() => ({})],
  'map.show': [() => ({}), () => ({ area: 'payments' }), () => ({ area: 'payments/vault' })],
  'authority.who': [
    ...['payments', 'payments/vault', 'payments/vault/keys'].map(area => () => ({ type: 'rollback', area })),
    ...decisions.map(name => (told: Told) => ({
      type: 'rollback',
      area: 'payments/vault',
      request: told.id(name),
    })),
  ],
  'authority.may': [
    ...['ben', 'li', 'noor'].map(handle => () => ({ handle, type: 'rollback', area: 'payments/vault' })),
    told => ({
      handle: 'li',
      type: 'rollback',
      area: 'payments/vault',
      request: told.id('open sealed request'),
    }),
  ],
  'authority.gaps': [() => ({}), () => ({ type: 'rollback' })],
  'authority.weekend-test': [() => ({}), () => ({ without: ['li'] })],
  'authority.conflicts': [() => ({})],
  'authority.bands': [() => ({}), () => ({ without: ['li'] })],
  'decision.list': [
    () => ({}),
    () => ({ limit: 1 }),
    () => ({ inForce: true }),
    () => ({ waiting: true }),
    ...['open', 'decided', 'lapsed'].map(state => () => ({ state })),
    ...['payments', 'payments/vault', 'payments/vault/keys'].map(area => () => ({ area })),
  ],
  'decision.show': decisions.map(name => (told: Told) => ({ id: told.id(name) })),
  'standing.list': [() => ({}), () => ({ state: 'in-force' }), () => ({ area: 'payments/vault' })],
  'standing.show': [told => ({ id: told.item('offer', 1) }), () => ({ id: 'S-900' })],
  'zone.rows': [() => ({ zones: ['Europe/Berlin'] })],
  'zone.list': [() => ({})],
  'session.show': [() => ({})],
  'session.list': [() => ({})],
  'passkey.list': [() => ({})],
  'invitation.list': [() => ({})],
}

function carrying(id: string): string {
  return `---\nto: anyone\narea: payments\noffline: 2026-11-20T17:00Z\nback: 2026-11-21T08:00Z\n---\nShort.\n\n## Work\n- Go on. ^${id} next: look\n`
}

/** `LOCUM_PERMISSIONS_SEED` for other ones. */
const seed = Number(process.env.LOCUM_PERMISSIONS_SEED ?? 20_261_119)
const randomCount = Number(process.env.LOCUM_PERMISSIONS_RUNS ?? 300)

const reads = readNames.flatMap(name =>
  (inputs[name] ?? []).map(input => [name, input] as readonly [OperationName, (told: Told) => object]),
)

it('every read operation is tried', () => {
  expect(Object.keys(inputs).sort()).toEqual([...readNames].sort())
})

describe.each(engines)('P1, what is restricted, on %s', engine => {
  let full: Awaited<ReturnType<typeof tell>>
  let bare: Awaited<ReturnType<typeof tell>>
  beforeAll(async () => {
    full = await tell(engine, steps as readonly Step[], true)
    bare = await tell(engine, steps as readonly Step[], false)
  })
  afterAll(async () => {
    await full?.world.close()
    await bare?.world.close()
  })

  it.each(['noor', 'eve', 'nightly'])('changes nothing in what %s reads now', async reader => {
    expect(await readAll(full, reader, reads)).toEqual(await readAll(bare, reader, reads))
  })

  it.each(['noor', 'eve'])('changes nothing in what %s reads as of an earlier instant', async reader => {
    for (const at of ['2026-11-19T09:30:00Z', '2026-11-19T12:00:00Z', '2026-11-21T12:00:00Z'])
      expect(await readAll(full, reader, reads, { at })).toEqual(await readAll(bare, reader, reads, { at }))
  })

  it.each(['noor', 'eve', 'nightly'])(
    `changes nothing in what %s gets of ${randomCount} random searches, questions and completions (seed ${seed})`,
    async reader => {
      const random = randomReads(randomCount, seed)
      for (const at of [undefined, '2026-11-19T12:00:00Z']) {
        const options = at === undefined ? {} : { at }
        const told = await readAll(full, reader, random, options)
        const untold = await readAll(bare, reader, random, options)
        const differing = random.flatMap(([name, input], index) => {
          const [one, other] = [told, untold].map(answers => JSON.stringify(answers[`${index} ${name}`]))
          return one === other ? [] : [{ asked: input(full.told), one, other }]
        })
        expect(differing).toEqual([])
      }
    },
    300_000,
  )

  it('has no place on any page of a search or list', async () => {
    const paged = async ({ world }: typeof full, name: OperationName, input: object) => {
      const titles: unknown[] = []
      let cursor: string | null = null
      do {
        const asked = { ...input, limit: 1, ...(cursor !== null && { cursor }) }
        const page: { items: object[]; next: string | null } = await world.must('noor', name, asked)
        titles.push(page.items.map(item => [shownOf(item), page.next === null]))
        cursor = page.next
      } while (cursor !== null)
      return titles
    }
    const shownOf = (item: object) => Object.entries(item).filter(([key]) => /title|text|kind|path/.test(key))
    const lists: readonly (readonly [OperationName, object])[] = [
      ...['refund', 'key', 'kind:item', 'state:open', '-sealed', 'area:payments', 'no:owner'].flatMap(query =>
        [{ query }, { query, sort: 'newest' }].map(input => ['record.search', input] as const),
      ),
      ['item.list', {}],
      ['item.list', { closed: true }],
      ['handoff.list', {}],
      ['decision.list', {}],
      ['record.list', { kind: 'item.published,item.noted' }],
    ]
    for (const [name, input] of lists)
      expect(await paged(full, name, input), JSON.stringify(input)).toEqual(await paged(bare, name, input))
  })

  it('one line of a handoff for everybody is there for those who may read it, in its place', async () => {
    const shown = async (as: string, item = 2) => {
      const answer = await full.world.must(as, 'handoff.show', { id: full.told.id('mixed'), history: true })
      const { condition, overrides, items, history } = answer
      return {
        condition,
        overrides,
        line: items[item - 1].id,
        lines: items.length,
        told: JSON.stringify(history),
      }
    }
    const [, sealed] = [1, 2].map(nth => full.told.item('mixed', nth))
    expect(await shown('li')).toMatchObject({ condition: 'unstable', lines: 3, line: sealed })
    expect((await shown('li')).overrides).toEqual(['work_without_next', 'unstable_unattended'])
    expect((await shown('li')).told).toContain('I turn the sealed keys')
    expect(await shown('noor')).toMatchObject({ condition: 'stable', lines: 2 })
    expect((await shown('noor')).overrides).toEqual(['section_missing'])
  })

  it('is there for those it is for', async () => {
    const shown = JSON.stringify(await readAll(full, 'li', reads))
    expect(shown).toContain('sealed')
    expect(JSON.stringify(await readAll(full, 'noor', reads))).not.toContain('sealed')
    expect(JSON.stringify(await readAll(full, 'vera', reads))).toContain('sealed')
  })
})
