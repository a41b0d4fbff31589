import type { Step, Told } from './two-worlds.ts'

const admin = (does: Step['does'], input: object): Step => ({ as: 'ana', does, input: () => input })
const zone = 'Europe/Berlin'

const organisation: readonly Step[] = [
  admin('person.add', { handle: 'ben', name: 'Ben Okafor', zone }),
  admin('person.add', { handle: 'li', name: 'Li Wei', zone: 'Asia/Kolkata' }),
  admin('person.add', { handle: 'noor', name: 'Noor Haddad', zone }),
  admin('person.add', { handle: 'eve', name: 'Eve Stone', zone }),
  admin('person.add', { handle: 'vera', name: 'Vera Auditor', zone }),
  admin('person.set', { handle: 'vera', auditor: true }),
  admin('person.add', { handle: 'helper', name: 'Vault helper', agent: true, sponsor: 'li' }),
  admin('person.add', { handle: 'nightly', name: 'Nightly helper', agent: true, sponsor: 'noor' }),
  admin('admin.add', { handle: 'eve' }),
  admin('team.set', { name: 'payments', members: ['noor', 'ben'] }),
  admin('team.set', { name: 'vault', members: ['ben', 'li'] }),
  admin('area.add', { path: 'payments', team: 'payments', techLeads: ['li'] }),
  admin('area.add', { path: 'payments/refunds' }),
  admin('area.add', { path: 'payments/vault', team: 'vault', restricted: true }),
  admin('area.add', { path: 'payments/vault/keys' }),
  admin('type.start', {}),
  ...['ana', 'ben', 'noor', 'eve'].map(
    (as): Step => ({ as, does: 'window.set', input: () => ({ windows: 'mon-fri 08:00-18:00', zone }) }),
  ),
  {
    as: 'li',
    does: 'window.set',
    input: () => ({ windows: 'mon-fri 09:00-18:00', zone: 'Asia/Kolkata' }),
  },
  { as: 'eve', does: 'area.follow', input: () => ({ path: 'payments/vault' }) },
  { as: 'noor', does: 'area.follow', input: () => ({ path: 'payments' }) },
]

const open = `---
to: @noor
area: payments
offline: 2026-11-18T17:00Z
back: 2026-11-19T07:00Z
---
Refunds are slow, the rest is quiet.

## Hold
- Leave the refund queue alone. #payments/refunds why: it drains until: 2026-11-20T12:00Z
## Blocked
- none
## Work
- Refund counts at 40 %. #payments/refunds condition: fragile next: compare due: 2026-11-20 tried: once
`

const sealed = `---
to: team:vault
area: payments/vault
offline: 2026-11-19T12:30Z
back: 2026-11-20T07:00Z
---
The sealed keys are being turned.

## Hold
- Do not open the sealed box. #payments/vault/keys why: it is sealed until: 2026-11-20T12:00Z
## Blocked
- none
## Question
- Who has the second sealed key? @li
## Work
- Turn the sealed keys. condition: unstable next: count them due: 2026-11-19T14:00Z tried: twice
- Write down the sealed list. condition: stable next: print it
## Watch
- The sealed alarm is loud.
`

/** Steps of which an outsider must not learn: the area is known to all, what is said in it is not. */
const inTheVault: readonly Step[] = [
  {
    as: 'ben',
    does: 'handoff.publish',
    input: () => ({ markdown: sealed, override: ['section_missing', 'left_out', 'unstable_unattended'] }),
    keep: 'vault',
    // Absences are for everybody (P1), whatever declared them.
    instead: {
      as: 'ben',
      does: 'absence.add',
      input: () => ({ from: '2026-11-19T12:30Z', until: '2026-11-20T07:00Z' }),
    },
  },
  {
    as: 'li',
    does: 'handoff.accept',
    input: told => ({
      id: told.id('vault'),
      items: [told.item('vault', 2), told.item('vault', 3)],
      readBack: 'I turn the sealed keys',
    }),
  },
  {
    as: 'li',
    does: 'item.note',
    input: told => ({ id: told.item('vault', 3), text: 'Half of the sealed keys are turned' }),
  },
  {
    as: 'li',
    does: 'item.ask',
    input: told => ({ id: told.item('vault', 4), text: 'Which sealed list?', of: 'ben' }),
    keep: 'question',
  },
  {
    as: 'ben',
    does: 'item.answer',
    input: told => ({ question: told.id('question'), text: 'The sealed one' }),
  },
  {
    as: 'li',
    does: 'item.confirm',
    input: told => ({ id: told.item('vault', 3), until: '2026-11-20T12:00Z' }),
  },
  { as: 'ben', does: 'item.withdraw', input: told => ({ id: told.item('vault', 5) }) },
  {
    as: 'li',
    does: 'item.close',
    input: told => ({ id: told.item('vault', 2), outcome: 'The sealed key is found' }),
  },
  {
    as: 'helper',
    does: 'window.set',
    input: () => ({ windows: 'mon-fri 09:00-17:00', zone }),
    keep: 'proposal',
  },
  {
    as: 'ana',
    does: 'import.apply',
    input: () => ({
      importer: 'reports',
      root: 'vault',
      facts: [
        {
          kind: 'report',
          key: 'one',
          digest: 'one',
          saidAt: '2026-11-18T12:00:00Z',
          author: 'ben',
          area: 'payments/vault',
          title: 'A sealed report',
          summary: 'All sealed',
          condition: 'unstable',
          items: [{ kind: 'work', text: 'Sealed work', refs: [] }],
        },
      ],
    }),
  },
]

