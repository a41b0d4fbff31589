import type { BenchLocum } from './folder.ts'
import { overrides } from './publishing.ts'

/** `BENCH_SCALE=0.1` measures a tenth of it, for trying things out; the goals are those of the whole. */
const scale = Number(process.env.BENCH_SCALE ?? 1)
export const people = Math.round(10_000 * scale)
export const areas = Math.round(2_000 * scale)
export const publications = Math.round(5_000 * scale)
export const itemsEach = 40
export const size = `${people} people, ${areas} areas, ${publications * itemsEach} items`

/** Five people and one team to an area; some areas have no handoff, some several. */
export async function fillLarge({ call }: BenchLocum): Promise<void> {
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
