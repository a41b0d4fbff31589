/** The handoff file of CONTRACT.md, word for word. */
export const contractExample = `---
to: team:payments          # @handle, team:name, on-next, anyone, me
area: payments
offline: 2026-11-20T18:00[Europe/Berlin]
back: 2026-11-23T09:00[Europe/Berlin]
---
Ledger migration is half done and safe to leave; refunds are slow.

## Hold
- Leave the \`ledger_v2\` backfill alone. #payments/ledger why: a restart doubles rows until: 2026-11-21T06:00Z
## If
- Refund p95 stays above 4 s for ten minutes: roll back release 412. may: rollback limit: reversible by: on-next until: 2026-11-23T09:00Z max-age: 30m
## Blocked
- Webhook retries wait for the vendor's key LIN-482. unblocker: @noor next: chase the vendor due: 2026-11-20
## Question
- Do we keep the old export? @li due: 2026-11-23
## Work
- Backfill at 62 %. condition: fragile next: compare counts with \`bin/compare\` when done tried: running it in parallel, it locks ^I-118
## Watch
- Refund latency. until: 2026-11-23T09:00Z
## Done
- Released 412 to production.
`
