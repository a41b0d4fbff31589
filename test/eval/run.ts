import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openOrganisations } from './organisations.ts'
import { placeholders } from './placeholders.ts'
import { type Question, questionsOf, setNames } from './questions.ts'
import { judge, type Result, scoreOf } from './score.ts'

/**
 * `npm run eval`: asks every question of every set and prints what is wrong, wrong answers and wrong refusals apart, beside
 * what came of the set when it was first asked (`first-run.json`).
 * `--all` prints every reply; a name (`held-out`) asks that set alone; `--id d-017` one question. Exit 1 where a goal is
 * missed.
 */
const words = process.argv.slice(2)
const only = words.includes('--id') ? words[words.indexOf('--id') + 1] : undefined
const named = words.filter(word => !word.startsWith('-') && word !== only)
const sets = named.length > 0 ? named : setNames()
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const data = existsSync(folder) ? folder : null
if (data === null) console.log('SKIPPED: questions on public data, because its folder is not there.')

const organisations = await openOrganisations(data)
// What every read costs once, whatever it asks, is no cost of asking.
for (const org of data === null ? (['sample'] as const) : (['sample', 'kubernetes', 'triage'] as const))
  await organisations.call(org, 'reader', 'org.show', {})
const fill = data === null ? (text: string) => text : placeholders(data)
let missed = false
for (const set of sets) {
  const questions = questionsOf(set)
  if (questions === null) console.log(`${set}: there is no such set`)
  else missed = (await run(set, questions)) || missed
}
await organisations.close()
process.exitCode = missed ? 1 : 0

async function run(set: string, all: readonly Question[]): Promise<boolean> {
  const asked = all.filter(
    ({ id, data: of }) => (only === undefined || id === only) && (data !== null || of === 'sample'),
  )
  const results: Result[] = []
  for (const question of asked) results.push(await judge(organisations, question, fill))
  for (const result of results)
    if (result.fault !== null || result.uncited || words.includes('--all') || only !== undefined)
      print(result)
  const score = scoreOf(results)
  const share = (part: number, of: number) => `${part} (${of === 0 ? 0 : ((100 * part) / of).toFixed(1)} %)`
  console.log(`${set}: ${score.questions} questions, right ${share(score.right, score.questions)}`)
  console.log(
    `  wrong answers ${score.wrongAnswers}, wrong refusals ${share(score.wrongRefusals, score.answerable)} of ${score.answerable} answerable, otherwise wrong ${score.otherwiseWrong}`,
  )
  console.log(
    `  answers without a valid citation ${score.uncited}, answers to out-of-scope questions ${score.outOfScopeAnswered}, CPU median ${score.cpuMsMedian} ms, most ${score.cpuMsMost} ms`,
  )
  console.log(`  ${JSON.stringify({ set, ...score })}`)
  printFirst(set)
  return (
    score.uncited > 0 ||
    score.outOfScopeAnswered > 0 ||
    score.right < 0.95 * score.questions ||
    score.wrongRefusals > 0.05 * score.answerable
  )
}

function print({ question, asked, fault, cpuMs }: Result): void {
  console.log(
    `${fault === null ? ' ' : '✗'} ${question.id} [${question.data}, ${question.as}] ${question.question}`,
  )
  if (fault !== null) console.log(`    ${fault}`)
  console.log(
    `    ${asked.outcome} ${asked.code ?? ''} ${asked.to?.person ?? ''} ${asked.reason ?? ''} (${cpuMs.toFixed(1)} ms)`,
  )
  for (const { text } of asked.sentences) console.log(`    – ${text.slice(0, 300)}`)
}

function printFirst(set: string): void {
  const first = JSON.parse(readFileSync(new URL('first-run.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  console.log(
    first[set] === undefined ? '  first run: not recorded' : `  first run: ${JSON.stringify(first[set])}`,
  )
}
