import { expect, it } from 'vitest'
import { currentZoneTable as table } from '../../domain/time/zone-tables.ts'
import { localInput } from './span-forms.tsx'

const berlin = { table, zone: 'Europe/Berlin' }

it('shows an instant of a link on the clocks of the person, and a local time as it is', () => {
  expect(localInput(berlin, '2026-11-20T17:00:00Z')).toBe('2026-11-20T18:00')
  expect(localInput(berlin, '2026-11-20T17:00')).toBe('2026-11-20T17:00')
  expect(localInput(berlin, '2026-11-20')).toBe('2026-11-20T09:00')
  expect(localInput(berlin, 'tomorrow')).toBe('')
})
