import { parseWindows, printWindows } from '../availability/windows.ts'
import { type CsvRow, parseCsv } from './csv.ts'
import type { Gathering } from './gathering.ts'
import { oneLine } from './line-text.ts'
import { type OrgChart, orgChartOf, type PersonRow } from './people-rows.ts'

const columns = ['handle', 'name', 'zone', 'windows', 'team', 'area'] as const
type Column = (typeof columns)[number]

/** The zone of that name as the zone table spells it; null where there is none. */
export type NamedZone = (text: string) => string | null

/**
 * A table of people with a header; only the column `handle` is needed. `team` may name several, with `|` between them;
 * `area` is what the first of them looks after. A person may have several rows. A bad row is reported and the others
 * go on.
 */
export function readPeopleTable(text: string, file: string, namedZone: NamedZone, into: Gathering): void {
  const { rows, openQuote } = parseCsv(text)
  if (openQuote !== null)
    into.lose(file, openQuote, 'a quote that is never closed; nothing after it was read')
  const [header, ...people] = rows
  const places = header === undefined ? null : columnsOf(header, file, into)
  if (header === undefined) into.lose(file, null, 'has no rows')
  if (header === undefined || places === null) return
  const chart = orgChartOf(file, into)
  for (const row of people) addRow(row, { header, places, file, into, chart, namedZone })
  chart.state()
}

/** Where each known column stands; null where there is no column of handles, or two columns of one name. */
function columnsOf(
  { line, fields }: CsvRow,
  file: string,
  into: Gathering,
): ReadonlyMap<Column, number> | null {
  const places = new Map<Column, number>()
  for (const [place, field] of fields.entries()) {
    const name = columns.find(column => column === field.trim().toLowerCase())
    if (name !== undefined && places.has(name)) {
      into.lose(file, line, `two columns are called ${name}`)
      return null
    }
    if (name !== undefined) places.set(name, place)
    else if (field.trim() !== '')
      into.skip(file, line, `the column "${oneLine(field).slice(0, 80)}" is not imported`)
  }
  if (places.has('handle')) return places
  into.lose(file, line, 'has no column "handle"')
  return null
}

interface Table {
  readonly header: CsvRow
  readonly places: ReadonlyMap<Column, number>
  readonly file: string
  readonly into: Gathering
  readonly chart: OrgChart
  readonly namedZone: NamedZone
}

function addRow(row: CsvRow, { header, places, file, into, chart, namedZone }: Table): void {
  const wide = header.fields.length
  const extra = row.fields.slice(wide).some(field => field.trim() !== '')
  if (row.fields.length < wide || extra) {
    into.lose(file, row.line, `has ${row.fields.length} fields where the header has ${wide}`)
    return
  }
  const field = (column: Column) => oneLine(row.fields[places.get(column) ?? -1] ?? '') || null
  const zone = zoneOf(field('zone'), namedZone)
  const windows = windowsOf(field('windows'))
  const wrong = [zone.wrong, windows.wrong].filter(reason => reason !== null)
  for (const reason of wrong) into.lose(file, row.line, reason)
  if (wrong.length > 0) return
  const person: PersonRow = {
    line: row.line,
    handle: field('handle') ?? '',
    name: field('name')?.slice(0, 200) ?? null,
    zone: zone.value,
    windows: windows.value,
    teams: (field('team') ?? '')
      .split('|')
      .map(name => name.trim())
      .filter(name => name !== ''),
    area: field('area')?.replace(/^\/+|\/+$/g, '') || null,
  }
  chart.add(person)
}

interface Checked {
  readonly value: string | null
  readonly wrong: string | null
}

function zoneOf(text: string | null, namedZone: NamedZone): Checked {
  const zone = text === null ? null : namedZone(text)
  return text !== null && zone === null
    ? { value: null, wrong: `"${text.slice(0, 80)}" is no zone; write one such as Europe/Berlin` }
    : { value: zone, wrong: null }
}

function windowsOf(text: string | null): Checked {
  if (text === null) return { value: null, wrong: null }
  const parsed = parseWindows(text)
  if (parsed.ok) return { value: printWindows(parsed.value), wrong: null }
  return { value: null, wrong: `${parsed.refusal.message} ${parsed.refusal.next}` }
}
