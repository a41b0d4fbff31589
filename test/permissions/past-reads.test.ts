import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines, openWorld, type World } from '../world.ts'

const sealed = `---
to: team:vault
area: vault
offline: 2026-11-19T12:00Z
back: 2026-11-20T08:00Z
---
The sealed keys are being turned.

## Hold
- none
## Blocked
- none
## Work
- Turn the sealed keys. condition: fragile next: count them tried: once
`

/** P1: who may read is judged by who one is now, whatever instant of the record is asked about (T6). */
describe.each(engines)('reading the past of a restricted area, on %s', engine => {
  let world: World
  let handoff: string
  let item: string
  const then = '2026-11-19T09:30:00Z'
  let seq: number

  beforeAll(async () => {
    world = await openWorld(engine, { start: '2026-11-19T09:00:00Z' })
    for (const handle of ['ben', 'li', 'noor', 'vera'])
      await world.must('ana', 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
    await world.must('ana', 'person.set', { handle: 'vera', auditor: true })
    await world.must('ana', 'team.set', { name: 'vault', members: ['ben', 'li'] })
    await world.must('ana', 'area.add', { path: 'vault', team: 'vault', restricted: true })
    const published = await world.must('ben', 'handoff.publish', { markdown: sealed })
    handoff = published.id
    item = published.items[0].id
    seq = published.seq
    world.moveTo('2026-11-19T10:00:00Z')
  })
  afterAll(() => world?.close())

  const reads: readonly [string, () => object][] = [
    ['handoff.list', () => ({})],
    ['handoff.show', () => ({ id: handoff })],
    ['item.list', () => ({})],
    ['item.show', () => ({ id: item })],
    ['brief.read', () => ({})],
    ['brief.read', () => ({ area: 'vault' })],
    ['record.list', () => ({})],
    ['record.show', () => ({ id: handoff })],
    ['erase.find', () => ({ text: 'sealed keys' })],
    ['day-line.read', () => ({})],
    ['handoff.returns', () => ({})],
  ]
  const told = async (as: string) => {
    const found = []
    for (const [operation, input] of reads) {
      for (const point of [{ at: then }, { seq }]) {
        const outcome = await world.call(as, operation, input(), point)
        const said = JSON.stringify(outcome)
        if (said.includes('sealed') || said.includes(`"${item}"`)) found.push(operation)
      }
    }
    return new Set(found)
  }

  it('whoever is in its team or an auditor reads it as it was', async () => {
    for (const reader of ['li', 'vera']) expect(await told(reader)).toContain('item.show')
  })

  it('whoever has left the team, or is no auditor any more, reads none of it, not even as of then', async () => {
    await world.must('ana', 'team.set', { name: 'vault', members: ['ben', 'noor'] })
    await world.must('ana', 'person.set', { handle: 'vera', auditor: false })
    for (const reader of ['li', 'vera']) expect([reader, await told(reader)]).toEqual([reader, new Set()])
  })

  it('whoever is in the team now reads what was said before, and its author reads on', async () => {
    expect(await told('noor')).toContain('item.show')
    await world.must('ana', 'team.set', { name: 'vault', members: ['noor'] })
    expect(await told('ben')).toContain('item.show')
  })
})
