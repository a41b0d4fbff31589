import { openBench } from './folder.ts'
import { fillLarge, people, size } from './large-org.ts'
import { type Bench, cpuMs, quantile, rounded } from './measure.ts'

const briefs = 300

/** The brief of people all over a large organisation: CPU of one read. */
export const bench: Bench = async report => {
  const opened = await openBench('sqlite')
  try {
    await fillLarge(opened)
    const brief = async (nth: number) => {
      const before = cpuMs()
      await opened.call(`p${(nth * 37) % people}`, 'brief.read', {})
      return cpuMs() - before
    }
    for (let nth = 0; nth < 20; nth++) await brief(nth)
    const found: number[] = []
    for (let nth = 0; nth < briefs; nth++) found.push(await brief(nth))
    const common = { unit: 'ms', better: 'lower' } as const
    report({
      ...common,
      bench: `CPU of a brief, median, ${size}`,
      value: rounded(quantile(found, 0.5)),
      goal: 5,
    })
    report({
      ...common,
      bench: `CPU of a brief, p99, ${size}`,
      value: rounded(quantile(found, 0.99)),
      goal: 20,
    })
  } finally {
    await opened.close()
  }
}
