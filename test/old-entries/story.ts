import { draft } from '../../src/domain/record/entry.ts'
import { SealingKey } from '../../src/server/sealing-key.ts'
import { rulesVersion } from '../../src/services/environment.ts'
import { forkLog, rotateKey } from '../../src/services/record/log-entries.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { steps } from '../permissions/restricted-story.ts'
import { tellInto } from '../permissions/two-worlds.ts'
import { sealerOf } from '../proofs/sealer.ts'
import { type Engine, openWorld, type World } from '../world.ts'

/* A record in which every kind of entry stands. It goes on where the story of the restricted vault ends, Monday 23 November. */

const despite = [
  'section_missing',
  'left_out',
  'unstable_unattended',
  'decision_uncovered',
  'work_without_next',
]
const zone = 'Europe/Berlin'

/** Told to its end, in a new world. The key that seals it last is made of the byte 2. */
export async function tellEveryKind(engine: Engine): Promise<World> {
  const world = await openWorld(engine, { start: '2026-11-18T08:00:00Z', simulated: true })
  const told = await tellInto(world, steps, true)
  await aboutPeople(world)
  await aboutAreas(world)
  await aboutTheMap(world)
  await imported(world)
  await world.must('li', 'entry.confirm', { id: told.id('proposal') })
  const again = await world.must('helper', 'window.set', { windows: 'mon-fri 10:00-18:00', zone })
  await world.must('li', 'entry.decline', { id: again.id, reason: 'Once is enough' })
  await handedOn(world, told.item('public', 1))
  await decided(world, told.item('offer', 1))
  await aboutTheRecord(world)
  return world
}

async function aboutPeople(world: World): Promise<void> {
  const span = (day: number) => ({ from: `2026-12-0${day}T09:00[${zone}]`, until: `2026-12-0${day}T17:00Z` })
  await world.must('ana', 'person.add', { handle: 'kit', name: 'Kit Marsh', zone })
  await world.must('ana', 'window.set', { windows: 'mon-fri 08:00-20:00', zone, for: 'kit' })
  await world.must('kit', 'span.confirm', { id: 'window' })
  const leave = await world.must('ana', 'leave.add', { ...span(1), for: 'kit' })
  await world.must('kit', 'span.confirm', { id: leave.id })
  await world.must('kit', 'cover.add', { ...span(2), area: 'payments' })
  const onCall = await world.must('kit', 'oncall.add', { ...span(3), area: 'payments', wake: true })
  await world.must('kit', 'span.cancel', { id: onCall.id })
  await world.must('kit', 'absence.add', { until: '2026-11-23T16:00Z' })
  await world.must('kit', 'absence.end')
  await world.must('ana', 'person.add', { handle: 'kitty', name: 'Kit Marsh', zone })
  await world.must('ana', 'person.merge', { from: 'kitty', into: 'kit' })
  await world.must('ana', 'org.set', { key: 'grace', value: '45m' })
}

async function aboutAreas(world: World): Promise<void> {
  await world.must('ana', 'area.set', { path: 'payments', team: 'payments', managers: ['eve'] })
  await world.must('ana', 'area.add', { path: 'payments/cards', name: 'Cards' })
  await world.must('ana', 'area.move', { path: 'payments/cards', new: 'cards' })
  await world.must('ana', 'area.retire', { path: 'cards' })
  await world.must('noor', 'area.unfollow', { path: 'payments' })
}

