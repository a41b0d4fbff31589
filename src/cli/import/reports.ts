import { basename, join } from 'node:path'
import type { FactDraft } from '../../domain/import/facts.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import { findFiles, isFolder } from './find-files.ts'
import { type People, peopleOf } from './people.ts'
import { type Gathering, gathering, type OnProgress, type Reading } from './reading.ts'
import { parseReportMap, type ReportMap } from './report-map.ts'
import { parseReport, type ReportText } from './report-text.ts'
import { readTextFile } from './text-file.ts'

/** `import reports DIR --map FILE`: the Markdown reports a team wrote before it had Locum, oldest first. */
export async function readReports(
  dir: string,
  mapFile: string,
  onProgress: OnProgress = () => undefined,
): Promise<Reading> {
  const into = gathering()
  const map = await readMap(mapFile, into)
  if (map === null || !(await isFolder(dir, '.', into))) return into.reading()
  const people = peopleOf(into)
  const reports: ReportDraft[] = []
  const files = await reportFiles(dir, map, into)
  for (const [done, file] of files.entries()) {
    onProgress({ file, done, total: files.length })
    const read = await readTextFile(join(dir, file), maxReportBytes)
    const report = read.ok ? reportOf(parseReport(read.text, map), file, { map, people, into }) : null
    if (!read.ok) into.lose(file, null, read.reason)
    if (report !== null) reports.push(report)
  }
  if (map.createAuthors) people.state()
  for (const report of reports.sort((a, b) => a.saidAt - b.saidAt)) into.add(report)
  return into.reading()
}

/** A shift is told in a few pages. */
const maxReportBytes = 1_024 * 1_024

type ReportDraft = Extract<FactDraft, { kind: 'report' }>

async function readMap(path: string, into: Gathering): Promise<ReportMap | null> {
  const read = await readTextFile(path)
  if (read.ok) return parseReportMap(read.text, basename(path), into)
  into.lose(basename(path), null, read.reason)
  return null
}

async function reportFiles(dir: string, map: ReportMap, into: Gathering): Promise<string[]> {
  const files = await findFiles(dir, '', into)
  return files.filter(file => {
    const ignored = map.ignore.some(pattern => pattern.test(file))
    if (ignored) into.skip(file, null, 'is ignored by the map')
    else if (!map.files.test(file)) into.unplaced('a file that the map does not name', file, null)
    return !ignored && map.files.test(file)
  })
}

interface Context {
  readonly map: ReportMap
  readonly people: People
  readonly into: Gathering
}

function reportOf(said: ReportText, file: string, { map, people, into }: Context): ReportDraft | null {
  const saidAt = saidAtOf(said, file, map)
  if (typeof saidAt === 'string') {
    // A file with neither a date nor a section is a README, not a report that is broken.
    if (said.sections === 0) into.skip(file, null, 'is not a report: no date and no heading of the map')
    else into.lose(file, null, saidAt)
    return null
  }
  for (const line of said.cut) into.skip(file, line, 'was too long and is cut')
  for (const line of said.uncovered) into.unplaced('text outside what the map covers', file, line)
  if (said.sections === 0) into.skip(file, null, 'has no heading of the map, so no items')
  if (map.author !== null && said.author === null) into.skip(file, null, 'names no author')
  const title = said.heading ?? basename(file)
  return {
    kind: 'report',
    file,
    saidAt,
    author: said.author === null ? null : people.add(said.author, null, file, null),
    area: map.area,
    title,
    summary: said.summary || title,
    condition: said.condition,
    items: said.items,
  }
}

/** T4: a date alone is the end of that day in the map's zone. A text says why there is none. */
function saidAtOf(said: ReportText, file: string, { date, zone }: ReportMap): Instant | string {
  const source = date.from === 'filename' ? basename(file) : (said.heading ?? '')
  const found = date.match.exec(source)
  if (found === null) return `has no date in its ${date.from}`
  const day = found.length > 3 ? found.slice(1, 4).join('-') : (found[1] ?? found[0])
  const parsed = parseLocalTime(currentZoneTable, date.time === null ? day : `${day}T${date.time}`, zone)
  return parsed.ok ? parsed.value.instant : parsed.refusal.message
}
