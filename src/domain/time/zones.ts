import type { Instant } from './instant.ts'

/**
 * The offsets of one zone from 1999 to 2038, in minutes east of UTC. `offsets[i]` holds before `ats[i]`, and the
 * last one from the last change on, so `offsets` is one longer than `ats`.
 */
export interface ZoneHistory {
  readonly ats: readonly Instant[]
  readonly offsets: readonly number[]
}

/** A change of offset, in minutes east of UTC. */
export interface Transition {
  readonly at: Instant
  readonly before: number
  readonly after: number
}

/** One release of the zone data (T2). Lookups of a zone it does not have are faults: ask `has` or `named` first. */
export interface ZoneTable {
  readonly version: string
  readonly sha256: string
  /** Every zone and alias, sorted. */
  readonly zoneNames: readonly string[]
  has(zone: string): boolean
  /** The zone as the table spells it, found without regard to case, or null. */
  named(text: string): string | null
  history(zone: string): ZoneHistory
  /** Minutes east of UTC. */
  offsetAt(zone: string, instant: Instant): number
  transitions(zone: string): readonly Transition[]
  /** The zone's row as `source.rows` has it, with this name alone: what a browser is sent. */
  row(zone: string): string
}

/** A table as it is shipped or sent: rows of `offsets|order|steps|names`, see `decodeHistory`. */
export interface ZoneTableSource {
  readonly version: string
  readonly sha256: string
  readonly rows: readonly string[]
}

/** T2: a table over its rows. A zone is decoded when it is first asked for. */
export function zoneTable(source: ZoneTableSource): ZoneTable {
  const rowOf = rowsByName(source.rows)
  const histories = new Map<string, ZoneHistory>()
  let sorted: readonly string[] | null = null
  let folded: ReadonlyMap<string, string> | null = null

  function history(zone: string): ZoneHistory {
    const known = histories.get(zone)
    if (known !== undefined) return known
    const decoded = decodeHistory(row(zone))
    histories.set(zone, decoded)
    return decoded
  }
  function row(zone: string): string {
    const found = rowOf.get(zone)
    if (found === undefined) throw new Error(`Zone table ${source.version} has no zone ${zone}`)
    return `${found.slice(0, found.lastIndexOf('|'))}|${zone}`
  }
  return {
    version: source.version,
    sha256: source.sha256,
    get zoneNames() {
      sorted ??= [...rowOf.keys()].sort()
      return sorted
    },
    has: zone => rowOf.has(zone),
    named(text) {
      if (rowOf.has(text)) return text
      folded ??= new Map([...rowOf.keys()].map(name => [name.toLowerCase(), name]))
      return folded.get(text.toLowerCase()) ?? null
    },
    history,
    offsetAt(zone, instant) {
      const { ats, offsets } = history(zone)
      return offsets[changesUpTo(ats, instant)]!
    },
    transitions(zone) {
      const { ats, offsets } = history(zone)
      return ats.map((at, i) => ({ at, before: offsets[i]!, after: offsets[i + 1]! }))
    },
    row,
  }
}

/** How many of the sorted instants are at or before this one. */
export function changesUpTo(ats: readonly Instant[], instant: Instant): number {
  let low = 0
  let high = ats.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ats[middle]! <= instant) low = middle + 1
    else high = middle
  }
  return low
}

function rowsByName(rows: readonly string[]): ReadonlyMap<string, string> {
  const rowOf = new Map<string, string>()
  for (const row of rows) {
    for (const name of row.slice(row.lastIndexOf('|') + 1).split(' ')) rowOf.set(name, row)
  }
  return rowOf
}

/**
 * `offsets` in minutes; `order`: one base 36 digit for each stretch, the place of its offset; `steps`: for each
 * change the minutes since the one before it, the first since 1999-01-01Z, base 36.
 */
function decodeHistory(row: string): ZoneHistory {
  const [values = '', order = '', steps = ''] = row.split('|')
  const choices = values.split(',').map(Number)
  const offsets = Array.from(order, digit => choices[Number.parseInt(digit, 36)]!)
  let at = Date.UTC(1999, 0, 1)
  const ats = steps === '' ? [] : steps.split(' ').map(step => (at += Number.parseInt(step, 36) * 60_000))
  return { ats, offsets }
}
