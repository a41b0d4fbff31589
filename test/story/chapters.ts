import type { Chapter, Step } from './story.ts'

/** Hours are each person's own to declare (V3). */
const windows: readonly Step[] = [
  { as: 'ana', does: 'window.set', input: { windows: 'mon-fri 09:00-18:00', zone: 'Europe/Berlin' } },
  { as: 'ben', does: 'window.set', input: { windows: 'mon-fri 09:00-18:00', zone: 'Europe/Berlin' } },
  { as: 'li', does: 'window.set', input: { windows: 'mon-fri 09:00-18:00', zone: 'Asia/Kolkata' } },
  { as: 'noor', does: 'window.set', input: { windows: 'mon-fri 09:00-17:00', zone: 'America/Los_Angeles' } },
]

/** Who speaks in the story; the organisation begins with Ana alone. */
export const people = ['ana', 'ben', 'li', 'noor'] as const

function organisation(): Step[] {
  return [
    { as: 'ana', does: 'person.add', input: { handle: 'ben', name: 'Ben Vogel', zone: 'Europe/Berlin' } },
    { as: 'ana', does: 'person.add', input: { handle: 'li', name: 'Li Wei', zone: 'Asia/Kolkata' } },
    {
      as: 'ana',
      does: 'person.add',
      input: { handle: 'noor', name: 'Noor Haddad', zone: 'America/Los_Angeles' },
    },
    { as: 'ana', does: 'team.set', input: { name: 'payments', members: ['ana', 'ben', 'li', 'noor'] } },
    { as: 'ana', does: 'area.add', input: { path: 'payments', team: 'payments', techLeads: ['ana'] } },
    { as: 'ana', does: 'area.add', input: { path: 'payments/ledger' } },
    ...windows,
  ]
}

function clock(instant: string): Step {
  return { as: 'ana', does: 'clock.set', input: { instant } }
}

const thursday = `---
to: @noor
area: payments
offline: 2031-11-20T18:00[Europe/Berlin]
back: 2031-11-21T09:00[Europe/Berlin]
id: thursday
---
Ledger migration is half done and safe to leave.

## Hold
- Leave the ledger_v2 backfill alone. #payments/ledger why: a restart doubles rows until: 2031-11-21T06:00Z
## Blocked
- none
## Work
- Backfill at 62 %. condition: fragile next: compare the counts due: 2031-11-21 tried: running it in parallel, it locks
`

function handover(): Step[] {
  return [
    clock('2031-11-20T16:55:00Z'),
    { as: 'ana', does: 'handoff.draft', input: { area: 'payments' } },
    {
      as: 'ana',
      does: 'handoff.check',
      input: { markdown: thursday.replace('until: 2031-11-21T06:00Z', '') },
      answers: { ok: false },
    },
    { as: 'ana', does: 'handoff.check', input: { markdown: thursday }, answers: { ok: true } },
    {
      as: 'ana',
      does: 'handoff.publish',
      input: { markdown: thursday },
      answers: {
        author: 'ana',
        offlineAt: '2031-11-20T17:00:00Z',
        backAt: '2031-11-21T08:00:00Z',
        condition: 'fragile',
      },
      keep: { thursday: 'id', hold: 'items.0.id', backfill: 'items.1.id' },
    },
    { as: 'ana', does: 'handoff.publish', input: { markdown: thursday }, refused: 'already_published' },
    clock('2031-11-20T17:10:00Z'),
    { as: 'noor', does: 'brief.read', input: {}, answers: { person: 'noor' } },
    {
      as: 'li',
      does: 'handoff.accept',
      input: { id: '{thursday}', readBack: 'me too' },
      refused: 'not_offered_to_you',
    },
    { as: 'noor', does: 'handoff.accept', input: { id: '{thursday}' }, refused: 'read_back_needed' },
    {
      as: 'noor',
      does: 'handoff.accept',
      input: { id: '{thursday}', readBack: 'Backfill stays alone until 06:00Z; I compare counts' },
    },
    {
      as: 'ben',
      does: 'handoff.accept',
      input: { id: '{thursday}', readBack: 'me too' },
      refused: 'already_accepted',
    },
    { as: 'noor', does: 'item.note', input: { id: '{backfill}', text: 'At 80 %, counts equal so far' } },
    {
      as: 'noor',
      does: 'item.ask',
      input: { id: '{backfill}', text: 'Which counts do you compare?' },
      keep: { question: 'id' },
    },
    clock('2031-11-21T08:05:00Z'),
    { as: 'ana', does: 'item.answer', input: { question: '{question}', text: 'Rows for each day' } },
    { as: 'noor', does: 'item.confirm', input: { id: '{backfill}', until: '2031-11-22T12:00Z' } },
    { as: 'noor', does: 'item.close', input: { id: '{backfill}', outcome: 'Counts are equal; done' } },
    { as: 'noor', does: 'item.show', input: { id: '{backfill}' } },
    { as: 'ana', does: 'handoff.returns', input: {} },
  ]
}

function file(lines: {
  to?: string
  offline: string
  back: string
  text: string
  condition?: string
}): string {
  const { to = 'on-next', offline, back, text, condition = 'stable' } = lines
  const front = `---\nto: ${to}\narea: payments\noffline: ${offline}\nback: ${back}\n---\n`
  return `${front}Short.\n\n## Hold\n- none\n## Blocked\n- none\n## Work\n- ${text} condition: ${condition} next: look tried: twice\n`
}

