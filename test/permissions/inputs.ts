import type { OperationName } from '../../src/contract/operations.ts'

const span = { from: '2026-12-01T08:00Z', until: '2026-12-01T16:00Z' }
const markdown = `---
to: anyone
area: payments
offline: 2026-11-19T17:00Z
back: 2026-11-20T08:00Z
---
All is stable.
`

/** A well-formed input for every operation, so that nothing but permission can stand in the way. */
export const inputs: Readonly<Record<OperationName, object>> = {
  'org.show': {},
  'zone.rows': { zones: ['Europe/Berlin'] },
  'zone.list': {},
  'org.set': { key: 'grace', value: '30m' },
  'clock.set': { instant: '2026-11-20T08:00:00Z' },
  'clock.reset': {},
  'zone.adopt': {},
  'rules.adopt': {},
  'admin.add': { handle: 'ben' },
  'person.add': { handle: 'zoe', name: 'Zoe' },
  'person.set': { handle: 'ben', name: 'Benjamin' },
  'person.merge': { from: 'ben', into: 'ana' },
  'person.leave': { handle: 'ben' },
  'person.list': {},
  'person.show': { handle: 'ben' },
  'team.set': { name: 'payments', members: ['ben'] },
  'team.list': {},
  'area.add': { path: 'payments/new' },
  'area.set': { path: 'payments', name: 'Paying' },
  'area.move': { path: 'payments', new: 'money' },
  'area.retire': { path: 'payments' },
  'area.list': {},
  'area.show': { path: 'payments' },
  'area.follow': { path: 'payments' },
  'area.unfollow': { path: 'payments' },
  'window.set': { windows: 'mon-fri 09:00-17:00' },
  'leave.add': span,
  'cover.add': span,
  'oncall.add': { ...span, area: 'payments' },
  'absence.add': { until: '2026-11-20T08:00Z' },
  'absence.end': {},
  'span.confirm': { id: 'window' },
  'handoff.draft': {},
  'handoff.check': { markdown },
  'handoff.publish': { markdown },
  'handoff.amend': { id: 'H-1', markdown },
  'handoff.accept': { id: 'H-1' },
  'handoff.decline': { id: 'H-1', reason: 'Not my area' },
  'handoff.undo': { id: 'H-1' },
  'handoff.list': {},
  'handoff.show': { id: 'H-1' },
  'handoff.returns': {},
  'item.note': { id: 'I-1', text: 'Half done' },
  'item.confirm': { id: 'I-1', until: '2026-11-20T08:00Z' },
  'item.close': { id: 'I-1', outcome: 'Done' },
  'item.reopen': { id: 'I-1' },
  'item.release': { id: 'I-1', reason: 'I leave' },
  'item.withdraw': { id: 'I-1' },
  'item.ask': { id: 'I-1', text: 'Which one?' },
  'item.answer': { question: 'Q-1', text: 'The first' },
  'item.list': {},
  'item.show': { id: 'I-1' },
  'brief.read': {},
  'entry.confirm': { id: 'H-1' },
  'record.list': {},
  'record.show': { id: 'H-1' },
  'erase.find': { text: 'Half done' },
  'erase.person': { handle: 'ben', ground: 'Asked for it' },
  'erase.entry': { id: 'H-1', ground: 'Asked for it' },
  'token.create': {},
  'token.revoke': { id: 'tok_1' },
  'token.list': {},
  'import.apply': { importer: 'people', root: 'people.csv', facts: [] },
  'import.finish': { importer: 'people', root: 'people.csv', keys: [] },
}
