import { expect, test } from 'vitest'
import { checks, disagreement, report } from './agreement.ts'
import { coverage } from './coverage.ts'
import { inParts } from './workers.ts'
import { deepWorlds, firstSeed as seed } from './worlds-asked.ts'

/*
 * The engine of authority against the rules once more, on random tiny worlds. `bin/test deep` asks 200,000, LOCUM_DEEP
 * so many; LOCUM_SEED repeats a run; `node test/authority/run.ts SEED 1 CHECK` prints one world.
 */
const isDeep = deepWorlds !== null
const count = deepWorlds ?? 1000
/** A machine that others use as well is no disagreement. */
const patienceMs = 600_000
const seeds = (from: number, many: number) => Array.from({ length: many }, (_, i) => from + i)

const sentences: Record<keyof typeof checks & string, string> = {
  mayAgrees: 'who may, and whose turn it is (A7)',
  entitledAgrees: 'who is entitled (A7)',
  whoAgrees: 'the outcome, those who may in the order of the chain, their seats and reach (A6, A7, A9, A12)',
  needsAgrees: 'whether a dimension is missing (A12)',
  nextAgrees: 'who is next, and when (A12)',
  vacancyAgrees: 'which roles are vacant (A2a)',
  bandsAgree: 'what holds for each amount (A3)',
  pathSuffices: 'the way that is named suffices alone (A12a)',
  failingComplete: 'every grant that names the person is explained, with every clause that fails (A12a)',
  failingGiven: 'so is what they hold by delegation or contingency (A12a)',
  codesSound: 'no code says what is not so (A12a)',
  changeWorks: 'the change that is named works alone, and is the first that does (A12a)',
  whoHolds: 'an answer to who holds until validUntil, and not longer (A12a)',
  mayHolds: 'an answer to may holds until validUntil, and not longer (A12a)',
  gapsExact: 'gaps are where the outcome is asleep or nobody, to the millisecond (A13)',
  seatsStay: 'a seat is never taken back while its holder stays in the chain (A7)',
  seatsResume: 'seats of the record are gone on from (A7)',
  orderIrrelevant: 'the order of rows changes nothing (A5)',
  grantsOnlyAdd: 'one more grant takes nothing from anybody (A5)',
  delegationsBounded: 'what was given never exceeds what its giver holds (A8)',
}

test.skipIf(isDeep).each(Object.keys(checks))(
  `%s: the engine and the rules agree on ${count} worlds from seed ${seed} on`,
  name => {
    const found = disagreement(seeds(seed, count), [name])
    if (found !== null) expect.fail(`${sentences[name]}\n${report(found)}`)
  },
  patienceMs,
)

/** Worlds on which the engine and the rules once disagreed, found by deep runs; the rules told which was wrong. */
const onceDisagreed = [
  777_190, 20_304_958, 20_308_789, 20_312_012, 20_322_433, 60_008_726, 60_009_380, 60_012_452,
]

test('the engine and the rules agree on the worlds on which they once did not', () => {
  const found = disagreement(onceDisagreed)
  if (found !== null) expect.fail(report(found))
})

test.skipIf(!isDeep)(
  `the engine and the rules agree on ${count} worlds from seed ${seed} on`,
  async () => {
    console.log(`from seed ${seed}: ${count} worlds, each asked ${Object.keys(checks).join(' ')}`)
    let done = 0
    await inParts('run.ts', { from: seed, count, each: 1000 }, many => {
      done += many
      if (done % 10_000 < many || done === count) console.log(`${done} worlds agree`)
    })
  },
  24 * 3_600_000,
)

test('the worlds are such that each rule can be seen at work', () => {
  const sample = isDeep ? Math.min(count, 10_000) : 1000
  const found = coverage(seeds(seed, sample))
  console.log(`${sample} worlds from seed ${seed}, per cent of worlds: ${JSON.stringify(found)}`)
  for (const [name, share] of Object.entries(found)) expect(share, name).toBeGreaterThanOrEqual(5)
}, 3_600_000)