/** Requests of which an outsider must not learn: asked, voted on, passed, replaced, one that lapses, one still open. */
const decidedInTheVault: readonly Step[] = [
  {
    as: 'ben',
    does: 'decision.request',
    input: () => ({
      type: 'rollback',
      area: 'payments/vault',
      text: 'Roll back the sealed keys? LIN-7',
      context: 'The sealed alarm',
      reversible: true,
    }),
    keep: 'sealed request',
  },
  {
    as: 'li',
    does: 'decision.decide',
    input: told => ({
      id: told.id('sealed request'),
      outcome: 'yes',
      rationale: 'Sealed reasons',
      dissent: { ben: 'Not the sealed ones' },
    }),
  },
  {
    as: 'ben',
    does: 'decision.request',
    input: told => ({
      type: 'rollback',
      area: 'payments/vault',
      text: 'Keep the sealed keys? LIN-7',
      different: 'Other sealed keys',
      supersedes: told.id('sealed request'),
    }),
    keep: 'second sealed request',
  },
  {
    as: 'li',
    does: 'decision.decide',
    input: told => ({ id: told.id('second sealed request'), outcome: 'yes', rationale: 'Sealed again' }),
  },
  {
    as: 'ben',
    does: 'decision.request',
    input: () => ({
      type: 'rollback',
      area: 'payments/vault/keys',
      text: 'Shred the sealed keys?',
      neededBy: '2026-11-19T16:00Z',
    }),
    keep: 'lapsing sealed request',
  },
  {
    as: 'li',
    does: 'decision.pass',
    input: told => ({ id: told.id('lapsing sealed request'), reason: 'Sealed' }),
  },
  {
    as: 'ben',
    does: 'decision.request',
    input: () => ({
      type: 'release',
      area: 'payments/vault',
      text: 'Release the sealed keys?',
      neededBy: '2026-11-27T16:00Z',
    }),
    keep: 'open sealed request',
  },
]

/** A handoff for everybody; its one line of work is about the vault, and stands between two for all. */
function mixed(work: string, [hold, watch]: readonly string[] = []): string {
  return `---
to: anyone
area: payments
offline: 2026-11-20T17:00Z
back: 2026-11-23T07:00Z
---
The weekend should be calm.

## Hold
- Leave the refund switch on. #payments/refunds why: it is needed until: 2026-11-23T12:00Z ${hold ?? ''}
## Blocked
- none
${work === '' ? '' : `## Work\n- ${work}\n`}## Watch
- The refund queue once a day. #payments/refunds ${watch ?? ''}
`
}

const despite = ['section_missing', 'left_out', 'work_without_next', 'unstable_unattended']
const sealedWork = 'The sealed keys need one more turn. #payments/vault condition: unstable'

/** A handoff for everybody with one line that is not: what is done with that line, by those who may read it. */
const oneSealedLine: readonly Step[] = [
  {
    as: 'ben',
    does: 'handoff.publish',
    input: () => ({ markdown: mixed(sealedWork), override: despite }),
    keep: 'mixed',
    restricted: true,
    instead: {
      as: 'ben',
      does: 'handoff.publish',
      input: () => ({ markdown: mixed(''), override: despite }),
      keep: 'mixed',
    },
  },
  {
    as: 'li',
    does: 'handoff.decline',
    input: told => ({
      id: told.id('mixed'),
      items: [told.item('mixed', 2)],
      reason: 'The sealed box is shut',
    }),
    restricted: true,
  },
  ...[1, 2].flatMap((time): Step[] => [
    {
      as: 'li',
      does: 'handoff.accept',
      input: told => ({
        id: told.id('mixed'),
        items: [told.item('mixed', 1), told.item('mixed', 2)],
        readBack: 'I turn the sealed keys',
        questions: { [told.item('mixed', 2)]: 'Which sealed keys?' },
      }),
      restricted: true,
      instead: {
        as: 'li',
        does: 'handoff.accept',
        input: told => ({ id: told.id('mixed'), items: [told.item('mixed', 1)] }),
      },
    },
    ...(time === 1
      ? [{ as: 'li', does: 'handoff.undo', input: (told: Told) => ({ id: told.id('mixed') }) } as const]
      : []),
  ]),
  {
    as: 'ben',
    does: 'handoff.amend',
    input: told => ({
      id: told.id('mixed'),
      markdown: mixed(`The sealed keys need two more turns. #payments/vault ^${told.item('mixed', 2)}`, [
        `^${told.item('mixed', 1)}`,
        `^${told.item('mixed', 3)}`,
      ]),
      override: despite,
    }),
    restricted: true,
  },
]

