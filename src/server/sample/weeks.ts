import type { Instant } from '../../domain/time/instant.ts'
import { published } from './published.ts'
import type { SampleStep } from './step.ts'
import type { SampleTimes } from './times.ts'

/** Two weeks of ordinary shifts: what was handed over, taken, turned down, asked and finished. */
export function weeksSteps(times: SampleTimes): SampleStep[] {
  return [
    ...schedulerMove(times),
    ...ledgerExport(times),
    ...crashReports(times),
    ...signingKeys(times),
    ...queueAlarm(times),
    ...refundBatch(times),
    ...releaseTrain(times),
  ]
}

const act = (
  at: Instant,
  by: string,
  operation: SampleStep['operation'],
  input: SampleStep['input'],
  as?: string,
): SampleStep => ({ at, by, operation, input, ...(as === undefined ? {} : { as }) })

/** Platform: a move that went well, handed from Berlin to San Francisco and finished there. */
function schedulerMove(times: SampleTimes): SampleStep[] {
  const at = times.weekday(11, 'berlin', 16, 40)
  const taken = times.weekday(11, 'sanFrancisco', 9, 40)
  const closed = times.weekday(9, 'sanFrancisco', 11)
  const until = times.typed(times.morningAfter(at + 48 * 3_600_000, 'berlin'), 'berlin')
  return [
    published(times, at, 'ben', 'berlin', 'scheduler', {
      to: '@sam',
      area: 'platform/deploys',
      text: `
Half of the deploy queue runs on the new scheduler; the other half can wait.

## Work
- Move the remaining queues to the new scheduler. condition: fragile next: move \`web\` and watch it for an hour due: ${until} tried: moving all at once, the old workers kept their locks
## Watch
- Queue length of \`web\` stays below 40. until: ${until}
## Done
- Moved \`batch\` and \`mail\`. #platform/deploys`,
    }),
    act(taken, 'sam', 'handoff.accept', told => ({
      id: told.id('scheduler'),
      readBack: 'I move web, watch it for an hour, and leave the old workers alone.',
    })),
    act(closed, 'sam', 'item.note', told => ({
      id: told.item('scheduler', 1),
      text: 'web is moved; forty minutes without a stuck lock.',
    })),
    act(closed + 3_600_000, 'sam', 'item.close', told => ({
      id: told.item('scheduler', 1),
      outcome: 'All queues run on the new scheduler; the old workers are switched off.',
    })),
    act(closed + 3_700_000, 'sam', 'item.close', told => ({
      id: told.item('scheduler', 2),
      outcome: 'Nothing above 12 in a day.',
    })),
  ]
}

/** Payments: from Bengaluru to Berlin, with a question that was answered. */
function ledgerExport(times: SampleTimes): SampleStep[] {
  const at = times.weekday(7, 'bengaluru', 18, 10)
  const taken = times.weekday(6, 'berlin', 9, 25)
  const due = times.typed(times.weekdayAfter(24, 'berlin', 12), 'berlin')
  return [
    published(times, at, 'li', 'bengaluru', 'export', {
      to: '@ana',
      area: 'payments/ledger',
      text: `
The ledger export is ready but for the vendor's new certificate.

## Blocked
- The bank's test endpoint refuses our certificate. LIN-482 unblocker: @noor next: ask the bank for the new root due: ${due}
## Question
- Do we keep the old CSV export for the auditors? @ana due: ${due}
## Work
- Compare last month's totals between both exports. condition: stable next: run \`bin/compare-exports\` for October due: ${due}
## Done
- The new export writes all four currencies. #payments/ledger`,
    }),
    act(taken, 'ana', 'handoff.accept', told => ({
      id: told.id('export'),
      readBack: 'Certificate waits for the bank, I compare October, and I answer about the CSV.',
    })),
    act(
      taken + 600_000,
      'ana',
      'item.ask',
      told => ({ id: told.item('export', 3), text: 'Which month did you compare first?', of: 'li' }),
      'which-month',
    ),
    act(times.weekday(5, 'bengaluru', 10, 30), 'li', 'item.answer', told => ({
      question: told.id('which-month'),
      text: 'September; it differs by two rounding cents, which is known. LIN-471',
    })),
    act(times.weekday(4, 'berlin', 10, 5), 'ana', 'item.close', told => ({
      id: told.item('export', 2),
      outcome: 'Yes, until the end of the year. The auditors read it monthly.',
    })),
    act(times.weekday(3, 'berlin', 15), 'ana', 'item.note', told => ({
      id: told.item('export', 1),
      text: 'The bank answered: new root on their side by the end of next week.',
    })),
  ]
}