function defaultTransfer(): Step[] {
  const markdown = file({
    to: '@noor',
    offline: '2031-11-21T09:10Z',
    back: '2031-11-24T08:00Z',
    text: 'Refunds are slow.',
  })
  return [
    { as: 'ben', does: 'handoff.publish', input: { markdown }, keep: { refunds: 'items.0.id' } },
    clock('2031-11-21T10:15:00Z'),
    // H0: of the team without the author, the first who is reachable then.
    { as: 'ana', does: 'item.show', input: { id: '{refunds}' }, answers: { owner: 'ana' } },
    { as: 'ana', does: 'brief.read', input: {} },
    { as: 'ana', does: 'item.note', input: { id: '{refunds}', text: 'I have it' } },
  ]
}

function allDecline(): Step[] {
  const markdown = file({
    to: '@noor',
    offline: '2031-11-21T12:00Z',
    back: '2031-11-24T08:00Z',
    text: 'Export fails.',
    condition: 'unstable',
  })
  return [
    {
      // Noor sleeps while the grace runs, and Li leaves all the same: one key, and the handoff says so.
      as: 'li',
      does: 'handoff.publish',
      input: { markdown, override: { unstable_unattended: 'Noor begins in five hours' } },
      keep: { exports: 'id', exportItem: 'items.0.id' },
    },
    { as: 'noor', does: 'handoff.decline', input: { id: '{exports}', reason: 'I am at a conference' } },
    { as: 'ana', does: 'item.show', input: { id: '{exportItem}' }, answers: { owner: 'ana' } },
  ]
}

function release(): Step[] {
  return [
    // Monday: Ben is back, and Ana is in a workshop all day.
    clock('2031-11-24T08:30:00Z'),
    { as: 'ana', does: 'item.release', input: { id: '{exportItem}', reason: 'I am in a workshop today' } },
    { as: 'ana', does: 'item.show', input: { id: '{exportItem}' }, answers: { owner: 'ana' } },
    // H0: Ben is the next of the team who is at work; the export is unstable, so he reads back.
    { as: 'ben', does: 'handoff.accept', input: { id: '{exportItem}' }, refused: 'read_back_needed' },
    { as: 'ben', does: 'handoff.accept', input: { id: '{exportItem}', readBack: 'Exports fail; I look' } },
    { as: 'ben', does: 'item.show', input: { id: '{exportItem}' }, answers: { owner: 'ben' } },
    { as: 'ben', does: 'item.close', input: { id: '{exportItem}', outcome: 'Exports run again' } },
  ]
}

function earlyReturn(): Step[] {
  const markdown = file({
    to: '@noor',
    offline: '2031-11-24T09:10Z',
    back: '2031-11-26T08:00Z',
    text: 'Keys rotate.',
  })
  return [
    clock('2031-11-24T09:00:00Z'),
    { as: 'ben', does: 'handoff.publish', input: { markdown }, keep: { keys: 'items.0.id' } },
    clock('2031-11-24T09:20:00Z'),
    { as: 'ben', does: 'absence.end', input: {} },
    clock('2031-11-24T10:30:00Z'),
    { as: 'ben', does: 'item.show', input: { id: '{keys}' }, answers: { owner: 'ben' } },
  ]
}

function missingHandoff(): Step[] {
  return [clock('2031-11-24T19:00:00Z'), { as: 'noor', does: 'brief.read', input: { area: 'payments' } }]
}

function onBehalf(): Step[] {
  const markdown = file({
    offline: '2031-11-24T19:10Z',
    back: '2031-11-25T04:00Z',
    text: 'Alerts are noisy.',
  })
  return [
    {
      as: 'noor',
      does: 'handoff.publish',
      input: { markdown, for: 'li' },
      keep: { behalf: 'id', alerts: 'items.0.id' },
    },
    { as: 'li', does: 'entry.confirm', input: { id: '{behalf}' } },
    { as: 'li', does: 'handoff.show', input: { id: '{behalf}' } },
  ]
}

function withdraw(): Step[] {
  return [
    { as: 'li', does: 'item.withdraw', input: { id: '{alerts}' } },
    { as: 'li', does: 'item.show', input: { id: '{alerts}' } },
  ]
}

function expiry(): Step[] {
  return [{ as: 'ana', does: 'item.show', input: { id: '{hold}' } }]
}

/**
 * A week of a team in Berlin, San Francisco and Bengaluru. Its clock is moved from chapter to chapter; 2031-11-20 is a
 * Thursday. Ana and Ben work 08:00–17:00Z, Li 03:30–12:30Z, Noor 17:00–01:00Z.
 */
export const chapters: readonly Chapter[] = [
  ['the organisation', organisation()],
  ['from draft to return view', handover()],
  ['default transfer', defaultTransfer()],
  ['all decline', allDecline()],
  ['release', release()],
  ['early return', earlyReturn()],
  ['missing handoff', missingHandoff()],
  ['on behalf', onBehalf()],
  ['withdraw', withdraw()],
  ['expiry', expiry()],
]
