import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Planted } from './planted.ts'
import { type EngineCopy, engineCopy } from './planted-copy.ts'
import { fromTheEngine } from './planted-from-the-engine.ts'
import { fromTheRules } from './planted-from-the-rules.ts'

/*
 * The agreement is only worth what it would catch: each bug is planted in a copy of the engine, and the worlds must
 * disagree with it. Most are caught within a few worlds.
 */
const planted: readonly Planted[] = [...fromTheRules, ...fromTheEngine]
const worlds = 300
/** Fixed, so that a bug that is caught once is caught always. */
const seed = 1

let copy: EngineCopy

beforeAll(() => {
  copy = engineCopy()
})

afterAll(() => copy.remove())

/** How many of the worlds were asked of the copy until one disagreed; null if all agree. */
async function caughtAfter(bug: Planted | null): Promise<number | null> {
  const said = await copy.with(bug, ['test/authority/run.ts', `${seed}`, `${worlds}`])
  if (said === agreed) return null
  // What does not even start says nothing about worlds.
  return (JSON.parse(said) as { seed: number }).seed - seed + 1
}

const agreed = ''

/** A machine that others use as well catches as much. */
const patienceMs = 600_000

test(
  'the engine as it is agrees',
  async () => {
    expect(await caughtAfter(null)).toBeNull()
  },
  patienceMs,
)

test.each(planted)(
  'caught: $why',
  async bug => {
    expect(await caughtAfter(bug), `no world of ${worlds} disagrees`).not.toBeNull()
  },
  patienceMs,
)
