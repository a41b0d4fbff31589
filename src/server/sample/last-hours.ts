import { published } from './published.ts'
import type { SampleStep } from './step.ts'
import type { SampleTimes } from './times.ts'

/** The hours before the anchor, whatever weekday and hour it is: somebody covers, leaves, and hands over. */
export function lastHoursSteps(times: SampleTimes): SampleStep[] {
  const typed = (hours: number) => times.typed(times.hoursBefore(-hours), 'berlin')
  return [
    ...progress(times, typed(50)),
    published(times, times.minutesBefore(40), 'ana', 'berlin', 'refunds', {
      to: '@noor',
      area: 'payments',
      back: times.weekdayAfter(9, 'berlin', 9),
      text: `
Refunds are slow since release 412; the ledger migration is half done and safe to leave.

## Hold
- Leave the \`ledger_v2\` backfill alone. #payments/ledger why: a restart doubles rows until: ${typed(3)}
## If
- Refund p95 stays above 4 s for ten minutes: roll back release 412. #payments/refunds may: rollback limit: reversible by: @noor until: ${typed(16)} max-age: 30m
## Question
- Can the bank take refunds in one batch an hour? @li due: ${typed(30)}
## Work
- Find out why refunds wait for the connection pool. #payments/refunds condition: unstable next: compare pool size before and after 412 due: ${typed(6)} tried: doubling the pool, it only moved the wait to the database
- Ledger backfill at 62 %. #payments/ledger condition: fragile next: compare counts with \`bin/compare\` when done due: ${typed(20)} tried: running it in parallel, it locks
## Watch
- Refund p95, now 2.8 s. #payments/refunds until: ${typed(24)}
## Done
- Released 412 to production. #payments`,
    }),
  ]
}

/** Notes and confirmations on what was handed over earlier. */
function progress(times: SampleTimes, until: string): SampleStep[] {
  const act = (
    hours: number,
    by: string,
    operation: SampleStep['operation'],
    input: SampleStep['input'],
  ): SampleStep => ({
    at: times.hoursBefore(hours),
    by,
    operation,
    input,
  })
  return [
    act(8, 'ravi', 'item.note', told => ({
      id: told.item('alarm', 2),
      text: 'us-1 has the new threshold; the comparison ends tomorrow.',
    })),
    act(5, 'ana', 'item.note', told => ({
      id: told.item('export', 3),
      text: 'October compared: equal but for the two known cents.',
    })),
    act(4, 'ana', 'item.confirm', told => ({ id: told.item('export', 3), until })),
  ]
}