async function aboutTheMap(world: World): Promise<void> {
  const deploys = { types: ['deploy.canary'], area: 'payments' }
  await world.must('ana', 'calendar.add', { name: 'office', hours: 'mon-fri 09:00-17:00', zone })
  await world.must('ana', 'type.add', { name: 'deploy.canary', coverage: 'office' })
  await world.must('ana', 'grant.add', {
    ...deploys,
    holders: ['@kit', '@ben', 'team:payments'],
    maxAmount: 500_000,
    currency: 'EUR',
    maxRisk: 'medium',
    env: ['production'],
    consult: ['@noor'],
    inform: ['role:manager'],
    until: '2027-06-01T00:00Z',
  })
  const glass = await world.must('ana', 'grant.add', { ...deploys, holders: ['@eve'], breakGlass: true })
  const fence = await world.must('ana', 'fence.add', { type: 'release', area: 'payments/refunds' })
  await world.must('ana', 'fence.remove', { id: fence.id })
  const freeze = await world.must('ana', 'freeze.add', {
    types: ['deploy.canary'],
    area: 'payments/refunds',
    reason: 'The ledger moves',
    until: '2026-11-24T08:00Z',
    except: [glass.id],
  })
  await world.must('ana', 'freeze.lift', { id: freeze.id })
  const lent = { ...deploys, to: '@eve', until: '2026-12-01T08:00Z', maxAmount: 1_000, currency: 'EUR' }
  const delegation = await world.must('kit', 'delegation.add', lent)
  await world.must('kit', 'delegation.revoke', { id: delegation.id })
  await world.must('ana', 'grant.revoke', { id: glass.id })
}

async function imported(world: World): Promise<void> {
  const from = (importer: string, root: string, facts: object[]) =>
    world.must('ana', 'import.apply', { importer, root, facts })
  const sourced = (kind: string, key: string) => ({ kind, key, digest: key })
  const decision = {
    ...sourced('decision', 'adr-1.md'),
    saidAt: '2026-10-01T09:00:00Z',
    type: 'architecture',
    areas: ['payments'],
    title: 'One ledger',
    outcome: 'There is one ledger.',
    number: 'ADR-1',
    standing: 'in-force',
    status: 'accepted',
    deciders: ['ana'],
    authors: ['ben'],
    consulted: ['li'],
    informed: ['noor'],
    supersedes: [],
    supersededBy: ['adr-2.md'],
    seeAlso: [],
    refs: ['https://example.com/adr-1'],
  }
  await from('madr', 'adr', [decision])
  const table = {
    dialect: 'codeowners',
    file: 'CODEOWNERS',
    holders: [{ person: 'ben' }, { team: 'payments' }],
    rules: [{ pattern: '*.sql', line: 1, owners: [0, 1] }],
  }
  await from('sigs', 'groups', [
    {
      ...sourced('person', 'mara'),
      handle: 'mara',
      name: 'Mara Ilves',
      zone,
      windows: 'mon-fri 09:00-17:00',
    },
    { ...sourced('team', 'group-a'), name: 'group-a', members: ['ben', 'mara'], teams: [] },
    { ...sourced('area', 'area-a'), path: 'group-a', parent: '.', team: 'group-a', techLeads: ['ben'] },
    { ...sourced('grant', 'owners'), area: 'group-a', type: 'change.approve', table },
  ])
  await world.must('ana', 'import.finish', { importer: 'sigs', root: 'groups', keys: [] })
}

const handoff = (to: string, offline: string, back: string, lines: string) =>
  `---\nto: ${to}\narea: payments\noffline: ${offline}\nback: ${back}\n---\nThe ledger is half moved.\n\n${lines}`

/** Lines are carried on, observed, kept, released, closed and opened again, and left without an owner. */
async function handedOn(world: World, hold: string): Promise<void> {
  const lines = `## If
- The canary fails for ten minutes: roll it back. may: deploy.canary limit: 1000 EUR, reversible by: @ben until: 2026-11-26T09:00Z max-age: 30m
## Question
- Do we keep the old export? @ben due: 2026-11-25T12:00[Europe/Berlin]
## Work
- Backfill at 62 %. condition: fragile next: compare with @li due: 2026-11-25 tried: in parallel
- Counts for LIN-482. condition: stable next: print them
`
  const first = await world.must('eve', 'handoff.publish', {
    markdown: handoff('@ben', '2026-11-23T13:00Z', '2026-11-24T09:00Z', lines),
    for: 'kit',
    override: despite,
  })
  await world.must('kit', 'entry.confirm', { id: first.id })
  const [contingency, question, backfill, counts] = first.items.map((item: { id: string }) => item.id)
  await world.must('ben', 'observation.add', {
    item: contingency,
    saw: 'It fails',
    ref: 'https://example.com/c',
  })
  await world.must('ben', 'decision.answer', { id: question, by: hold })
  await world.must('ben', 'handoff.accept', { id: first.id, items: [counts] })
  await world.must('ben', 'item.close', { id: counts, outcome: 'They are printed' })
  await world.must('ben', 'item.reopen', { id: counts })
  await world.must('ben', 'item.release', { id: counts, reason: 'I am out today' })
  const again = `## Work\n- Backfill at 70 %. condition: fragile next: compare until: 2026-11-30 ^${backfill}\n`
  const markdown = handoff('@noor', '2026-11-23T13:30Z', '2026-11-24T09:00Z', again)
  const second = await world.must('kit', 'handoff.publish', { markdown, override: despite })
  await world.must('kit', 'handoff.amend', {
    id: second.id,
    markdown: markdown.replace('half moved', 'nearly moved'),
    override: despite,
  })
  world.moveTo('2026-11-23T13:40:00Z')
  await world.must('kit', 'absence.end')
  await world.must('kit', 'item.confirm', { id: backfill, until: `2026-11-30T09:00[${zone}]` })
  await world.must('kit', 'question.leave', { question: 'Who feeds the office cat?' })
}

