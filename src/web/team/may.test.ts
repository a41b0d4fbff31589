import { expect, it } from 'vitest'
import type { ListedArea } from './everyone.ts'
import { mayCancel, mayDeclareFor } from './may.ts'

const area = (path: string, more: Partial<ListedArea>): ListedArea => ({
  id: `are_${path}`,
  path,
  name: null,
  team: null,
  managers: [],
  techLeads: [],
  restricted: false,
  ...more,
})
const areas = [area('payments', { managers: ['ana'] }), area('payments/refunds', { team: 'refunds' })]
const noor = { handle: 'noor', teams: ['refunds'], leads: [] }

it('lets people declare for themselves, and administrators and their managers for them', () => {
  expect(mayDeclareFor({ handle: 'noor', admin: false }, noor, areas)).toBe(true)
  expect(mayDeclareFor({ handle: 'li', admin: true }, noor, areas)).toBe(true)
  expect(mayDeclareFor({ handle: 'ana', admin: false }, noor, areas)).toBe(true)
})

it('lets nobody else', () => {
  expect(mayDeclareFor({ handle: 'ben', admin: false }, noor, areas)).toBe(false)
  expect(mayDeclareFor({ handle: 'ana', admin: false }, { ...noor, teams: ['search'] }, areas)).toBe(false)
})

it('lets a span be ended by whose it is, by whoever proposed it while it is proposed, by administrators', () => {
  expect(mayCancel({ handle: 'noor', admin: false }, true, null)).toBe(true)
  expect(mayCancel({ handle: 'ana', admin: false }, false, 'ana')).toBe(true)
  expect(mayCancel({ handle: 'ana', admin: false }, false, null)).toBe(false)
  expect(mayCancel({ handle: 'ben', admin: true }, false, null)).toBe(true)
})
