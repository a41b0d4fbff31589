// @vitest-environment happy-dom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { kept } from '../words/privacy.ts'
import { kindNames } from '../words/record.ts'
import { PrivacyPage } from './privacy-page.tsx'

afterEach(cleanup)

/** Every kind there is, read from where the kinds are declared. */
const kinds = Object.values(
  import.meta.glob<string>('../../domain/*/{kinds,imported}.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).flatMap(text => [...text.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(match => match[1] ?? ''))

it('tells of every kind of entry what stays and what can be erased', async () => {
  const router = createRouter({
    routeTree: createRootRoute({ component: PrivacyPage }),
    history: createMemoryHistory(),
  })
  const { findAllByRole } = render(<RouterProvider router={router as never} />)
  const rows = (await findAllByRole('rowheader')).map(row => row.textContent)
  for (const kind of new Set(kinds)) expect(rows).toContain(kindNames[kind as keyof typeof kindNames])
  expect(rows).toHaveLength(new Set(kinds).size)
})

it('says that words can be erased of exactly the kinds that have words', () => {
  const sources = import.meta.glob<string>('../../domain/*/{kinds,imported}.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const blocks = Object.values(sources).flatMap(text => [
    ...text.matchAll(/interface \w*Words \{([\s\S]*?)^\}/gm),
  ])
  const worded = blocks.flatMap(([, block = '']) =>
    [...block.matchAll(/^ {2}'([a-z-]+\.[a-z-]+)':/gm)].map(match => match[1] ?? ''),
  )
  const said = Object.entries(kept).filter(([, { words }]) => words !== null)
  expect(said.map(([kind]) => kind).sort()).toEqual([...new Set(worded)].sort())
})
