import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reEvaluate } from '../../src/domain/decisions/re-evaluate.ts'
import type { Envelope } from '../../src/domain/record/entry.ts'
import { zoneTables } from '../../src/domain/time/zone-tables.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { loadRaw } from '../../src/storage/rebuild.ts'
import { openWorld, type World } from '../world.ts'

/*
 * A16, R3: whoever runs a server and holds its key may write any entry, with any proof that ever held. Ana administers,
 * Ben holds most of the map in payments, Li only its areas, Mo all of it there, Pat the people everywhere.
 */

interface Loose {
  readonly terms: Record<string, unknown>
  readonly [key: string]: unknown
}
type Change = (e: Loose) => object

let world: World
let record: Envelope[]
/** Ids by the names under which the story keeps them. */
const ids: Record<string, string> = {}

const again = (entries: readonly Envelope[]) =>
  reEvaluate(entries, version => {
    const table = zoneTables.get(version)
    if (table === undefined) throw new Error(`no zone data ${version}`)
    return table
  })

async function does(as: string, operation: string, input: object, keep?: string): Promise<void> {
  world.moveTo(new Date(Date.parse(world.now) + 60_000).toISOString())
  const { id } = await world.must(as, operation, input)
  if (keep !== undefined) ids[keep] = id
}

beforeAll(async () => {
  world = await openWorld('sqlite', { start: '2026-11-19T09:00:00Z' })
  for (const handle of ['ben', 'li', 'mo', 'pat', 'noor', 'sam'])
    await does('ana', 'person.add', { handle, name: handle }, handle)
  ids.ana = (await world.must('ana', 'person.show', { handle: 'ana' })).id
  await does('ana', 'team.set', { name: 'payers', members: ['noor'] }, 'payers')
  await does('ana', 'team.set', { name: 'platformers', members: ['sam'] }, 'platformers')
  await does('ana', 'area.add', { path: 'payments', team: 'payers' }, 'payments')
  await does('ana', 'area.add', { path: 'platform', team: 'platformers' }, 'platform')
  for (const name of ['ledger', 'refunds', 'old'])
    await does('ana', 'area.add', { path: `payments/${name}` }, name)
  for (const name of ['deploy', 'rollback']) await does('ana', 'type.add', { name })
  const grant = (types: string[], area: string, holder: string, keep: string) =>
    does('ana', 'grant.add', { types, area, holders: [`@${holder}`] }, keep)
  const parts = ['grant', 'freeze', 'fence', 'role', 'area', 'people', 'stand-in'].map(part => `map.${part}`)
  await grant(parts, 'payments', 'ben', 'parts')
  await grant(['map.area'], 'payments', 'li', 'areas')
  await grant(['map'], 'payments', 'mo', 'all')
  await does('ana', 'grant.add', { types: ['map.people'], area: await root(), holders: ['@pat'] }, 'people')
  await grant(['deploy'], 'platform', 'sam', 'elsewhere')
  await grant(['deploy', 'rollback'], 'payments', 'noor', 'here')
  await does('ana', 'fence.add', { type: 'deploy', area: 'platform' }, 'other fence')
  await does('ana', 'freeze.add', { types: ['rollback'], area: 'platform', reason: 'A move' }, 'other freeze')
  await does('ana', 'freeze.add', { types: ['rollback'], area: 'payments/old', reason: 'A move' }, 'freeze')
  await does(
    'sam',
    'delegation.add',
    { types: ['deploy'], area: 'platform', to: 'noor', until: '2026-11-21' },
    'other delegation',
  )
  await does(
    'noor',
    'delegation.add',
    { types: ['deploy'], area: 'payments', to: 'sam', until: '2026-11-21' },
    'delegation',
  )
  await whatTheyDo()
  const raw = await world.store.read(1, function* () {
    return yield* loadRaw(1, 0, (yield* loadHead(1))?.seq ?? 0, 10_000)
  })
  record = raw.map(({ bytes }) => JSON.parse(bytes) as Envelope)
})
afterAll(() => world.close())

async function root(): Promise<string> {
  const { items } = await world.must('ana', 'area.list', {})
  return items.find(({ path }: { path: string }) => !path.includes('p'))?.path ?? '/'
}

