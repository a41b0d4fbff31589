import type { AreaId, ItemId, PersonId, TeamId } from '../ids.ts'
import { formatLocal, parseLocalTime } from '../time/local-text.ts'
import { currentZoneTable } from '../time/zone-tables.ts'
import { checkMarkdown } from './check.ts'
import type { CheckContext, OpenItem } from './check-context.ts'

export const ana = 'per_ana' as PersonId
export const noor = 'per_noor' as PersonId
export const li = 'per_li' as PersonId
export const payments = 'are_pay' as AreaId
export const ledger = 'are_led' as AreaId
export const paymentsTeam = 'tea_pay' as TeamId

/** Friday, an hour before Ana in Berlin leaves. */
const fridayEvening = Date.UTC(2026, 10, 20, 16)

const people: Readonly<Record<string, PersonId>> = { ana, noor, li }
const areas: Readonly<Record<string, AreaId>> = { payments, 'payments/ledger': ledger }

export const backfill: OpenItem = {
  owner: ana,
  area: ledger,
  kind: 'work',
  condition: 'fragile',
  text: 'Backfill at 62 %.',
  next: 'compare counts',
  sameTextCount: 1,
}

export interface ExampleFacts extends Partial<CheckContext> {
  readonly open?: Readonly<Record<string, OpenItem>>
}

/** What the check knows when Ana hands off: Noor in San Francisco, Li in Bengaluru, two areas and one open item. */
export function exampleContext({ open = { 'I-118': backfill }, ...facts }: ExampleFacts = {}): CheckContext {
  return {
    author: ana,
    defaultArea: payments,
    now: fridayEvening,
    graceMs: 3_600_000,
    ownedOpenItems: [],
    authorCover: [],
    personByHandle: handle => people[handle.toLowerCase()] ?? null,
    areaByPath: path => areas[path] ?? null,
    teamByName: name => (name === 'payments' ? paymentsTeam : null),
    openItem: (id: ItemId) => open[id] ?? null,
    parseLocal: text => parseLocalTime(currentZoneTable, text, 'Europe/Berlin'),
    formatLocal: instant => formatLocal(currentZoneTable, 'Europe/Berlin', instant),
    reachableEligible: () => true,
    ...facts,
  }
}

/** A handoff of Ana's that says nothing is left over: no findings. */
export const complete = `---
back: 2026-11-23T09:00
---
All quiet.

## Hold
- none
## Blocked
- none
## Work
- none
`

/** The findings of a handoff with these lines added at its end, as `level code path line:column`. */
export function found(lines: string, facts: ExampleFacts = {}, file = complete): string[] {
  return checkMarkdown(`${file}${lines}\n`, exampleContext(facts)).findings.map(
    ({ level, code, path, line, column }) =>
      `${level} ${code} ${path} ${line ?? '-'}${column === undefined ? '' : `:${column}`}`,
  )
}

/** The line of the first item that `found` adds under a heading. */
export const first = 13
