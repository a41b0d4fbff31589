import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks, disagreement, report } from './agreement.ts'
import { coverage } from './coverage.ts'

/*
 * The engine of authority against the rules once more, on random tiny worlds. LOCUM_DEEP=200000 asks so many;
 * LOCUM_SEED repeats a run; `node test/authority/run.ts SEED 1 CHECK` prints one world.
 */
const count = Number(process.env.LOCUM_DEEP ?? 1000)
/** The short run asks the same worlds every time; the deep one goes on to new ones. */
const fresh = count > 1000 ? Math.trunc(performance.timeOrigin) % 1_000_000_000 : 1
const seed = Number(process.env.LOCUM_SEED ?? fresh)
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

test.skipIf(count > 1000).each(Object.keys(checks))(
  `%s: the engine and the rules agree on ${count} worlds from seed ${seed} on`,
  name => {
    const found = disagreement(seeds(seed, count), [name])
    if (found !== null) expect.fail(`${sentences[name]}\n${report(found)}`)
  },
)

test.skipIf(count <= 1000)(
  `the engine and the rules agree on ${count} worlds from seed ${seed} on`,
  async () => {
    const each = 2000
    const parts = Array.from({ length: Math.ceil(count / each) }, (_, i) => seed + i * each)
    let done = 0
    const work = async () => {
      for (let from = parts.shift(); from !== undefined; from = parts.shift()) {
        const said = await asked(from, Math.min(each, seed + count - from))
        if (said !== '') throw new Error(said)
        done += each
        if (done % 20_000 === 0) console.log(`${done} worlds agree`)
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work))
  },
  12 * 3_600_000,
)

/** What another process found to disagree; nothing if all agree. */
async function asked(from: number, many: number): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'run.ts'), `${from}`, `${many}`])
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text
    })
  const [code] = await once(child, 'close')
  return code === 0 ? '' : said || `ended with ${code}`
}

test('the worlds are such that each rule can be seen at work', () => {
  const found = coverage(seeds(seed, 1000))
  console.log(`seed ${seed}, per cent of worlds: ${JSON.stringify(found)}`)
  for (const [name, share] of Object.entries(found)) expect(share, name).toBeGreaterThanOrEqual(5)
})