/** One change of each kind that is in somebody's right. */
async function whatTheyDo(): Promise<void> {
  await does('ben', 'grant.add', { types: ['deploy'], area: 'payments/ledger', holders: ['@noor'] })
  await does('ben', 'grant.revoke', { id: ids.here })
  await does('ben', 'fence.add', { type: 'rollback', area: 'payments/ledger' }, 'fence')
  await does('ben', 'fence.remove', { id: ids.fence })
  await does('ben', 'freeze.add', { types: ['deploy'], area: 'payments/ledger', reason: 'A move' })
  await does('ben', 'freeze.lift', { id: ids.freeze })
  await does('ben', 'delegation.add', {
    types: ['deploy'],
    area: 'payments/ledger',
    to: 'sam',
    for: 'noor',
    until: '2026-11-21',
  })
  await does('ben', 'delegation.revoke', { id: ids.delegation })
  await does('ben', 'area.add', { path: 'payments/new' })
  await does('ben', 'area.move', { path: 'payments/refunds', new: 'payments/ledger/refunds' })
  await does('ben', 'area.retire', { path: 'payments/old' })
  await does('ben', 'team.set', { name: 'payers', members: ['noor', 'sam'] })
  await does('ben', 'area.set', { path: 'payments/ledger', techLeads: ['noor'] })
  await does('li', 'area.set', { path: 'payments/ledger', restricted: true })
  await does('mo', 'area.set', { path: 'payments/ledger', restricted: false })
  await does('pat', 'person.add', { handle: 'zoe', name: 'Zoe' })
  await does('ana', 'admin.add', { handle: 'sam' })
}

/** The record with the last entry of a kind by somebody written otherwise; its seq is where it must be found. */
function forged(kind: string, change: Change): { seq: number; entries: Envelope[] } {
  const target = record.findLast(e => e.kind === kind && e.actor !== null && e.seq > 1)
  if (target === undefined) throw new Error(`no ${kind}`)
  const other = { ...target, ...change(target as unknown as Loose) } as Envelope
  return { seq: target.seq, entries: record.map(e => (e === target ? other : e)) }
}

const terms =
  (more: () => object): Change =>
  e => ({ terms: { ...e.terms, ...more() } })
const of = (proof: unknown, more: object) => ({ ...(proof as object), ...more })
/** The same proof, said to be about another place. */
const provenAs =
  (type: string, area: () => string | undefined, more: () => object): Change =>
  e => ({ terms: { ...e.terms, ...more(), proof: of(e.terms.proof, { type, area: area() }) } })

