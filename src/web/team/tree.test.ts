import { expect, it } from 'vitest'
import type { ListedArea } from './everyone.ts'
import { branchesOf, fitting, visible } from './tree.ts'

const area = (path: string): ListedArea => ({
  id: `are_${path}`,
  path,
  name: null,
  team: null,
  managers: [],
  techLeads: [],
  restricted: false,
})

const areas = ['payments/refunds', 'platform', 'payments', 'payments/refunds/eu', 'payments-old'].map(area)

it('orders areas as a table of contents, with what is below each', () => {
  expect(branchesOf(areas).map(({ area, depth, below }) => [area.path, depth, below])).toEqual([
    ['payments', 0, 2],
    ['payments/refunds', 1, 1],
    ['payments/refunds/eu', 2, 0],
    ['payments-old', 0, 0],
    ['platform', 0, 0],
  ])
})

it('hides what is below a closed area, however deep, and nothing beside it', () => {
  const shown = visible(branchesOf(areas), new Set(['payments']))
  expect(shown.map(({ area }) => area.path)).toEqual(['payments', 'payments-old', 'platform'])
})

it('indents from the nearest area that may be seen', () => {
  expect(branchesOf([area('secret/open/low'), area('secret/open')]).map(({ depth }) => depth)).toEqual([0, 1])
})

it('finds areas by any words of their path, name or team, and finds nothing where nothing is looked for', () => {
  const branches = branchesOf([...areas, { ...area('tools'), name: 'Build farm', team: 'platform' }])
  const found = (find: string) => fitting(branches, find)?.map(branch => branch.area.path) ?? null
  expect(found('refunds')).toEqual(['payments/refunds', 'payments/refunds/eu'])
  expect(found(' EU pay ')).toEqual(['payments/refunds/eu'])
  expect(found('platform')).toEqual(['platform', 'tools'])
  expect(found('nowhere')).toEqual([])
  expect(found('  ')).toBeNull()
})
