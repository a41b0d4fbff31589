import { basename, dirname, join } from 'node:path'
import type { ImportedDecisionStanding } from '../../domain/decisions/imported.ts'
import { isAreaPath, isHandle } from '../../domain/import/admissible.ts'
import type { FactDraft } from '../../domain/import/facts.ts'
import { cutText, oneLine } from '../../domain/import/line-text.ts'
import { firstDayOf, isNothing, namesOf } from './decision-reading.ts'
import { findFiles, isFolder } from './find-files.ts'
import { type People, peopleOf } from './people.ts'
import { type Gathering, gathering, type OnProgress, type Reading } from './reading.ts'
import { readTextFile } from './text-file.ts'
import { parseYaml, type Tree, textOf } from './yaml-tree.ts'

/**
 * `import keps DIR`: every `kep.yaml` below a folder, by number. It states what the enhancement is called, how it
 * stands, and who approved it; who wrote or approved one becomes a person as leads do.
 */
export async function readKeps(
  dir: string,
  area: string | null,
  onProgress: OnProgress = () => undefined,
): Promise<Reading> {
  const into = gathering()
  if (!(await isFolder(dir, '.', into))) return into.reading()
  const files = await findFiles(dir, '', into, name => name === 'kep.yaml')
  const people = peopleOf(into)
  const keps: Kep[] = []
  for (const [done, file] of files.entries()) {
    onProgress({ file, done, total: files.length })
    const read = await readTextFile(join(dir, file))
    const tree = read.ok ? await parseYaml(read.text, file, into) : null
    if (!read.ok) into.lose(file, null, read.reason)
    const kep = tree === null ? null : kepOf(tree, file, into)
    if (kep !== null) keps.push(kep)
  }
  const links = new Links(keps, into)
  const drafts = keps.map(kep => draftOf(kep, { area, people, links, into }))
  people.state()
  for (const draft of drafts) into.add(draft)
  return into.reading()
}

interface Kep {
  readonly file: string
  /** `keps/sig-node/127-user-namespaces` */
  readonly folder: string
  readonly tree: Tree
  readonly title: string
  readonly number: string | null
  readonly status: string
}

const standings = new Map<string, ImportedDecisionStanding>(
  Object.entries({
    provisional: 'proposed',
    implementable: 'in-force',
    implemented: 'in-force',
    deferred: 'proposed',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
    replaced: 'superseded',
    superseded: 'superseded',
  }),
)

function kepOf(tree: Tree, file: string, into: Gathering): Kep | null {
  const title = textOf(tree, 'title')
  const status = oneLine(textOf(tree, 'status') ?? '')
  const isTemplate = status.includes('|') || /(?:^|-)template$/.test(basename(dirname(file)))
  if (title === null || isTemplate) {
    into.skip(file, tree.line, title === null ? 'has no title' : 'is a template')
    return null
  }
  if (standings.get(status.toLowerCase()) === undefined)
    into.skip(
      file,
      null,
      `has the status "${status.slice(0, 60)}", which is none of a KEP; it counts as not in force`,
    )
  const folder = dirname(file)
  const number = /^\d+/.exec(textOf(tree, 'kep-number') ?? '')?.[0] ?? /^\d+(?=-)/.exec(basename(folder))?.[0]
  return { file, folder, tree, title: oneLine(title), number: number ?? null, status }
}

interface Context {
  readonly area: string | null
  readonly people: People
  readonly links: Links
  readonly into: Gathering
}

