import type { SampleStep } from './step.ts'
import type { SampleTimes } from './times.ts'

/** What was asked and decided: two settled, two that wait. */
export function decisionSteps(times: SampleTimes): SampleStep[] {
  return [...outbox(times), ...release(times), ...waiting(times)]
}

/** An architecture decision with options, decided by the tech lead of the area, over an objection. */
function outbox(times: SampleTimes): SampleStep[] {
  return [
    {
      at: times.weekday(9, 'bengaluru', 12),
      by: 'noor',
      operation: 'decision.request',
      as: 'outbox',
      input: {
        type: 'architecture',
        area: 'payments/ledger',
        text: 'How do the two ledgers stay in step while we migrate?',
        context: 'Refunds read the old one until December. LIN-470',
        option: [
          'An outbox table, drained every second: no double writes, up to a second behind.',
          'Write both in one request: always in step, and a slow second write slows every payment.',
        ],
      },
    },
    {
      at: times.weekday(8, 'bengaluru', 14),
      by: 'li',
      operation: 'decision.decide',
      input: told => ({
        id: told.id('outbox'),
        outcome: 'a',
        rationale: 'A second behind is fine for refunds, and payments stay as fast as they are.',
        dissent: { ana: 'An outbox is one more thing to watch at night.' },
        revisit: 'If the outbox is ever more than a minute behind.',
      }),
    },
  ]
}

/** A release decided by the first of the chain, held until the manager had been heard. */
function release(times: SampleTimes): SampleStep[] {
  const id = (told: { id(name: string): string }) => told.id('release')
  return [
    {
      at: times.weekday(2, 'berlin', 14),
      by: 'li',
      operation: 'decision.request',
      as: 'release',
      input: {
        type: 'deploy.production',
        area: 'payments',
        text: 'Ship release 412 this afternoon?',
        context: 'Connection pool change, LIN-482. It can be rolled back.',
        reversible: true,
        risk: 'medium',
      },
    },
    {
      at: times.weekday(2, 'berlin', 14, 10),
      by: 'ana',
      operation: 'decision.decide',
      input: told => ({
        id: id(told),
        outcome: 'yes',
        rationale: 'The canary ran for an hour without an error.',
        revisit: 'If refunds get slower than four seconds.',
      }),
    },
    {
      at: times.weekday(2, 'berlin', 14, 20),
      by: 'chidi',
      operation: 'consult.answer',
      input: told => ({ id: id(told), text: 'No objection; nothing else ships today.' }),
    },
  ]
}

/** One that waits for whoever comes after Ana, and one that has one of two votes. */
function waiting(times: SampleTimes): SampleStep[] {
  return [
    {
      at: times.hoursBefore(3),
      by: 'chidi',
      operation: 'decision.request',
      as: 'cluster',
      input: {
        type: 'deploy.production',
        area: 'platform/deploys',
        text: 'Move the deploy runners to the new cluster?',
        context: 'Deploys stop for about ten minutes. LIN-491',
        reversible: true,
        risk: 'high',
      },
    },
    {
      at: times.hoursBefore(2.5),
      by: 'sam',
      operation: 'decision.decide',
      input: told => ({
        id: told.id('cluster'),
        outcome: 'yes',
        rationale: 'Rehearsed twice on staging.',
      }),
    },
    {
      at: times.minutesBefore(45),
      by: 'noor',
      operation: 'decision.request',
      input: {
        type: 'spend',
        area: 'payments',
        text: 'Renew the load tester for a year?',
        amount: 48_000,
        currency: 'EUR',
      },
    },
  ]
}
