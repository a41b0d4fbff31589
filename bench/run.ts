import { existsSync } from 'node:fs'
import type { Bench, Measure } from './measure.ts'

/**
 * `npm run bench -- [--json] [NAME…]`: the goals of the first release, each against what it is compared with. Nothing
 * here passes or fails: a machine's speed is no property of the code.
 */
const names = [
  'publish',
  'proofs',
  'imports',
  'brief',
  'start',
  'authority',
  'search',
  'ask',
  'interactions',
] as const

const args = process.argv.slice(2)
const json = args.includes('--json')
const wanted = args.filter(arg => !arg.startsWith('--'))
const unknown = wanted.filter(name => !names.some(known => known === name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const file = new URL(`./${name}.ts`, import.meta.url)
  if (!existsSync(file)) continue
  const { bench } = (await import(file.href)) as { bench: Bench }
  await bench(json ? printJson : printText)
}

function printJson(measure: Measure): void {
  process.stdout.write(`${JSON.stringify(measure)}\n`)
}

function printText({ bench, value, unit, better, goal, baseline }: Measure): void {
  const reached = better === 'lower' ? value <= goal : value >= goal
  const bound = `${better === 'lower' ? 'at most' : 'at least'} ${goal}`
  const against = baseline === undefined ? '' : `, baseline ${baseline}`
  process.stdout.write(
    `${reached ? 'reached ' : 'missed  '} ${bench}: ${value} ${unit} (goal ${bound}${against})\n`,
  )
}
