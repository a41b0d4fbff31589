import { comparedWithCedar } from './cedar-agreement.ts'

/*
 * node test/authority/cedar-run.ts FIRST COUNT: compares the engine with Cedar on COUNT worlds from seed FIRST on, prints
 * what was compared as JSON, and ends with 1 at the first disagreement.
 */
const [from = '1', count = '500'] = process.argv.slice(2)
const compared = comparedWithCedar(Array.from({ length: Number(count) }, (_, i) => Number(from) + i))
console.log(JSON.stringify(compared))
if (compared.found !== null) process.exitCode = 1
