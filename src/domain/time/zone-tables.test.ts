import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import moment from 'moment-timezone'
import { describe, expect, it } from 'vitest'
import { dayMs } from './instant.ts'
import { source } from './tables/2026f.ts'
import { currentZoneTable as table, zoneTables } from './zone-tables.ts'
import { type ZoneTable, zoneTable } from './zones.ts'

const from2024 = Date.UTC(2024, 0, 1)
const until2036 = Date.UTC(2036, 0, 1)

/** Zones in which the run-time's own data (tzdata 2026c in the pinned Node) differs from 2026f, and why. */
const knownDifferences: Record<string, string> = {
  'America/Inuvik': '2026d: the Northwest Territories stay at -06:00 from 2026-11-01',
  'America/Winnipeg': '2026e: Manitoba stays at -05:00 from 2026-11-01',
  'America/Rainy_River': '2026e: a link to America/Winnipeg',
  'Canada/Central': '2026e: a link to America/Winnipeg',
  'America/Havana': '2026f: Cuba stays at -04:00 from 2026-11-01 until 2027-11-07',
  Cuba: '2026f: a link to America/Havana',
}

describe('T2: the shipped zone tables', () => {
  it('are found by version, the current one among them', () => {
    expect([...zoneTables.keys()]).toEqual(['2026f'])
    expect(zoneTables.get('2026f')).toBe(table)
    expect(table.zoneNames).toHaveLength(597)
    expect(table.zoneNames).toEqual([...table.zoneNames].sort())
  })

  it('carry the sha256 of their own rows', () => {
    const text = [source.version, ...source.rows, ''].join('\n')
    expect(createHash('sha256').update(text).digest('hex')).toBe(source.sha256)
    expect(table.sha256).toBe(source.sha256)
  })

  it('agree with the package they are built from at every change from 1999 to 2038', () => {
    expect(table.zoneNames).toEqual(moment.tz.names().sort())
    const wrong: string[] = []
    for (const name of table.zoneNames) {
      const zone = moment.tz.zone(name)!
      const untils = zone.untils.filter(
        at => at !== null && at > Date.UTC(1999, 0, 1) && at < Date.UTC(2039, 0, 1),
      )
      for (const at of [Date.UTC(1999, 0, 1), ...untils, ...untils.map(instant => instant - 1)]) {
        const offset = zone.offsets[zone.untils.findIndex(end => end > at)]!
        if (table.offsetAt(name, at) !== 0 - offset) wrong.push(`${name} ${at}`)
      }
      if (table.transitions(name).some(({ before, after }) => before === after))
        wrong.push(`${name} idle change`)
    }
    expect(wrong).toEqual([])
  })

  it('agree with the run-time’s own data from 2024 to 2035, except in the listed zones', {
    timeout: 20_000,
  }, () => {
    const differing = table.zoneNames.filter(zone => {
      const offsetOf = offsetsByRunTime(zone)
      return momentsOf(zone).some(at => table.offsetAt(zone, at) !== offsetOf(at))
    })
    expect(differing.sort()).toEqual(Object.keys(knownDifferences).sort())
    for (const zone of differing) {
      const offsetOf = offsetsByRunTime(zone)
      const early = momentsOf(zone).filter(at => at < Date.UTC(2026, 10, 1))
      expect(early.filter(at => table.offsetAt(zone, at) !== offsetOf(at))).toEqual([])
    }
  })

  it('give the same results whatever the host’s time zone is', { timeout: 30_000 }, () => {
    const hosts = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe']
    const digests = hosts.map(digestUnder)
    expect(digests.map(([, hostOffset]) => hostOffset)).toEqual(['0', '480', '-330', '-660'])
    expect(new Set(digests.map(([digest]) => digest)).size).toBe(1)
  })
})

describe('A zone table', () => {
  it('finds a zone without regard to case', () => {
    expect(table.named('europe/BERLIN')).toBe('Europe/Berlin')
    expect(table.named('Asia/Calcutta')).toBe('Asia/Calcutta')
    expect(table.named('Europe/Berln')).toBeNull()
    expect([table.has('Europe/Berlin'), table.has('europe/berlin')]).toEqual([true, false])
  })

  it('treats an unknown zone as a fault', () => {
    expect(() => table.offsetAt('Europe/Berln', from2024)).toThrow(
      'Zone table 2026f has no zone Europe/Berln',
    )
  })

  it('keeps the first and the last offset outside its years', () => {
    expect(table.offsetAt('Europe/Berlin', Date.UTC(1990, 6, 1))).toBe(60)
    expect(table.offsetAt('Europe/Berlin', Date.UTC(2050, 6, 1))).toBe(60)
  })

  it('can be sent to a browser row by row', () => {
    const rows = ['Europe/Berlin', 'America/Havana'].map(zone => table.row(zone))
    const sent: ZoneTable = zoneTable({ version: table.version, sha256: table.sha256, rows })
    expect(sent.zoneNames).toEqual(['America/Havana', 'Europe/Berlin'])
    expect(sent.transitions('America/Havana')).toEqual(table.transitions('America/Havana'))
  })
})

/** Every change of the zone, before and after, and every tenth day. */
function momentsOf(zone: string): number[] {
  const changes = table.transitions(zone).filter(({ at }) => at >= from2024 && at < until2036)
  const days = Array.from(
    { length: Math.floor((until2036 - from2024) / dayMs / 10) },
    (_, i) => from2024 + i * 10 * dayMs,
  )
  return [...changes.flatMap(({ at }) => [at - 1, at]), ...days]
}

function offsetsByRunTime(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const [month, day, year, hour, minute, second] = format.format(at).match(/\d+/g)!.map(Number)
    return (
      (Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(at / 1_000) * 1_000) / 60_000
    )
  }
}

/** Formats and parses around each change of each zone in a process of its own; also says the host's offset. */
function digestUnder(hostZone: string): string[] {
  const script = `
    import { createHash } from 'node:crypto'
    const { currentZoneTable: table } = await import(${JSON.stringify(new URL('./zone-tables.ts', import.meta.url))})
    const { formatLocal, parseLocalTime } = await import(${JSON.stringify(new URL('./local-text.ts', import.meta.url))})
    const { resolveLocal } = await import(${JSON.stringify(new URL('./local.ts', import.meta.url))})
    const hash = createHash('sha256')
    for (const zone of table.zoneNames) {
      for (const { at } of table.transitions(zone)) {
        if (at < ${from2024} || at >= ${from2024 + 800 * dayMs}) continue
        for (const instant of [at - 1, at, at + 1800000]) {
          const text = formatLocal(table, zone, instant)
          hash.update(JSON.stringify([text, parseLocalTime(table, text, zone), resolveLocal(table, zone, instant)]))
          hash.update(JSON.stringify(parseLocalTime(table, text.slice(0, 10), zone)))
        }
      }
    }
    console.log(hash.digest('hex'), new Date(${from2024}).getTimezoneOffset())`
  const options = { env: { ...process.env, TZ: hostZone }, encoding: 'utf8' as const }
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], options).trim().split(' ')
}
