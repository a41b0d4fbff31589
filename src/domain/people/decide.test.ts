import { expect, test } from 'vitest'
import type { AreaId, PersonId, TeamId } from '../ids.ts'
import type { Outcome } from '../refusal.ts'
import { decideAddArea, decideMoveArea, decideRetireArea, decideSetArea } from './decide-area.ts'
import {
  decideAddAdministrator,
  decideAddPerson,
  decideLeave,
  decideMerge,
  decideSetPerson,
  whoLeaves,
} from './decide-person.ts'
import { parseSetting, printSettings } from './decide-settings.ts'
import { decideSetTeam } from './decide-team.ts'
import { decideExpiry, decideScopes, mayHoldTokenOf } from './decide-token.ts'
import { ana, ben, bot, exampleOrg, fold, ledger, li, payments, paymentsTeam, root } from './example-gov.ts'
import { defaultSettings } from './gov.ts'
import { areaAt, pathOf } from './names.ts'
import { similarNames } from './similar.ts'

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}

/** `ok`, or the code of the refusal. */
function codeOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code
}

const noor = { person: 'per_noor' as PersonId, name: 'Noor', zone: null, agent: false, sponsor: null }

test.each([
  ['a free handle', { handle: 'noor' }, false, 'ok'],
  ['a taken handle in other letters', { handle: 'ANA' }, false, 'handle_taken'],
  ['a handle that was erased', { handle: 'noor' }, true, 'handle_taken'],
  ['an agent with a human sponsor', { handle: 'scribe', agent: true, sponsor: ben }, false, 'ok'],
  ['an agent without sponsor', { handle: 'scribe', agent: true }, false, 'sponsor_missing'],
  ['an agent of an agent', { handle: 'scribe', agent: true, sponsor: bot }, false, 'not_human'],
  ['a human with a sponsor', { handle: 'noor', sponsor: ben }, false, 'sponsor_not_wanted'],
])('V5, V7: adding %s', (_what, added, reserved, code) => {
  const { gov, names } = exampleOrg()
  expect(codeOf(decideAddPerson(gov, names, reserved, { ...noor, ...added }))).toBe(code)
})

test('V5: a handle stays taken after its person left or was merged', () => {
  const example = exampleOrg()
  fold(example, must(decideMerge(example.gov, li, ana)))
  fold(example, ...must(decideLeave(example.gov, ben, [], 0)))
  for (const handle of ['li', 'ben']) {
    const again = decideAddPerson(example.gov, example.names, false, { ...noor, handle })
    expect(codeOf(again)).toBe('handle_taken')
  }
})

test.each([
  [ana, ben, { auditor: true }, 'ok'],
  [ben, ben, { name: 'Ben' }, 'ok'],
  [ben, ben, { auditor: true }, 'not_permitted'],
  [ben, li, { name: 'Li' }, 'not_permitted'],
  [ana, ben, {}, 'nothing_to_change'],
])('A16: %s changes %s: %j', (by, person, change, code) => {
  expect(codeOf(decideSetPerson(exampleOrg().gov, by, person, change))).toBe(code)
})

test.each([
  [li, ben, 'ok'],
  [li, li, 'same_person'],
  [bot, ben, 'not_human'],
  [ben, bot, 'not_human'],
])('V5: merging %s into %s', (from, into, code) => {
  expect(codeOf(decideMerge(exampleOrg().gov, from, into))).toBe(code)
})

test('V5: a merge back is no cycle but the same person', () => {
  const example = exampleOrg()
  fold(example, must(decideMerge(example.gov, li, ben)))
  expect(codeOf(decideMerge(example.gov, ben, li))).toBe('same_person')
})

test('V5: the last administrator cannot leave until there is another', () => {
  const example = exampleOrg()
  expect(codeOf(decideLeave(example.gov, ana, [], 0))).toBe('last_administrator')
  fold(example, ...must(decideAddAdministrator(example.gov, ben)))
  expect(codeOf(decideLeave(example.gov, ana, [], 0))).toBe('ok')
  expect(whoLeaves(example.gov, ben)).toEqual([ben, bot])
})

test('V7: an agent is never an administrator and holds no role', () => {
  const { gov } = exampleOrg()
  expect(codeOf(decideAddAdministrator(gov, bot))).toBe('not_human')
  expect(codeOf(decideSetArea(gov, payments, { managers: [bot] }))).toBe('not_human')
  expect(codeOf(decideSetArea(gov, payments, { techLeads: [li, bot] }))).toBe('not_human')
})