const forgeries: readonly (readonly [string, string, Change])[] = [
  [
    'a grant in another area, though it says it lies here',
    'grant.added',
    terms(() => ({ area: ids.platform })),
  ],
  [
    'a grant in no area at all, to its own envelope',
    'grant.added',
    e => ({ area: null, terms: { ...e.terms, area: ids.platform } }),
  ],
  [
    'a grant there with a proof of there',
    'grant.added',
    provenAs(
      'map.grant',
      () => ids.platform,
      () => ({ area: ids.platform }),
    ),
  ],
  ['a grant of all of the map by who holds its parts', 'grant.added', terms(() => ({ types: ['map'] }))],
  ['a grant under the id of another', 'grant.added', terms(() => ({ grant: ids.elsewhere }))],
  [
    'a grant by the right to freeze',
    'grant.added',
    provenAs(
      'map.freeze',
      () => ids.ledger,
      () => ({}),
    ),
  ],
  [
    'a grant said to be imported, without a proof',
    'grant.added',
    terms(() => ({ proof: null, source: { importer: 'x', root: 'x', key: 'x', digest: 'x' } })),
  ],
  [
    'a grant said to be imported, with its proof',
    'grant.added',
    terms(() => ({ source: { importer: 'x', root: 'x', key: 'x', digest: 'x' } })),
  ],
  ['the end of a grant elsewhere', 'grant.revoked', terms(() => ({ grant: ids.elsewhere }))],
  ['the end of a grant there is none of', 'grant.revoked', terms(() => ({ grant: 'G-99' }))],
  ['a fence elsewhere', 'fence.added', terms(() => ({ area: ids.platform }))],
  ['the end of a fence elsewhere', 'fence.removed', terms(() => ({ fence: ids['other fence'] }))],
  ['a freeze elsewhere', 'freeze.added', terms(() => ({ area: ids.platform }))],
  ['a freeze told of somebody else', 'freeze.added', terms(() => ({ by: ids.noor }))],
  ['the end of a freeze elsewhere', 'freeze.lifted', terms(() => ({ freeze: ids['other freeze'] }))],
  ['a stand-in elsewhere', 'delegation.added', terms(() => ({ area: ids.platform }))],
  ['a stand-in for oneself', 'delegation.added', terms(() => ({ to: ids.ben }))],
  ['a stand-in for good', 'delegation.added', terms(() => ({ until: Date.UTC(2027, 0, 1) }))],
  ['a delegation of what is another’s', 'delegation.added', terms(() => ({ standIn: false }))],
  [
    'the end of a delegation elsewhere',
    'delegation.revoked',
    terms(() => ({ delegation: ids['other delegation'] })),
  ],
  ['an area elsewhere', 'area.added', terms(() => ({ parent: ids.platform }))],
  ['an area under the id of another', 'area.added', terms(() => ({ area: ids.platform }))],
  ['an area without a proof', 'area.added', terms(() => ({ proof: undefined }))],
  ['an area moved elsewhere', 'area.moved', terms(() => ({ parent: ids.platform }))],
  ['an area moved from elsewhere', 'area.moved', terms(() => ({ area: ids.platform }))],
  ['an area retired elsewhere', 'area.retired', terms(() => ({ area: ids.platform }))],
  ['an area changed elsewhere', 'area.set', terms(() => ({ area: ids.platform }))],
  ['a team elsewhere', 'team.set', terms(() => ({ team: ids.platformers }))],
  [
    'a team retired without a proof',
    'team.set',
    () => ({ kind: 'team.retired', terms: { team: ids.payers, source: null } }),
  ],
  [
    'a team retired by who holds the teams of an area',
    'team.set',
    e => ({
      kind: 'team.retired',
      terms: { team: ids.payers, source: e.terms.source, proof: e.terms.proof },
    }),
  ],
  [
    'a person made one with an administrator',
    'person.added',
    e => ({ kind: 'person.merged', terms: { from: ids.ana, into: ids.pat, proof: e.terms.proof } }),
  ],
  [
    'a person who left, by who holds the teams of an area',
    'team.set',
    e => ({ kind: 'person.left', terms: { person: ids.ana, proof: e.terms.proof } }),
  ],
  [
    'an administrator, by who holds the people',
    'person.added',
    e => ({ kind: 'admin.added', terms: { person: ids.pat, proof: e.terms.proof } }),
  ],
  ['an administrator without a proof', 'admin.added', terms(() => ({ proof: undefined }))],
  ['a person without a proof', 'person.added', terms(() => ({ proof: undefined }))],
  ['a person under the id of another', 'person.added', terms(() => ({ person: ids.ana }))],
  ['an organisation begun again', 'admin.added', () => ({ kind: 'org.created', terms: record[0]?.terms })],
]

describe('a change of the map', () => {
  it('of each kind is in the right of who made it', () => {
    expect(again(record)).toMatchObject({ differs: null })
    expect(Object.entries(ids).filter(([, id]) => typeof id !== 'string' || id === '')).toEqual([])
  })

  it.each(forgeries)('is found where it was written otherwise: %s', (_what, kind, change) => {
    const { seq, entries } = forged(kind, change)
    expect(again(entries).differs?.seq).toBe(seq)
  })

  it('that makes leads is more than one of the area, and all of the map somewhere is not all of it', () => {
    const by = (handle: string) => {
      const target = record.findLast(e => e.kind === 'area.set' && e.actor === ids[handle])
      if (target === undefined) throw new Error('no area.set')
      return target as Envelope<'area.set'>
    }
    const put = (target: Envelope, more: object) =>
      record.map(e => (e === target ? ({ ...e, ...more } as Envelope) : e))
    const li = by('li')
    const leads = put(li, { terms: { ...li.terms, managers: [ids.li] } })
    expect(again(leads).differs).toMatchObject({ seq: li.seq, why: expect.stringContaining('map.role') })
    const mo = by('mo')
    const proof = of(mo.terms.proof, { type: 'map', area: ids.payments })
    expect(
      again(put(mo, { terms: { area: ids.ledger, restricted: true, proof: mo.terms.proof } })).differs,
    ).toBe(null)
    const made = put(mo, { kind: 'admin.added', terms: { person: ids.mo, proof } })
    expect(again(made).differs?.seq).toBe(mo.seq)
  })
})
