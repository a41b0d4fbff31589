import { basename, join } from 'node:path'
import { isAreaPath, isHandle } from '../../domain/import/admissible.ts'
import type { FactDraft } from '../../domain/import/facts.ts'
import { cutText, oneLine } from '../../domain/import/line-text.ts'
import { firstDayOf, isNothing, namesOf } from './decision-reading.ts'
import { findFiles, isFolder } from './find-files.ts'
import { type MadrText, madrStatus, madrText, splitFrontMatter } from './madr-file.ts'
import { plainText } from './markdown-blocks.ts'
import { type Gathering, gathering, type OnProgress, type Reading } from './reading.ts'
import { readTextFile } from './text-file.ts'
import { entriesOf, parseYaml, type Tree, textOf } from './yaml-tree.ts'

/** `import madr DIR`: a folder of decision records in MADR 4, for one area. Whom they name becomes nobody's account. */
export async function readMadr(
  dir: string,
  area: string | null,
  onProgress: OnProgress = () => undefined,
): Promise<Reading> {
  const into = gathering()
  if (!(await isFolder(dir, '.', into))) return into.reading()
  const files = await findFiles(dir, '', into, name => name.endsWith('.md'))
  const records: Madr[] = []
  for (const [done, file] of files.entries()) {
    onProgress({ file, done, total: files.length })
    const read = await readTextFile(join(dir, file), maxRecordBytes)
    if (!read.ok) into.lose(file, null, read.reason)
    const record = read.ok ? await madrOf(read.text, file, into) : null
    if (record !== null) records.push(record)
  }
  const links = new Map(
    records.flatMap(({ file, number }) => (number === null ? [] : [[number, file] as const])),
  )
  const names = new Map(records.map(({ file }) => [basename(file), file]))
  const fileOf = (written: string) =>
    names.get(basename(written)) ?? links.get(String(Number(written))) ?? null
  for (const record of records) into.add(draftOf(record, { area, fileOf, into }))
  return into.reading()
}

/** A decision is told in a few pages. */
const maxRecordBytes = 1_024 * 1_024

interface Madr {
  readonly file: string
  readonly front: Tree
  readonly text: MadrText
  /** Of `0007-use-x.md`, without leading zeros. */
  readonly number: string | null
}

const frontNames = ['status', 'date', 'decision-makers', 'deciders', 'consulted', 'informed']

async function madrOf(text: string, file: string, into: Gathering): Promise<Madr | null> {
  if (/(?:^|[-_.])template(?:[-_.]|$)/i.test(basename(file, '.md'))) {
    into.skip(file, null, 'is a template')
    return null
  }
  const split = splitFrontMatter(text)
  if (split === null) {
    into.lose(file, 1, 'has front matter that never ends')
    return null
  }
  const front = await parseYaml(split.front, file, into)
  if (front === null) return null
  const said = madrText(split.body)
  const isRecord = said.outcome !== null || entriesOf(front).some(({ name }) => frontNames.includes(name))
  if (!isRecord || said.title === null) {
    const reason = isRecord
      ? 'has no heading to be called by'
      : 'is no decision record: no outcome and no status'
    into.skip(file, null, reason)
    return null
  }
  const number = /^(?:adr[-_ ]?)?(\d{1,6})(?=[-_. ]|$)/i.exec(basename(file, '.md'))?.[1]
  return { file, front, text: said, number: number === undefined ? null : String(Number(number)) }
}

interface Context {
  readonly area: string | null
  readonly fileOf: (written: string) => string | null
  readonly into: Gathering
}

function draftOf(
  { file, front, text, number }: Madr,
  { area, fileOf, into }: Context,
): Extract<FactDraft, { kind: 'decision' }> {
  const status = oneLine(textOf(front, 'status') ?? '')
  const { standing, supersededBy } = madrStatus(status)
  if (standing === 'other')
    into.skip(
      file,
      null,
      `${status === '' ? 'has no status' : `has the status "${status.slice(0, 60)}"`}; it counts as not in force`,
    )
  if (text.outcome === null) into.skip(file, null, 'has no outcome under "Decision Outcome"')
  const successor = supersededBy === null ? null : fileOf(supersededBy)
  if (supersededBy !== null && successor === null)
    into.skip(file, null, `names ${supersededBy.slice(0, 80)} as its successor, which is not here`)
  const makers = [...people(front, 'decision-makers'), ...people(front, 'deciders')]
  return {
    kind: 'decision',
    file,
    saidAt: firstDayOf(front, ['date'], file, into),
    type: 'architecture',
    areas: area !== null && isAreaPath(area) ? [area] : [],
    title: text.title ?? basename(file),
    outcome: text.outcome ?? '',
    number: number === null ? null : `ADR-${number.padStart(4, '0')}`,
    standing,
    status: cutText(oneLine(plainText(status)), 100),
    deciders: [...new Set(makers)],
    authors: [],
    consulted: people(front, 'consulted'),
    informed: people(front, 'informed'),
    supersedes: [],
    supersededBy: successor === null || successor === file ? [] : [successor],
    seeAlso: [],
    refs: [],
  }
}

/** Handles, or names as written: `@ana`, `Ana Sol`, `[Ana](https://…)`. */
function people(front: Tree, name: string): string[] {
  return namesOf(front, name)
    .map(({ text }) => cutText(oneLine(plainText(text)), 200))
    .map(text => (isHandle(text.replace(/^@/, '')) ? text.replace(/^@/, '') : text))
    .filter(text => !isNothing(text) && !/^\{.*\}$/.test(text))
}
