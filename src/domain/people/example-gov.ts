import type { AreaId, PersonId, TeamId } from '../ids.ts'
import type { Draft, Entry } from '../record/entry.ts'
import { evolveGov } from './evolve-gov.ts'
import { emptyGov, type Gov } from './gov.ts'
import { emptyNames, evolveNames, type Names } from './names.ts'

/* An organisation for examples in tests: Ana (administrator), Ben, Li, and the agent Bot, sponsored by Ben. */

export const root = 'are_root' as AreaId
export const payments = 'are_payments' as AreaId
export const ledger = 'are_ledger' as AreaId
export const paymentsTeam = 'tea_payments' as TeamId
export const [ana, ben, li, bot] = ['per_ana', 'per_ben', 'per_li', 'per_bot'] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]

export interface Example {
  readonly gov: Gov
  readonly names: Names
}

/** Folds what a decider returned, as the record would. */
export function fold({ gov, names }: Example, ...drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const envelope = { ...draft, seq: gov.seq + 1, id: `ent_${gov.seq + 1}`, at: 0, actor: ana }
    const entry = { envelope, words: draft.words } as unknown as Entry
    evolveGov(gov, entry.envelope)
    evolveNames(names, entry)
  }
}

export function exampleOrg(): Example {
  const example = { gov: emptyGov(), names: emptyNames() }
  const add = (kind: string, subject: string, terms: object, words: object | null) =>
    fold(example, { kind, subject, area: null, audience: 'org', terms, words } as unknown as Draft)
  add('org.created', 'org_1', { org: 'org_1', rootArea: root, zone: 'Europe/Berlin' }, { slug: 'locum' })
  for (const [person, handle] of [
    [ana, 'ana'],
    [ben, 'ben'],
    [li, 'li'],
  ] as const) {
    const terms = { person, agent: false, sponsor: null, zone: null, source: null }
    add('person.added', person, terms, { handle, name: handle })
  }
  const agent = { person: bot, agent: true, sponsor: ben, zone: null, source: null }
  add('person.added', bot, agent, { handle: 'bot', name: 'Bot' })
  add('admin.added', ana, { person: ana }, null)
  const members = [{ person: li }]
  add('team.set', paymentsTeam, { team: paymentsTeam, members, source: null }, { name: 'payments' })
  const held = { team: null, managers: [], techLeads: [], restricted: false, source: null }
  const paymentsTerms = { area: payments, parent: root, ...held, team: paymentsTeam, managers: [ben] }
  add('area.added', payments, paymentsTerms, { segment: 'payments' })
  add('area.added', ledger, { area: ledger, parent: payments, ...held }, { segment: 'ledger' })
  return example
}
