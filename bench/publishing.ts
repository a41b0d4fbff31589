import type { BenchLocum } from './folder.ts'

const people = 64

/** Teams, areas and people for publishing: nobody's handoff is in another's way. */
export async function preparePublishing(bench: BenchLocum): Promise<void> {
  for (let n = 0; n < people; n++) {
    await bench.call('ana', 'person.add', { handle: `p${n}`, name: `Person ${n}`, zone: 'Europe/Berlin' })
  }
  for (let n = 0; n < 8; n++) {
    const members = Array.from({ length: 8 }, (_, at) => `p${n * 8 + at}`)
    await bench.call('ana', 'team.set', { name: `team-${n}`, members })
    await bench.call('ana', 'area.add', { path: `area-${n}`, team: `team-${n}` })
  }
}

/** A handoff of six items, as its author writes it. */
export function sixItems(author: number, nth: number): string {
  return `---
to: team:team-${author % 8}
area: area-${author % 8}
back: 2037-06-01T09:00[Europe/Berlin]
---
Shift ${nth} of person ${author}: the migration is half done and safe to leave.

## Hold
- Leave backfill ${nth} alone. why: a restart doubles rows until: 2037-05-01T06:00Z
## Blocked
- Webhook retries wait for the vendor's key LIN-${nth}. unblocker: @p${(author + 1) % people} next: chase the vendor due: 2037-05-01
## Question
- Do we keep export ${nth}? @p${(author + 1) % people} due: 2037-05-01
## Work
- Backfill at 62 %. condition: fragile next: compare counts with \`bin/compare\` when done tried: running it in parallel, it locks
## Watch
- Refund latency. until: 2037-05-01T09:00Z
## Done
- Released ${nth} to production.
`
}

export const overrides = [
  'left_out',
  'unstable_unattended',
  'section_missing',
  'carried_unchanged',
  'work_without_next',
  'blocker_without_unblocker',
]

/** `callers` publish one after the other, all at once; gives how many were published. */
export async function publishMany(
  bench: BenchLocum,
  callers: number,
  each: number,
  from = 0,
): Promise<number> {
  const one = async (author: number) => {
    for (let nth = from; nth < from + each; nth++) {
      const draftId = `draft-${author}-${nth}`
      await bench.call(`p${author}`, 'handoff.publish', {
        markdown: sixItems(author, nth),
        draftId,
        overrides,
      })
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, author) => one(author)))
  return callers * each
}
