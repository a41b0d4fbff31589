import { openBench } from './folder.ts'
import { areas, fillLarge, itemsEach, people, publications, size } from './large-org.ts'
import { type Bench, cpuMs, quantile, rounded } from './measure.ts'

const asks = 300

/** Questions of every form that a large organisation can answer, each about something else, and two that take more than one reading. */
const questions: readonly ((nth: number) => string)[] = [
  nth => `Who owns area-${nth % areas}?`,
  nth => `What is open in area-${nth % areas}?`,
  nth => `Is migration ${nth % publications}-${nth % itemsEach} done?`,
  nth => `Who holds migration ${nth % publications}-${(nth + 1) % itemsEach}?`,
  nth => `What changed in area-${nth % areas} since yesterday?`,
  nth => `When is p${nth % people} back?`,
  nth => `Why was migration ${nth % publications}-1 decided?`,
  () => 'What does contingency mean?',
  nth => `The migration ${nth % publications}-2 is slow again, and p${nth % people} is away. Who holds it?`,
  nth =>
    `I read the log, a long one. Does the harbour crane lift ${nth} boxes at night, or was it moved to area-${nth % areas}?`,
]

/** What asking costs beyond the cheapest read, in a large organisation. */
export const bench: Bench = async report => {
  const opened = await openBench('sqlite')
  try {
    await fillLarge(opened)
    const cost = async (nth: number, operation: string, input: object) => {
      const before = cpuMs()
      await opened.call(`p${(nth * 37) % people}`, operation, input)
      return cpuMs() - before
    }
    const ask = (nth: number) =>
      cost(nth, 'record.ask', { question: questions[nth % questions.length]?.(nth * 31) ?? '' })
    for (let nth = 0; nth < 40; nth++) await ask(nth)
    const found: number[] = []
    const bare: number[] = []
    for (let nth = 0; nth < asks; nth++) {
      bare.push(await cost(nth, 'org.show', {}))
      found.push(await ask(nth))
    }
    const baseline = rounded(quantile(bare, 0.5))
    for (const [name, part] of [
      ['median', 0.5],
      ['p99', 0.99],
    ] as const)
      report({
        bench: `CPU of a question, ${name}, ${size}`,
        value: rounded(quantile(found, part) - baseline),
        unit: 'ms',
        better: 'lower',
        goal: 20,
        baseline,
      })
  } finally {
    await opened.close()
  }
}
