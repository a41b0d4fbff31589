import { expect, test } from 'vitest'
import type { Compared } from './cedar-agreement.ts'
import { engineCopy } from './planted-copy.ts'
import { inParts } from './workers.ts'
import { deepWorlds, firstSeed } from './worlds-asked.ts'

/* Five people to a world: 500 worlds are 2,500 checks, and the 20,000 of the deep run 100,000. */
const worlds = deepWorlds === null ? 500 : 20_000

test(
  `Cedar and the engine agree on who is entitled in ${worlds} worlds from seed ${firstSeed} on (A7)`,
  async () => {
    const parts = await inParts('cedar-run.ts', { from: firstSeed, count: worlds, each: 250 })
    const all = parts.map(said => JSON.parse(said) as Compared)
    const sum = (of: (one: Compared) => number) => all.reduce((total, one) => total + of(one), 0)
    const [checks, entitled] = [sum(one => one.checks), sum(one => one.entitled)]
    console.log(`seed ${firstSeed}: ${checks} checks, ${entitled} times entitled, Cedar agrees`)
    expect(checks).toBe(5 * worlds)
    expect(entitled / checks).toBeGreaterThan(0.1)
  },
  4 * 3_600_000,
)

test.each([
  ['an amount over the limit passes', 'authority/clauses.ts', 'amount.minor <= limit.minor', 'true'],
  [
    'a delegation outlives its end',
    'authority/clauses.ts',
    'at < delegation.until',
    'at <= delegation.until + 3_600_000',
  ],
  ['a fence stops nothing', 'authority/frame.ts', 'coversType(fence.type, type)', 'false'],
  ['a freeze has no exceptions', 'authority/clauses.ts', '!freeze.except.includes(grant.grant)', 'true'],
  ['a role is filled from above its grant', 'authority/holders.ts', 'if (id === top) break', ''],
])(
  'Cedar disagrees with an engine in which %s',
  async (_, file, find, replace) => {
    const copy = engineCopy()
    try {
      const { found } = JSON.parse(
        await copy.with({ file, find, replace }, ['test/authority/cedar-run.ts', '1', '300']),
      ) as Compared
      expect(found).not.toBeNull()
    } finally {
      copy.remove()
    }
  },
  600_000,
)