test('A2a: a team is never inside itself, however deep', () => {
  const example = exampleOrg()
  const outer = 'tea_outer' as TeamId
  fold(example, must(decideSetTeam(example.gov, outer, 'outer', [{ team: paymentsTeam }, { person: ana }])))
  const cycle = decideSetTeam(example.gov, paymentsTeam, 'payments', [{ person: li }, { team: outer }])
  expect(codeOf(cycle)).toBe('team_cycle')
  expect(codeOf(decideSetTeam(example.gov, outer, 'outer', [{ team: outer }]))).toBe('team_cycle')
})

test('V6: an old path leads to its area, is given to nobody else, and may be taken back', () => {
  const example = exampleOrg()
  const { gov, names } = example
  const fresh = 'are_fresh' as AreaId
  fold(example, must(decideMoveArea(gov, names, ledger, { parent: root, segment: 'books', reserved: false })))
  expect(pathOf(names, ledger)).toBe('books')
  expect(areaAt(names, 'Payments/Ledger')).toBe(ledger)
  const old = { parent: payments, segment: 'LEDGER', reserved: false }
  expect(codeOf(decideAddArea(gov, names, fresh, old, {}))).toBe('path_taken')
  expect(codeOf(decideMoveArea(gov, names, ledger, old))).toBe('ok')
  expect(codeOf(decideAddArea(gov, names, fresh, { ...old, segment: 'new', reserved: true }, {}))).toBe(
    'path_taken',
  )
})

test('V6: an area is not moved below itself, and the root not at all', () => {
  const { gov, names } = exampleOrg()
  const under = (parent: AreaId) => ({ parent, segment: 'x', reserved: false })
  expect(codeOf(decideMoveArea(gov, names, payments, under(payments)))).toBe('area_cycle')
  expect(codeOf(decideMoveArea(gov, names, payments, under(ledger)))).toBe('area_cycle')
  expect(codeOf(decideMoveArea(gov, names, root, under(payments)))).toBe('area_is_root')
})

test.each([
  [root, 0, 'area_is_root'],
  [payments, 0, 'area_in_use'],
  [ledger, 1, 'area_in_use'],
  [ledger, 0, 'ok'],
])('V6: retiring %s with %i open items', (area, open, code) => {
  expect(codeOf(decideRetireArea(exampleOrg().gov, area, open, []))).toBe(code)
})

test.each([
  ['grace', '90m', { graceMs: 5_400_000 }],
  ['grace', 'soon', 'bad_setting'],
  ['neededBy', '91d', 'bad_setting'],
  ['defaultTransfer', 'author', { defaultTransfer: 'author' }],
  ['defaultTransfer', 'nobody', 'bad_setting'],
  ['agentConfirm', 'no', { agentConfirm: false }],
  ['leastAssurance', 'token', { leastAssurance: 'token' }],
  ['leastAssurance', 'rumour', 'bad_setting'],
] as const)('org set %s %s', (key, value, expected) => {
  const parsed = parseSetting(key, value)
  expect(parsed.ok ? parsed.value : parsed.refusal.code).toEqual(expected)
})

test('settings read back as they are typed', () => {
  const printed = printSettings(defaultSettings)
  for (const [key, value] of Object.entries(printed)) {
    expect(defaultSettings).toMatchObject(must(parseSetting(key as keyof typeof printed, value)))
  }
})

test('a token is for oneself, one’s agents, or anyone if an administrator makes it', () => {
  const { gov } = exampleOrg()
  expect(mayHoldTokenOf(gov, ben, bot)).toBe(true)
  expect(mayHoldTokenOf(gov, ana, li)).toBe(true)
  expect(mayHoldTokenOf(gov, ben, li)).toBe(false)
})

const day = 86_400_000
test.each([
  [null, 90 * day],
  [day, day],
  [0, 'expiry_past'],
  [400 * day, 'expiry_too_far'],
])('a token that shall end at %s', (wanted, expected) => {
  const expiry = decideExpiry(wanted, 0)
  expect(expiry.ok ? expiry.value : expiry.refusal.code).toBe(expected)
})

test.each([
  [null, null, 'ok'],
  [['handoff.*', 'brief.read', 'read'], null, 'ok'],
  [['everything'], null, 'unknown_scope'],
  [['org.*'], null, 'unknown_scope'],
  [['write'], ['read'], 'not_permitted'],
  [null, ['read'], 'ok'],
])('scopes %j asked for by a token with %j', (wanted, own, code) => {
  expect(codeOf(decideScopes(wanted, own, ['handoff.publish', 'brief.read']))).toBe(code)
})

test.each([
  ['anna', ['ana']],
  ['be', ['ben']],
  ['zzz', []],
])('for %s the near names are %j', (typed, near) => {
  expect(similarNames(typed, ['ana', 'ben', 'noor'])).toEqual(near)
})