/** Mobile: an offer that was declined, and so fell to whoever is on next. */
function crashReports(times: SampleTimes): SampleStep[] {
  const at = times.weekday(5, 'berlin', 17, 20)
  const until = times.typed(times.weekdayAfter(72, 'berlin', 18), 'berlin')
  return [
    published(times, at, 'chidi', 'berlin', 'crashes', {
      to: '@maya',
      area: 'mobile',
      text: `
Crash rate is back to normal; one report is left to understand.

## Work
- Understand the crash on opening a receipt. condition: stable next: reproduce it with a receipt of two pages due: ${until}
## Watch
- Crash-free sessions stay above 99.6 %. until: ${until}
## Done
- Released 8.14.2 to everybody. #mobile`,
    }),
    act(times.weekday(5, 'sanFrancisco', 10, 15), 'maya', 'handoff.decline', told => ({
      id: told.id('crashes'),
      reason: 'I am in the release review until Thursday; better with somebody who has the receipt fixtures.',
    })),
  ]
}

/** A restricted area: only its readers see this. */
function signingKeys(times: SampleTimes): SampleStep[] {
  const at = times.weekday(3, 'bengaluru', 17, 45)
  const until = times.typed(times.weekdayAfter(120, 'bengaluru', 12), 'bengaluru')
  return [
    published(times, at, 'asha', 'bengaluru', 'keys', {
      to: '@ben',
      area: 'platform/keys',
      text: `
Both signing keys work; the old one stays until all builds have moved.

## Hold
- Leave the old signing key enabled. why: two nightly builds still sign with it until: ${until}
## Watch
- Builds signed with the old key: two a night. until: ${until}`,
    }),
    act(times.weekday(2, 'berlin', 9, 5), 'ben', 'handoff.accept', told => ({
      id: told.id('keys'),
      readBack: 'The old key stays enabled until both nightly builds have moved.',
    })),
  ]
}

/** Platform: offered to the team, taken by Ravi, who left without a handoff since. */
function queueAlarm(times: SampleTimes): SampleStep[] {
  const at = times.weekday(2, 'berlin', 16, 50)
  const due = times.typed(times.hoursBefore(-20), 'berlin')
  const until = times.typed(times.weekdayAfter(96, 'berlin', 18), 'berlin')
  return [
    published(times, at, 'ben', 'berlin', 'alarm', {
      to: '@ravi',
      area: 'platform',
      text: `
The queue alarm fires too early; a new threshold is half rolled out.

## Hold
- Leave the alarm rules of \`eu-2\` as they are. why: they are the comparison until: ${until}
## Work
- Roll the new alarm threshold out to \`us-1\`. condition: fragile next: apply it to \`us-1\` and compare a day due: ${due} tried: all regions at once, it hid a real stall
## Watch
- False alarms a day: two or fewer. until: ${until}
## Done
- Threshold is live in \`eu-1\`. #platform`,
    }),
    act(times.weekday(1, 'bengaluru', 11, 30), 'ravi', 'handoff.accept', told => ({
      id: told.id('alarm'),
      readBack: 'I roll it out to us-1 only, and eu-2 stays as it is.',
    })),
  ]
}

/** Payments: from San Francisco to Berlin, taken item by item. */
function refundBatch(times: SampleTimes): SampleStep[] {
  const at = times.weekday(8, 'sanFrancisco', 17, 5)
  const until = times.typed(times.weekdayAfter(48, 'sanFrancisco', 12), 'sanFrancisco')
  return [
    published(times, at, 'noor', 'sanFrancisco', 'batch', {
      to: '@li',
      area: 'payments/refunds',
      text: `
Refund batches run every two hours; the retry list is short again.

## Blocked
- Two refunds wait for the merchant's bank. PAY-2210 unblocker: the merchant next: call them again after the weekend due: ${until}
## Work
- Write down how a refund batch is repeated. condition: stable next: put the three steps into the runbook due: ${until}
## Watch
- Retry list stays under 25. until: ${until}
## Done
- Emptied the retry list of last week. #payments/refunds`,
    }),
    act(times.weekday(6, 'bengaluru', 10), 'li', 'handoff.accept', told => ({
      id: told.id('batch'),
      readBack: 'I call the merchant again and write the runbook.',
    })),
    act(times.weekday(4, 'bengaluru', 15), 'li', 'item.close', told => ({
      id: told.item('batch', 2),
      outcome: 'The runbook has the three steps and how to check them.',
    })),
  ]
}

/** Mobile: offered to the team, taken by Asha, and about to be finished. */
function releaseTrain(times: SampleTimes): SampleStep[] {
  const at = times.weekday(4, 'sanFrancisco', 17, 40)
  const until = times.typed(times.weekdayAfter(60, 'sanFrancisco', 12), 'sanFrancisco')
  return [
    published(times, at, 'maya', 'sanFrancisco', 'train', {
      to: 'team:mobile',
      area: 'mobile',
      text: `
8.15 is cut; the stores have it for review.

## Work
- Translate the release notes. condition: stable next: Hindi and German are missing due: ${until}
## Watch
- Review of both stores, usually two days. until: ${until}
## Done
- Cut 8.15 from \`main\`. #mobile`,
    }),
    act(times.weekday(2, 'bengaluru', 10, 40), 'asha', 'handoff.accept', told => ({ id: told.id('train') })),
  ]
}
