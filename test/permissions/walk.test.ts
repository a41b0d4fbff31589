import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OperationName, operations } from '../../src/contract/operations.ts'
import type { Credential } from '../../src/services/place-of-call.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { engines, openWorld, type World } from '../world.ts'
import { inputs } from './inputs.ts'

/** Who calls without being whoever the operation is for. */
type CallerName =
  | 'nobody'
  | 'someone who left'
  | 'their token'
  | 'a token of another organisation'
  | 'an unknown token'
  | 'a revoked token'
  | 'an expired token'
  | 'a token to read'
  | 'a member'
  | 'an auditor'
  | 'an agent'
  | "an agent's token"

function asserted(handle: string): Credential {
  return { kind: 'asserted', handle, osUser: null, via: 'cli' }
}

function token(secret: string): Credential {
  return { kind: 'token', token: secret, via: 'api' }
}

/**
 * P3, from the table of operations alone: with which code a caller is refused; null where they may call it. What changes
 * the map is decided where its area is known (A16), and tried below.
 */
function expected(caller: CallerName, name: OperationName): string | null {
  const { kind, access } = operations[name]
  switch (caller) {
    case 'nobody':
    case 'someone who left':
      return 'unknown_caller'
    case 'their token':
    case 'a token of another organisation':
    case 'an unknown token':
    case 'a revoked token':
    case 'an expired token':
      return 'unauthenticated'
    case 'a token to read':
      if (kind === 'command') return 'out_of_scope'
      return access === 'administrator' ? 'not_permitted' : null
    case 'a member':
      return access === 'administrator' ? 'not_permitted' : null
    case 'an auditor':
      return (kind === 'command' && access !== 'own') || access === 'administrator' ? 'not_permitted' : null
    case 'an agent':
    case "an agent's token":
      return access === 'administrator' ||
        access === 'human' ||
        access === 'own' ||
        typeof access === 'object'
        ? 'not_permitted'
        : null
  }
}

const names = Object.keys(operations) as OperationName[]
const callers: readonly CallerName[] = [
  'nobody',
  'someone who left',
  'their token',
  'a token of another organisation',
  'an unknown token',
  'a revoked token',
  'an expired token',
  'a token to read',
  'a member',
  'an auditor',
  'an agent',
  "an agent's token",
]

it.each(names)('the input to try %s with is well formed', name => {
  expect(operations[name].input.safeParse(inputs[name]).success).toBe(true)
})

describe.each(engines)('permissions on %s', engine => {
  let world: World
  let credentials: Readonly<Record<CallerName, Credential>>
  beforeAll(async () => {
    world = await openWorld(engine)
    credentials = await people(world)
  })
  afterAll(() => world?.close())

  const refusedWith = async (caller: CallerName, operation: OperationName, input: object) => {
    const outcome = await world.locum.call({
      org: 'example',
      operation,
      input,
      credential: credentials[caller],
    })
    return outcome.ok ? null : outcome.refusal.code
  }
  const seqs = () =>
    world.store.read(0, function* () {
      return (yield* loadHead(1))?.seq
    })

  describe.each(callers)('%s', caller => {
    const refused = names.filter(name => expected(caller, name) !== null)

    it('is refused what the table does not give them, and nothing of it is recorded', async () => {
      const before = await seqs()
      const codes: Record<string, string | null> = {}
      for (const name of refused) codes[name] = await refusedWith(caller, name, inputs[name])
      expect(codes).toEqual(Object.fromEntries(refused.map(name => [name, expected(caller, name)])))
      expect(await seqs()).toBe(before)
    })
  })

  const members = callers.filter(caller => names.some(name => expected(caller, name) === null))
  describe.each(members)('%s', caller => {
    const allowed = names.filter(name => expected(caller, name) === null)

    it('is let through to everything else', async () => {
      const before = await seqs()
      const codes: Record<string, string | null> = {}
      // Permission comes before the input, so what is not understood has passed it and changes nothing.
      for (const name of allowed) codes[name] = await refusedWith(caller, name, { nonsense: true })
      expect(codes).toEqual(Object.fromEntries(allowed.map(name => [name, 'invalid_input'])))
      expect(await seqs()).toBe(before)
    })
  })

  const underTheMap = names.filter(name => typeof operations[name].access === 'object')

  it.each(underTheMap)(
    'a member who holds nothing of the map is refused %s, and told what it needs',
    async name => {
      const before = await seqs()
      const outcome = await world.locum.call({
        org: 'example',
        operation: name,
        input: inputs[name],
        credential: credentials['a member'],
      })
      expect(outcome.ok ? null : outcome.refusal).toMatchObject({
        code: 'not_permitted',
        details: { codes: ['not_a_holder'], may: ['ana'] },
      })
      expect(await seqs()).toBe(before)
    },
  )

  it('the two organisations do not see each other through their own tokens', async () => {
    const credential = credentials['a token of another organisation']
    const people = await world.locum.call({ operation: 'person.list', input: {}, credential })
    expect(JSON.stringify(people)).toContain('eve')
    expect(JSON.stringify(people)).not.toContain('ben')
  })
})

async function people(world: World): Promise<Record<CallerName, Credential>> {
  await world.must('ana', 'person.add', { handle: 'ben', name: 'Ben Okafor' })
  await world.must('ana', 'person.add', { handle: 'sam', name: 'Sam Ortega' })
  await world.must('ana', 'person.add', { handle: 'vera', name: 'Vera Auditor' })
  await world.must('ana', 'person.set', { handle: 'vera', auditor: true })
  await world.must('ana', 'person.add', { handle: 'nightly', name: 'Nightly', agent: true, sponsor: 'ben' })
  await world.must('ana', 'area.add', { path: 'payments' })
  await world.must('ana', 'type.start')
  await world.must('ana', 'fence.add', { type: 'deploy', area: 'payments' })
  const secretOf = async (as: string, input: object = {}): Promise<{ id: string; token: string }> =>
    await world.must(as, 'token.create', input)
  const revoked = await secretOf('ana')
  await world.must('ana', 'token.revoke', { id: revoked.id })
  const expired = await secretOf('ana', { expires: '2026-11-19T08:01:00Z' })
  const left = await secretOf('sam')
  await world.must('ana', 'person.leave', { handle: 'sam' })
  const reading = await secretOf('ben', { scope: ['read'] })
  const nightly = await secretOf('ben', { as: 'nightly' })
  world.moveTo('2026-11-19T08:02:00Z')
  return {
    nobody: asserted('zoe'),
    'someone who left': asserted('sam'),
    'their token': token(left.token),
    'a token of another organisation': token(await tokenElsewhere(world)),
    'an unknown token': token('locum_unknown'),
    'a revoked token': token(revoked.token),
    'an expired token': token(expired.token),
    'a token to read': token(reading.token),
    'a member': asserted('ben'),
    'an auditor': asserted('vera'),
    'an agent': asserted('nightly'),
    "an agent's token": token(nightly.token),
  }
}

/** An administrator's token of an organisation beside this one. */
async function tokenElsewhere(world: World): Promise<string> {
  const made = await world.locum.init({
    org: 'other',
    admin: 'eve',
    adminName: 'Eve Stone',
    zone: 'Europe/Berlin',
    simulated: false,
  })
  if (!made.ok) throw new Error(made.refusal.message)
  const outcome = await world.locum.call({
    org: 'other',
    operation: 'token.create',
    input: {},
    credential: asserted('eve'),
  })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return (outcome.value as { token: string }).token
}
