import { type BenchLocum, openBench } from './folder.ts'
import { type Bench, cpuMs, quantile, rounded } from './measure.ts'
import { overrides } from './publishing.ts'

/** `BENCH_SCALE=0.1` measures a tenth of it, for trying things out; the goals are those of the whole. */
const scale = Number(process.env.BENCH_SCALE ?? 1)
const people = Math.round(10_000 * scale)
const areas = Math.round(2_000 * scale)
const publications = Math.round(5_000 * scale)
const itemsEach = 40
const briefs = 300

/** The brief of people all over a large organisation: CPU of one read. */
export const bench: Bench = async report => {
  const opened = await openBench('sqlite')
  try {
    await fill(opened)
    const brief = async (nth: number) => {
      const before = cpuMs()
      await opened.call(`p${(nth * 37) % people}`, 'brief.read', {})
      return cpuMs() - before
    }
    for (let nth = 0; nth < 20; nth++) await brief(nth)
    const found: number[] = []
    for (let nth = 0; nth < briefs; nth++) found.push(await brief(nth))
    const size = `${people} people, ${areas} areas, ${publications * itemsEach} items`
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

/** Five people and one team to an area; some areas have no handoff, some several. */
async function fill({ call }: BenchLocum): Promise<void> {
  const all = (count: number, one: (n: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, (_, n) => one(n)))
  await all(people, n => call('ana', 'person.add', { handle: `p${n}`, name: `Person ${n}` }))
  await all(areas, async n => {
    const members = Array.from({ length: 5 }, (_, at) => `p${(n * 5 + at) % people}`)
    await call('ana', 'team.set', { name: `team-${n}`, members })
    await call('ana', 'area.add', { path: `area-${n}`, team: `team-${n}` })
  })
  await all(publications, n => {
    const area = n % areas
    return call(`p${(area * 5 + (Math.floor(n / areas) % 5)) % people}`, 'handoff.publish', {
      markdown: handoff(area, n),
      overrides,
    })
  })
}

function handoff(area: number, nth: number): string {
  const lines = Array.from(
    { length: itemsEach },
    (_, at) => `- Migration ${nth}-${at} is half done. condition: fragile next: compare the counts`,
  )
  return `---\nto: team:team-${area}\narea: area-${area}\nback: 2037-06-01T09:00[Europe/Berlin]\n---\nShift ${nth}.\n\n## Work\n${lines.join('\n')}\n`
}
