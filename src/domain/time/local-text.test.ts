import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstInstant, lastInstant } from './instant.ts'
import { formatLocal, parseLocalTime } from './local-text.ts'
import { currentZoneTable as table } from './zone-tables.ts'

const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))

function parse(text: string, zone = 'Europe/Berlin') {
  return parseLocalTime(table, text, zone)
}

describe('T4: a time a person types', () => {
  const accepted: [text: string, utc: string, local: string, offsetMinutes: number][] = [
    ['2026-11-20T18:00[Europe/Berlin]', '2026-11-20T17:00Z', '2026-11-20T18:00', 60],
    ['2026-11-20T18:00', '2026-11-20T17:00Z', '2026-11-20T18:00', 60],
    ['2026-11-20 18:00:30', '2026-11-20T17:00:30Z', '2026-11-20T18:00:30', 60],
    ['2026-11-20T24:00', '2026-11-20T23:00Z', '2026-11-21T00:00', 60],
    ['2026-10-25T02:30+02:00[Europe/Berlin]', '2026-10-25T00:30Z', '2026-10-25T02:30', 120],
    ['2026-10-25T02:30+01:00', '2026-10-25T01:30Z', '2026-10-25T02:30', 60],
    ['2026-11-21T06:00Z', '2026-11-21T06:00Z', '2026-11-21T07:00', 60],
    ['2026-11-21T06:00-08:00', '2026-11-21T14:00Z', '2026-11-21T15:00', 60],
    ['2026-11-20', '2026-11-20T23:00Z', '2026-11-20', 60],
    ['2026-03-29', '2026-03-29T22:00Z', '2026-03-29', 120],
  ]
  it.each(accepted)('%s is %s', (text, utc, local, offsetMinutes) => {
    expect(parse(text)).toEqual({
      ok: true,
      value: { instant: Date.parse(utc), local, zone: 'Europe/Berlin', offsetMinutes },
    })
  })

  it('names its zone, in any case', () => {
    const value = {
      instant: Date.UTC(2026, 10, 20, 12, 15),
      local: '2026-11-20T18:00',
      zone: 'Asia/Kathmandu',
      offsetMinutes: 345,
    }
    expect(parse('2026-11-20T18:00[asia/kathmandu]')).toEqual({ ok: true, value })
  })

  it('as a date alone ends with the first instant of the next day, where the clocks skip midnight', () => {
    expect(parse('2026-09-05[America/Santiago]')).toMatchObject({
      ok: true,
      value: { instant: Date.UTC(2026, 8, 6, 4), local: '2026-09-05' },
    })
    expect(parse('2011-12-29[Pacific/Apia]')).toMatchObject({
      ok: true,
      value: { instant: Date.UTC(2011, 11, 30, 10) },
    })
  })

  it('is refused with both readings when it comes twice', () => {
    expect(parse('2026-10-25T02:30')).toEqual({
      ok: false,
      refusal: {
        code: 'local_time_twice',
        message: '2026-10-25T02:30 comes twice in Europe/Berlin, because the clocks go back.',
        next: 'Write 2026-10-25T02:30+02:00[Europe/Berlin] for the first, or 2026-10-25T02:30+01:00[Europe/Berlin] for the second.',
        details: {
          readings: ['2026-10-25T02:30+02:00[Europe/Berlin]', '2026-10-25T02:30+01:00[Europe/Berlin]'],
        },
      },
    })
  })

  it('is refused with both readings when it does not exist', () => {
    expect(parse('2026-03-29T02:30')).toEqual({
      ok: false,
      refusal: {
        code: 'local_time_missing',
        message: '2026-03-29T02:30 does not exist in Europe/Berlin, because the clocks go forward.',
        next: 'Write 2026-03-29T01:30[Europe/Berlin] or 2026-03-29T03:30[Europe/Berlin].',
        details: { readings: ['2026-03-29T01:30[Europe/Berlin]', '2026-03-29T03:30[Europe/Berlin]'] },
      },
    })
    expect(parse('2011-12-30[Pacific/Apia]')).toMatchObject({
      refusal: {
        code: 'local_time_missing',
        details: { readings: ['2011-12-29[Pacific/Apia]', '2011-12-31[Pacific/Apia]'] },
      },
    })
  })

  const refused: [text: string, code: string, next: RegExp][] = [
    ['tomorrow', 'bad_time', /2026-11-20T18:00/],
    ['2026-02-30T10:00', 'bad_time', /2026-11-20T18:00/],
    ['2026-11-20T25:00', 'bad_time', /2026-11-20T18:00/],
    ['2026-11-20T23:60', 'bad_time', /2026-11-20T18:00/],
    ['2026-11-20T18:00+03:00[Europe/Berlin]', 'bad_time', /Write \+01:00/],
    ['2026-10-25T02:30+03:00[Europe/Berlin]', 'bad_time', /Write \+02:00 or \+01:00/],
    ['2026-03-29T02:30+01:00[Europe/Berlin]', 'local_time_missing', /T03:30/],
    ['2026-11-20T18:00[Berlin]', 'unknown_zone', /^Write Europe\/Berlin\.$/],
    ['2026-11-20T18:00[Europe/Berln]', 'unknown_zone', /Europe\/Berlin/],
    ['2026-11-20T18:00[]', 'unknown_zone', /name like Europe\/Berlin/],
    ['1999-12-31T23:00Z', 'instant_out_of_range', /2000 to 2037/],
    ['2038-01-01T01:00', 'instant_out_of_range', /2000 to 2037/],
  ]
  it.each(refused)('%s is refused as %s', (text, code, next) => {
    const outcome = parse(text)
    expect(outcome).toMatchObject({ ok: false, refusal: { code } })
    if (!outcome.ok) expect(outcome.refusal.next).toMatch(next)
  })

  it('comes back from its own text, and every reading that is offered is accepted', () => {
    const zones = fc.constantFrom(...table.zoneNames)
    const near = fc.constantFrom(
      0,
      1,
      -1,
      1_000,
      59_999,
      1_800_000,
      -1_800_000,
      3_599_999,
      3_600_000,
      -3_600_000,
    )
    const instants = zones.chain(zone => {
      const changes = table
        .transitions(zone)
        .map(({ at }) => at)
        .filter(at => at > firstInstant && at < lastInstant)
      const edge = changes.length === 0 ? fc.constant(Date.UTC(2026, 0, 1)) : fc.constantFrom(...changes)
      const biased = fc.tuple(edge, near).map(([at, by]) => at + by)
      const any = fc.integer({ min: firstInstant, max: lastInstant })
      return fc.tuple(fc.constant(zone), fc.oneof(biased, any))
    })
    console.log(`local-text seed ${seed}`)
    fc.assert(
      fc.property(instants, ([zone, instant]) => {
        const parsed = parseLocalTime(table, formatLocal(table, zone, instant), 'UTC')
        expect(parsed.ok && parsed.value.instant).toBe(instant)
        const again = parseLocalTime(table, `${new Date(instant).toISOString().slice(0, 16)}[${zone}]`, 'UTC')
        if (again.ok || !Array.isArray(again.refusal.details?.readings)) return
        const offered = again.refusal.details.readings as string[]
        expect(offered.map(text => parseLocalTime(table, text, 'UTC').ok)).toEqual([true, true])
      }),
      { seed, numRuns: 3_000 },
    )
  })
})
