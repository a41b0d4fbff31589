import type { Instant } from '../../domain/time/instant.ts'
import type { SampleStep } from './step.ts'

/** Who decides what: the types to begin with, held by the leads of each area, and what was granted beside them. */
export function mapSteps(begin: Instant): SampleStep[] {
  const admin = (operation: SampleStep['operation'], input: object): SampleStep => ({
    at: begin,
    by: 'ana',
    operation,
    input,
  })
  return [
    admin('type.start', {}),
    admin('calendar.add', { name: 'office', hours: 'mon-fri 09:00-17:00', zone: 'Europe/Berlin' }),
    // Somebody of each place may roll back, in the order in which they know it.
    admin('grant.add', {
      types: ['rollback', 'incident'],
      area: 'payments',
      holders: ['@ana', 'team:payments'],
    }),
    admin('grant.add', {
      types: ['deploy.production'],
      area: 'payments',
      holders: ['@ana', '@li', '@noor'],
      consult: ['role:manager'],
    }),
    admin('grant.add', {
      types: ['deploy.production'],
      area: 'platform/deploys',
      holders: ['@sam', '@ben', '@asha'],
      quorum: 2,
    }),
    // Without it the leads could ship there alone, by what they hold everywhere.
    admin('fence.add', { type: 'deploy.production', area: 'platform/deploys' }),
    admin('grant.add', {
      types: ['spend'],
      area: 'payments',
      holders: ['@ana'],
      maxAmount: 100_000,
      currency: 'EUR',
    }),
    admin('grant.add', {
      types: ['deploy', 'access.production'],
      area: '/',
      holders: ['@ana', '@chidi'],
      breakGlass: true,
    }),
    admin('grant.add', { types: ['map.freeze'], area: 'payments', holders: ['@noor', '@li'] }),
    admin('type.add', { name: 'deploy.production', coverage: 'office' }),
    admin('type.add', { name: 'priority', coverage: 'office' }),
  ]
}