/** Consulted, voted on, ratified, taken back, answered by an entry, turned around; then Kit leaves. */
async function decided(world: World, standing: string): Promise<void> {
  const ask = (as: string, text: string, more: object = {}) =>
    world.must(as, 'decision.request', {
      type: 'deploy.canary',
      area: 'payments',
      amount: 100,
      currency: 'EUR',
      risk: 'low',
      env: 'production',
      reversibleUntil: '2026-11-27T08:00Z',
      text,
      ...more,
    })
  const vote = (as: string, id: string, outcome: string) =>
    world.must(as, 'decision.decide', { id, outcome, rationale: 'It is small', reviewBy: '2027-01-15' })
  const first = await ask('li', 'Ship the canary?', { context: 'After the move' })
  await world.must('kit', 'absence.add', { until: '2026-11-23T18:00Z' })
  await world.must('noor', 'consult.answer', { id: first.id, text: 'Fine by me' })
  await vote('ben', first.id, 'yes')
  await world.must('kit', 'decision.ratify', { id: first.id, note: 'So would I' })
  const unasked = await ask('li', 'Ship another one?', { different: 'Another one' })
  await world.must('li', 'decision.withdraw', { id: unasked.id, reason: 'Not needed' })
  const answered = await ask('li', 'And a third?', { different: 'A third' })
  await world.must('ben', 'decision.answer', { id: answered.id, by: first.id })
  const reversal = await world.must('ben', 'decision.reverse', { id: first.id, reason: 'It fails' })
  await world.must('noor', 'consult.answer', { id: reversal.id, text: 'Yes' })
  await world.must('noor', 'standing.decline', { id: standing, reason: 'It changes' })
  await world.must('ana', 'person.leave', { handle: 'kit' })
}

/** What a record says of itself, its clock, its versions, its key and its name. */
async function aboutTheRecord(world: World): Promise<void> {
  const noted = await world.must('noor', 'record.list', { kind: 'item.noted' })
  await world.must('noor', 'erase.entry', { id: noted.items[0].id, ground: 'It was a slip' })
  const { version, sha256 } = world.env.currentZones
  const ofTheOrganisation = { subject: 'org', area: null, audience: 'org', words: null } as const
  await world.append('ana', [
    draft({ ...ofTheOrganisation, kind: 'zone.adopted', terms: { version, sha256 } }),
    draft({ ...ofTheOrganisation, kind: 'rules.adopted', terms: { version: rulesVersion } }),
  ])
  await world.must('ana', 'clock.set', { instant: '2026-11-23T15:00:00Z' })
  world.moveTo('2026-11-23T12:00:00Z')
  await world.must('ana', 'clock.reset')
  const [older, newer] = [sealerOf(1), new SealingKey(new Uint8Array(32).fill(2))]
  const sealed = await sealRecord(world.env, 1, older)
  if (sealed.is !== 'sealed') throw new Error(JSON.stringify(sealed))
  await forkLog(world.env, 1, [...older.memory.values()][0] ?? '')
  await rotateKey(world.env, 1, older, origin => newer.signerFor(origin))
}
