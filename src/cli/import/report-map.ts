import { type Condition, conditions, type ItemKind, itemKinds } from '../../domain/handoff/kinds.ts'
import { isAreaPath } from '../../domain/import/admissible.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import { glob } from './glob.ts'
import { MapReader } from './map-reader.ts'
import type { Gathering } from './reading.ts'
import { parseYaml, type Tree } from './yaml-tree.ts'

/** How to read one team's reports; the file format is described in docs/IMPORT.md. */
export interface ReportMap {
  readonly area: string
  readonly files: RegExp
  readonly ignore: readonly RegExp[]
  readonly date: {
    readonly from: 'filename' | 'heading'
    readonly match: RegExp
    readonly time: string | null
  }
  readonly zone: string
  readonly author: RegExp | null
  /** Whether authors become people. */
  readonly createAuthors: boolean
  readonly sections: readonly SectionRule[]
  readonly refs: readonly RegExp[]
  readonly drop: readonly RegExp[]
  readonly strip: readonly RegExp[]
}

/** What stands below a heading. `begins`: a paragraph that starts an item, to which what follows it belongs. */
export interface SectionRule {
  readonly heading: RegExp
  readonly kind: ItemKind
  readonly condition: Condition
  readonly entry: 'list' | 'paragraph' | { readonly begins: RegExp }
}

/** The map, or null, with every mistake in it lost at its line. */
export async function parseReportMap(text: string, file: string, into: Gathering): Promise<ReportMap | null> {
  const tree = await parseYaml(text, file, into)
  if (tree === null) return null
  const read = new MapReader(file, into)
  const map = mapOf(tree, read)
  return read.wrong ? null : map
}

function mapOf(tree: Tree, read: MapReader): ReportMap {
  read.known(tree, [
    'area',
    'files',
    'ignore',
    'date',
    'zone',
    'author',
    'authors',
    'sections',
    'refs',
    'drop',
    'strip',
  ])
  const area = read.required(tree, 'area')
  if (area !== '' && !isAreaPath(area)) read.lose(tree, 'area', 'is not the path of an area')
  const zone = read.required(tree, 'zone')
  const named = currentZoneTable.named(zone)
  if (zone !== '' && named === null)
    read.lose(tree, 'zone', 'is no zone; write one such as Europe/Berlin, or UTC')
  return {
    area,
    files: glob(read.text(tree, 'files') ?? '*.md'),
    ignore: read.texts(tree, 'ignore').map(glob),
    date: dateOf(tree, read),
    zone: named ?? 'UTC',
    author: read.pattern(tree, 'author', 'um'),
    createAuthors: read.oneOf(tree, 'authors', ['known', 'create']) === 'create',
    sections: read.maps(tree, 'sections').map(section => sectionOf(section, read)),
    refs: read.patterns(tree, 'refs', 'gu'),
    drop: read.patterns(tree, 'drop', 'u'),
    strip: read.patterns(tree, 'strip', 'gu'),
  }
}

function dateOf(tree: Tree, read: MapReader): ReportMap['date'] {
  const date = read.map(tree, 'date')
  if (date === null) return { from: 'filename', match: isoDate, time: null }
  read.known(date, ['from', 'match', 'time'])
  const time = read.text(date, 'time')
  if (time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    read.lose(date, 'time', 'is not a time such as 18:00')
  return {
    from: read.oneOf(date, 'from', ['filename', 'heading']) ?? 'filename',
    match: read.pattern(date, 'match', 'u') ?? isoDate,
    time,
  }
}

const isoDate = /(\d{4}-\d{2}-\d{2})/u

function sectionOf(section: Tree, read: MapReader): SectionRule {
  read.known(section, ['heading', 'kind', 'condition', 'entry', 'begins'])
  read.required(section, 'heading')
  read.required(section, 'kind')
  const begins = read.pattern(section, 'begins', 'u')
  const entry = read.oneOf(section, 'entry', ['list', 'paragraph'])
  if (begins !== null && entry !== null) read.lose(section, 'begins', 'and "entry" exclude each other')
  return {
    heading: read.pattern(section, 'heading', 'u') ?? /^$/u,
    kind: read.oneOf(section, 'kind', itemKinds) ?? 'watch',
    condition: read.oneOf(section, 'condition', conditions) ?? 'stable',
    entry: begins === null ? (entry ?? 'paragraph') : { begins },
  }
}
