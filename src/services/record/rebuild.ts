import type { Envelope } from '../../domain/record/entry.ts'
import { evolveSubject, type SubjectState } from '../../domain/record/subjects.ts'
import { loadHead } from '../../storage/entries.ts'
import { dropViews, loadStreams, subjectsAfter } from '../../storage/rebuild.ts'
import { dropSearchRows, fillSearchGap } from '../../storage/search/rows.ts'
import type { Script } from '../../storage/sql.ts'
import { type OrgNo, openSeq } from '../../storage/store.ts'
import { type SubjectVersion, saveVersions } from '../../storage/subjects.ts'
import type { Environment } from '../environment.ts'

/** Subjects folded at a time: bounds memory, and on SQLite how long a statement may hold the process. */
export const subjectsPerPage = 200
const entriesPerPage = 1_000

/** Drops the views and replays the record into them, in one transaction. Returns how many versions were written. */
export function rebuildViews({ store }: Pick<Environment, 'store'>, org: OrgNo): Promise<number> {
  return store.write(org, function* () {
    yield* dropViews(org)
    const head = (yield* loadHead(org))?.seq ?? 0
    let versions = 0
    for (let last: string | null = ''; last !== null; ) {
      const page: ReplayedPage = yield* replayPage(org, last, head)
      yield* saveVersions(org, page.versions)
      versions += page.versions.length
      last = page.last
    }
    yield* dropSearchRows(org, head)
    while ((yield* fillSearchGap(org, entriesPerPage)) > 0);
    return versions
  })
}

export interface ReplayedPage {
  readonly subjects: readonly string[]
  /** Every version of each of them, in order, folded from envelopes alone. */
  readonly versions: readonly SubjectVersion[]
  /** Where the next page begins; null after the last. */
  readonly last: string | null
}

/** Folds the streams of the subjects that follow `after` by id. */
export function* replayPage(org: OrgNo, after: string, until: number = openSeq): Script<ReplayedPage> {
  const subjects = yield* subjectsAfter(org, after, subjectsPerPage)
  if (subjects.length === 0) return { subjects, versions: [], last: null }
  const versions: SubjectVersion[] = []
  let current: { id: string; state: SubjectState | null } = { id: '', state: null }
  for (const { subject, bytes } of yield* loadStreams(org, subjects, until)) {
    if (subject !== current.id) current = { id: subject, state: null }
    const e = JSON.parse(bytes) as Envelope
    const next = evolveSubject(current.state, e)
    if (next === null || next === current.state) continue
    versions.push({ before: current.state, after: next })
    current.state = next
  }
  return { subjects, versions, last: subjects.at(-1) ?? null }
}
