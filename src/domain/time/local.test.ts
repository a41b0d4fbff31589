import { describe, expect, it } from 'vitest'
import { hourMs, type Instant, minuteMs } from './instant.ts'
import { readings, resolveLocal, startOfDay, wallTimeAt } from './local.ts'
import { formatLocal, parseLocalTime } from './local-text.ts'
import { currentZoneTable as table } from './zone-tables.ts'

const quarterMs = 15 * minuteMs

describe('T5: every change of every zone from 2024 to 2035, six hours around it', () => {
  it('has the readings that a search over all offsets finds', { timeout: 20_000 }, () => {
    const wrong: string[] = []
    let checked = 0
    eachChange((zone, at) => {
      for (let wall = floorTo(at, quarterMs) - 20 * hourMs; wall <= at + 20 * hourMs; wall += quarterMs) {
        if (!isNear(zone, wall, at)) continue
        checked++
        const found = readings(table, zone, wall)
        const expected = search(zone, wall)
        if (JSON.stringify(instantsOf(found)) !== JSON.stringify(expected)) wrong.push(`${zone} ${wall}`)
        const resolved = resolveLocal(table, zone, wall)
        if (resolved !== (expected[0] ?? wall - offsetBefore(zone, at) * minuteMs))
          wrong.push(`${zone} ${wall} edge`)
      }
    })
    expect(checked).toBeGreaterThan(200_000)
    expect(wrong).toEqual([])
  })

  it('comes back from text as the same instant', { timeout: 20_000 }, () => {
    const wrong: string[] = []
    eachChange((zone, at) => {
      const near = Array.from({ length: 25 }, (_, i) => at + (i - 12) * hourMs * 0.5)
      for (const instant of [...near, at - 1, at + 1, at - 61_001]) {
        const text = formatLocal(table, zone, instant)
        const parsed = parseLocalTime(table, text, 'UTC')
        if (!parsed.ok || parsed.value.instant !== instant) wrong.push(text)
      }
    })
    expect(wrong).toEqual([])
  })
})

describe('T5: zones that are unlike the others', () => {
  const cases: [what: string, zone: string, local: string, outcome: string[]][] = [
    [
      'Berlin skips an hour',
      'Europe/Berlin',
      '2026-03-29T02:30',
      ['missing', '2026-03-29T01:30', '2026-03-29T03:30'],
    ],
    [
      'Berlin repeats an hour',
      'Europe/Berlin',
      '2026-10-25T02:30',
      ['twice', '2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00'],
    ],
    [
      'Lord Howe skips 30 minutes',
      'Australia/Lord_Howe',
      '2026-10-04T02:15',
      ['missing', '2026-10-04T01:45', '2026-10-04T02:45'],
    ],
    [
      'Lord Howe repeats 30 minutes',
      'Australia/Lord_Howe',
      '2026-04-05T01:45',
      ['twice', '2026-04-05T01:45+11:00', '2026-04-05T01:45+10:30'],
    ],
    [
      'Chatham skips an hour at 02:45',
      'Pacific/Chatham',
      '2026-09-27T03:00',
      ['missing', '2026-09-27T02:00', '2026-09-27T04:00'],
    ],
    [
      'Cairo skips midnight',
      'Africa/Cairo',
      '2026-04-24T00:30',
      ['missing', '2026-04-23T23:30', '2026-04-24T01:30'],
    ],
    [
      'Santiago skips midnight',
      'America/Santiago',
      '2026-09-06T00:00',
      ['missing', '2026-09-05T23:00', '2026-09-06T01:00'],
    ],
    [
      'Santiago repeats the hour before it',
      'America/Santiago',
      '2026-04-04T23:30',
      ['twice', '2026-04-04T23:30-03:00', '2026-04-04T23:30-04:00'],
    ],
    [
      'Beirut skips midnight',
      'Asia/Beirut',
      '2026-03-29T00:15',
      ['missing', '2026-03-28T23:15', '2026-03-29T01:15'],
    ],
    [
      'Dublin repeats an hour going to its "negative" winter',
      'Europe/Dublin',
      '2026-10-25T01:30',
      ['twice', '2026-10-25T01:30+01:00', '2026-10-25T01:30+00:00'],
    ],
    [
      'Apia skipped 30 December 2011',
      'Pacific/Apia',
      '2011-12-30T12:00',
      ['missing', '2011-12-29T12:00', '2011-12-31T12:00'],
    ],
  ]
  it.each(cases)('%s', (_, zone, local, [kind, first, second]) => {
    const wall = Date.parse(`${local}Z`)
    const found = readings(table, zone, wall)
    expect(found.kind).toBe(kind)
    if (found.kind === 'once') return
    expect(formatLocal(table, zone, found.earlier)).toBe(`${first}[${zone}]`)
    expect(formatLocal(table, zone, found.later)).toBe(`${second}[${zone}]`)
    expect(resolveLocal(table, zone, wall)).toBe(kind === 'missing' ? found.later : found.earlier)
  })

  it('have the offsets they are known for', () => {
    const july = Date.UTC(2026, 6, 1)
    const january = Date.UTC(2026, 0, 1)
    expect(
      ['Asia/Kathmandu', 'Pacific/Chatham', 'Australia/Lord_Howe'].map(zone => table.offsetAt(zone, july)),
    ).toEqual([345, 765, 630])
    expect([january, july].map(at => table.offsetAt('Europe/Dublin', at))).toEqual([0, 60])
    expect(table.offsetAt('America/Vancouver', Date.UTC(2026, 11, 1))).toBe(-420)
  })

  it('begin a day without midnight at its first instant', () => {
    const midnight = Date.UTC(2026, 8, 6)
    expect(formatLocal(table, 'America/Santiago', startOfDay(table, 'America/Santiago', midnight))).toBe(
      '2026-09-06T01:00[America/Santiago]',
    )
    expect(formatLocal(table, 'Europe/Berlin', startOfDay(table, 'Europe/Berlin', midnight))).toBe(
      '2026-09-06T00:00[Europe/Berlin]',
    )
    expect(
      formatLocal(table, 'Pacific/Apia', startOfDay(table, 'Pacific/Apia', Date.UTC(2011, 11, 30))),
    ).toBe('2011-12-31T00:00[Pacific/Apia]')
  })
})

function eachChange(check: (zone: string, at: Instant) => void): void {
  for (const zone of table.zoneNames) {
    for (const { at } of table.transitions(zone)) {
      if (at >= Date.UTC(2024, 0, 1) && at < Date.UTC(2036, 0, 1)) check(zone, at)
    }
  }
}

/** Within six hours of the change on a clock that shows either side of it. */
function isNear(zone: string, wall: number, at: Instant): boolean {
  return [at - 1, at].some(instant => Math.abs(wall - wallTimeAt(table, zone, instant)) <= 6 * hourMs)
}

const offsetsOf = new Map<string, number[]>()

/** The instants that show this wall time, by trying every offset the zone ever had. */
function search(zone: string, wall: number): Instant[] {
  const known = offsetsOf.get(zone) ?? [...new Set(table.history(zone).offsets)]
  offsetsOf.set(zone, known)
  const tried = known.map(offset => wall - offset * minuteMs)
  return tried.filter(instant => wallTimeAt(table, zone, instant) === wall).sort((a, b) => a - b)
}

function instantsOf(found: ReturnType<typeof readings>): Instant[] {
  if (found.kind === 'missing') return []
  return found.kind === 'once' ? [found.instant] : [found.earlier, found.later]
}

function offsetBefore(zone: string, at: Instant): number {
  return table.offsetAt(zone, at - 1)
}

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step
}