function draftOf(kep: Kep, { area, people, links, into }: Context): Extract<FactDraft, { kind: 'decision' }> {
  const { tree, file, title, number, status } = kep
  const sig = textOf(tree, 'owning-sig') ?? ''
  const areas = [...(area === null ? [] : [`${area}/${sig}`]), sig, ...(area === null ? [] : [area])]
  const handles = (name: string) => {
    const named = namesOf(tree, name).map(({ text, line }) => ({ text: handleIn(text), line }))
    for (const { text, line } of named)
      if (!isHandle(text)) into.skip(file, line, `names "${text.slice(0, 80)}", which cannot be a handle`)
    return people.addAll(
      named.filter(({ text }) => isHandle(text)),
      file,
    )
  }
  return {
    kind: 'decision',
    file,
    saidAt: firstDayOf(tree, ['last-updated', 'creation-date'], file, into),
    type: 'architecture',
    areas: areas.filter(isAreaPath),
    title: cutText(title, 200),
    outcome: outcomeOf(kep),
    number: number === null || /^0+$/.test(number) ? null : `KEP-${number}`,
    standing: standings.get(status.toLowerCase()) ?? 'other',
    status: cutText(status, 100),
    deciders: handles('approvers'),
    authors: handles('authors'),
    consulted: handles('reviewers'),
    informed: [],
    supersedes: links.of(kep, 'replaces'),
    supersededBy: links.of(kep, 'superseded-by'),
    seeAlso: links.of(kep, 'see-also'),
    refs: links.addressesOf(kep),
  }
}

/** `@ana - for the API part` → `ana`; else as it is. */
function handleIn(written: string): string {
  return /^@(\S+)\s+(?:[-–—(,]|for\b|as\b)/.exec(written)?.[1] ?? written.replace(/^@/, '')
}

/** A `kep.yaml` says nothing but how far it is. */
function outcomeOf({ tree, status }: Kep): string {
  const stage = textOf(tree, 'stage')
  const milestone = textOf(tree, 'latest-milestone')
  const parts = [
    status === '' ? 'No status' : `${status[0]?.toUpperCase()}${status.slice(1)}`,
    ...(stage === null ? [] : [`stage ${oneLine(stage)}`]),
    ...(milestone === null || /^v?0\.0$/.test(milestone) ? [] : [`milestone ${oneLine(milestone)}`]),
  ]
  return cutText(`${parts.join(', ')}.`, 500)
}

const linkFields = ['replaces', 'superseded-by', 'see-also'] as const

/** Enhancements name each other by folder, number or address. */
class Links {
  readonly #byFolder = new Map<string, string>()
  readonly #byNumber = new Map<string, string | null>()
  readonly #into: Gathering

  constructor(keps: readonly Kep[], into: Gathering) {
    this.#into = into
    for (const { file, folder, number } of keps) {
      this.#byFolder.set(basename(folder), file)
      // Two of one number are neither.
      if (number !== null) this.#byNumber.set(number, this.#byNumber.has(number) ? null : file)
    }
  }

  of(kep: Kep, field: (typeof linkFields)[number]): string[] {
    const found = namesOf(kep.tree, field).flatMap(({ text, line }) => {
      const file = this.#fileOf(text)
      if (file === null && !isAddress(text))
        this.#into.unplaced('a reference to something that is no enhancement here', kep.file, line)
      return file === null || file === kep.file ? [] : [file]
    })
    return [...new Set(found)]
  }

  addressesOf({ tree }: Kep): string[] {
    const all = linkFields.flatMap(field => namesOf(tree, field)).map(({ text }) => text)
    return [...new Set(all.filter(text => isAddress(text) && this.#fileOf(text) === null))]
  }

  #fileOf(written: string): string | null {
    if (isNothing(written)) return null
    const plain = written.replace(/[?#].*$/, '').replace(/\/(?:README\.md|kep\.yaml)?$/, '')
    const byFolder = this.#byFolder.get(basename(plain))
    if (byFolder !== undefined) return byFolder
    const number =
      /^(?:KEP[- ]?)?#?(\d+)$/i.exec(plain)?.[1] ??
      /(?:^|\/)keps\/(?:[^/]+\/)*(\d+)-[^/]*$/.exec(plain)?.[1] ??
      /^https:\/\/github\.com\/kubernetes\/enhancements\/(?:issues|pull)\/(\d+)$/.exec(plain)?.[1] ??
      /^kubernetes\/enhancements#(\d+)$/.exec(written)?.[1]
    return number === undefined ? null : (this.#byNumber.get(String(Number(number))) ?? null)
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text)
}
