import type { Instant } from '../../domain/time/instant.ts'
import { mapSteps } from './map.ts'
import type { SampleStep } from './step.ts'
import { type Place, type SampleTimes, zoneOf } from './times.ts'

interface SamplePerson {
  readonly handle: string
  readonly name: string
  readonly place: Place
  readonly hours: string
}

/** Everybody here is invented. Ana is the first administrator, and made with the organisation. */
export const samplePeople: readonly SamplePerson[] = [
  { handle: 'ana', name: 'Ana Brandt', place: 'berlin', hours: 'mon-fri 09:00-17:30' },
  { handle: 'ben', name: 'Ben Okafor', place: 'berlin', hours: 'mon-fri 08:30-17:00' },
  { handle: 'chidi', name: 'Chidi Lindqvist', place: 'berlin', hours: 'mon-thu 09:00-18:00' },
  { handle: 'noor', name: 'Noor Haddad', place: 'sanFrancisco', hours: 'mon-fri 09:00-17:30' },
  { handle: 'sam', name: 'Sam Ortega', place: 'sanFrancisco', hours: 'mon-fri 08:00-16:30' },
  { handle: 'maya', name: 'Maya Kowalski', place: 'sanFrancisco', hours: 'mon-fri 10:00-18:00' },
  { handle: 'li', name: 'Li Wei', place: 'bengaluru', hours: 'mon-fri 09:30-18:30' },
  { handle: 'asha', name: 'Asha Rao', place: 'bengaluru', hours: 'mon-fri 10:00-18:30' },
  { handle: 'ravi', name: 'Ravi Menon', place: 'bengaluru', hours: 'mon-fri 11:00-19:30' },
]

const teams = [
  { name: 'payments', members: ['ana', 'noor', 'li'] },
  { name: 'platform', members: ['ben', 'sam', 'asha', 'ravi'] },
  { name: 'mobile', members: ['chidi', 'maya', 'asha'] },
]

const areas = [
  { path: 'payments', name: 'Payments', team: 'payments', managers: ['chidi'], techLeads: ['ana'] },
  { path: 'payments/ledger', name: 'Ledger', team: 'payments', techLeads: ['li'] },
  { path: 'payments/refunds', name: 'Refunds', team: 'payments', techLeads: ['noor'] },
  { path: 'platform', name: 'Platform', team: 'platform', managers: ['chidi'], techLeads: ['ben'] },
  { path: 'platform/deploys', name: 'Deploys', team: 'platform', techLeads: ['sam'] },
  { path: 'platform/keys', name: 'Keys', team: 'platform', restricted: true },
  { path: 'mobile', name: 'Mobile apps', team: 'mobile', techLeads: ['maya'] },
]

/** The organisation as it was set up three weeks before the anchor, and what its people declared since. */
export function peopleSteps(times: SampleTimes, begin: Instant): SampleStep[] {
  const admin = (operation: SampleStep['operation'], input: object): SampleStep => ({
    at: begin,
    by: 'ana',
    operation,
    input,
  })
  const hired = samplePeople.filter(person => person.handle !== 'ana')
  return [
    ...hired.map(({ handle, name, place }) => admin('person.add', { handle, name, zone: zoneOf[place] })),
    admin('person.add', { handle: 'vera', name: 'Vera Auditor', zone: zoneOf.berlin }),
    admin('person.set', { handle: 'vera', auditor: true }),
    admin('person.add', { handle: 'nightly', name: 'Nightly build helper', agent: true, sponsor: 'sam' }),
    ...teams.map(team => admin('team.set', team)),
    ...areas.map(area => admin('area.add', area)),
    ...mapSteps(begin),
    ...samplePeople.map(({ handle, place, hours }): SampleStep => {
      const said = { windows: hours, zone: zoneOf[place] }
      // Sam's hours were proposed for him, and he has not confirmed them.
      if (handle === 'sam') return admin('window.set', { ...said, for: 'sam' })
      return { at: begin, by: handle, operation: 'window.set', input: said }
    }),
    { at: begin, by: 'maya', operation: 'area.follow', input: { path: 'payments' } },
    ...lastDaysDeclared(times),
  ]
}

/** Hours declared for the time just before the anchor, whatever weekday and hour that is. */
function lastDaysDeclared(times: SampleTimes): SampleStep[] {
  const said = times.weekday(1, 'bengaluru', 12)
  const span = (from: Instant, until: Instant, place: Place) => ({
    from: times.typed(from, place),
    until: times.typed(until, place),
  })
  return [
    {
      at: said,
      by: 'ana',
      operation: 'cover.add',
      input: { ...span(times.hoursBefore(6), times.minutesBefore(41), 'berlin'), area: 'payments' },
    },
    {
      at: said,
      by: 'ravi',
      operation: 'cover.add',
      input: { ...span(times.hoursBefore(9), times.hoursBefore(3), 'bengaluru'), area: 'platform' },
    },
    {
      at: said,
      by: 'ravi',
      operation: 'leave.add',
      input: span(times.hoursBefore(3), times.hoursBefore(-96), 'bengaluru'),
    },
    {
      at: said,
      by: 'noor',
      operation: 'oncall.add',
      input: {
        ...span(times.hoursBefore(12), times.hoursBefore(-36), 'sanFrancisco'),
        area: 'payments',
        types: ['incident', 'rollback'],
        wake: true,
      },
    },
  ]
}
