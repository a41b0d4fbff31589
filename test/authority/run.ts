import { checks, disagreement, report } from './agreement.ts'

/*
 * node test/authority/run.ts FIRST COUNT [CHECK,…]: asks COUNT worlds from seed FIRST on, prints the first
 * disagreement and ends with 1. `each` prints the first of every check instead.
 */
const [firstSeed = '1', count = '1000', which = ''] = process.argv.slice(2)
const seeds = () => Array.from({ length: Number(count) }, (_, i) => Number(firstSeed) + i)
const names = which === '' || which === 'each' ? Object.keys(checks) : which.split(',')
for (const group of which === 'each' ? names.map(name => [name]) : [names]) {
  const found = disagreement(seeds(), group)
  if (found === null) continue
  console.log(
    which === 'each' || process.env.LOCUM_BRIEF === undefined ? report(found) : JSON.stringify(found),
  )
  process.exitCode = 1
}