/** A question asked about a line and answered by pointing at an entry for all (D7). */
function pointed(asks: string, line: (told: Told) => string, text: string, answers: string): Step[] {
  return [
    { as: asks, does: 'item.ask', input: told => ({ id: line(told), text }), keep: text },
    {
      as: answers,
      does: 'decision.answer',
      input: told => ({ id: told.id(text), by: told.item('public', 1) }),
    },
  ]
}

/** Three times in the vault: the line's owner of then is offered a standing answer, of which an outsider learns nothing. */
const pointedInTheVault = ['Which sealed box?', 'What of the sealed box?', 'Is the sealed box shut?'].flatMap(
  text => pointed('li', told => told.item('vault', 3), text, 'ben'),
)

/** Three times for all: an outsider, who owns the line by now, keeps an answer. */
const pointedForAll: readonly Step[] = [
  ...['May I touch the queue?', 'Is the queue free?', 'Can the queue go?'].flatMap(text =>
    pointed('ben', told => told.item('public', 2), text, 'noor'),
  ),
  { as: 'noor', does: 'standing.list', input: () => ({ mine: true }), keep: 'offer' },
  {
    as: 'noor',
    does: 'standing.accept',
    input: told => ({ id: told.item('offer', 1), answer: 'Leave the queue alone' }),
  },
]

const restricted = [...inTheVault, ...pointedInTheVault, ...decidedInTheVault].map(
  (step): Step => ({ ...step, restricted: true }),
)

/** A public and a restricted story told side by side, by one clock. */
export const steps: readonly Step[] = [
  ...organisation,
  {
    at: '2026-11-18T16:30:00Z',
    as: 'ben',
    does: 'handoff.publish',
    input: () => ({ markdown: open, override: ['section_missing'] }),
    keep: 'public',
  },
  // What is due enters the record with the next command (T7), here with one that both worlds have.
  { at: '2026-11-19T09:00:00Z', as: 'eve', does: 'area.follow', input: () => ({ path: 'payments/refunds' }) },
  ...restricted,
  {
    at: '2026-11-19T10:00:00Z',
    as: 'noor',
    does: 'handoff.accept',
    input: told => ({ id: told.id('public'), readBack: 'I compare the counts' }),
  },
  { as: 'noor', does: 'item.note', input: told => ({ id: told.item('public', 2), text: 'Refunds at 50 %' }) },
  {
    as: 'noor',
    does: 'decision.request',
    input: () => ({
      type: 'rollback',
      area: 'payments',
      text: 'Roll back the refunds? LIN-7',
      neededBy: '2026-11-27T16:00Z',
    }),
    keep: 'public request',
  },
  ...pointedForAll,
  // By then the vault's other lines have fallen to somebody, and its hold has ended.
  {
    at: '2026-11-20T15:00:00Z',
    as: 'noor',
    does: 'item.note',
    input: told => ({ id: told.item('public', 2), text: 'Refunds at 60 %' }),
  },
  ...oneSealedLine,
  {
    at: '2026-11-23T12:00:00Z',
    as: 'ana',
    does: 'area.set',
    input: () => ({ path: 'payments', name: 'Payments' }),
  },
]
