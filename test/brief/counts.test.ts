import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

interface Section {
  id: string
  lines: { text: string; area: string | null }[]
  shown: number
  more: number
}
interface Brief {
  headlines: { text: string; area: string | null }[]
  sections: Section[]
}

const section = (brief: Brief, id: string) => brief.sections.find(one => one.id === id)!
const areasIn = ({ lines }: Section) => lines.flatMap(({ area }) => area?.split(', ') ?? [])

const handoff = (area: string, condition: string) => `---
to: on-next
area: ${area}
offline: 2026-11-18T16:30Z
back: 2026-11-19T08:00Z
---
The ${area} are being counted.

## Work
- Count the ${area}. condition: ${condition} tried: by hand next: count again
`

describe.each(engines)('a brief of much, on %s', engine => {
  let world: World

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-18T09:00:00Z', admin: 'ana' })
    await world.must('ana', 'person.add', { handle: 'ben', name: 'Ben Okafor', zone: 'Europe/Berlin' })
  })
  afterAll(() => world.close())

  test('teams come worst first, each with all its areas, worst first (B0)', async () => {
    for (const [team, ...areas] of [
      ['orchard', 'apples', 'cherries'],
      ['garden', 'pears', 'plums', 'quinces'],
    ] as const) {
      await world.must('ana', 'team.set', { name: team, members: ['ana', 'ben'] })
      for (const path of areas) await world.must('ana', 'area.add', { path, team })
    }
    for (const [area, condition] of [
      ['apples', 'fragile'],
      ['pears', 'fragile'],
      ['plums', 'unstable'],
    ] as const) {
      const override = ['section_missing', 'left_out', 'unstable_unattended']
      await world.must('ana', 'handoff.publish', { markdown: handoff(area, condition), override })
    }
    const brief: Brief = await world.must('ben', 'brief.read')
    expect(brief.headlines.map(({ area }) => area)).toEqual(['plums', 'pears', 'apples'])
    expect(areasIn(section(brief, 'on'))).toEqual(['plums', 'pears', 'quinces', 'apples', 'cherries'])
  })

  test('of more than fifty areas with a team the rest are counted (B3)', async () => {
    for (let n = 0; n < 55; n++) {
      const name = `depot-${n % 11}`
      if (n < 11)
        await world.must('ana', 'team.set', { name, members: n % 2 === 0 ? ['ben'] : ['ana', 'ben'] })
      await world.must('ana', 'area.add', { path: `shelf-${n}`, team: name })
    }
    const folded = section(await world.must('ben', 'brief.read'), 'on')
    const open = section(await world.must('ben', 'brief.read', { open: ['on'] }), 'on')
    for (const on of [folded, open]) {
      expect(new Set(areasIn(on)).size).toBe(areasIn(on).length)
      expect(areasIn(on).length + on.more).toBe(60)
    }
    expect([areasIn(open).length, open.more]).toEqual([50, 10])
    expect(areasIn(open).slice(0, 3)).toEqual(['plums', 'pears', 'quinces'])
  })

  test('of more than five hundred lines a section opened shows five hundred, and counts the rest (B3)', async () => {
    const before = section(await world.must('ben', 'brief.read'), 'changed')
    const notes = Array.from({ length: 520 }, (_, n) =>
      world.must('ana', 'item.note', { id: 'I-1', text: `Crate ${n} is counted.` }),
    )
    await Promise.all(notes)
    const all = before.shown + before.more + 520
    const folded = section(await world.must('ben', 'brief.read'), 'changed')
    expect([folded.shown, folded.more]).toEqual([7, all - 7])
    const open = section(await world.must('ben', 'brief.read', { open: ['changed'] }), 'changed')
    expect([open.shown, open.lines.length, open.more]).toEqual([500, 500, all - 500])
  })
})
