import type { Entry } from '../../domain/record/entry.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import type { SubjectState } from '../../domain/record/subjects.ts'
import { type EntryFilter, listEntries, loadEntries } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsById } from '../load.ts'
import { isOpen } from '../may-read.ts'
import type { Scope } from '../scope.ts'

export type VisibleFilter = Omit<EntryFilter, 'until'>

export interface VisiblePage {
  /** At most `limit`, in the order asked for. */
  readonly entries: readonly Entry[]
  /** Whether more of them follow; the last entry's seq is then `after` (or `before`, newest first) of the next page. */
  readonly more: boolean
}

/**
 * P1: the entries of the record that the caller may read, as of the scope. What is invisible leaves no trace: it is
 * counted neither against the limit nor towards `more`.
 */
export function* visibleEntries(scope: Scope, filter: VisibleFilter): Script<VisiblePage> {
  const found: Entry[] = []
  let { after, before } = filter
  for (;;) {
    const limit = Math.max(filter.limit + 1 - found.length, 50)
    const bounds = { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) }
    const page = yield* listEntries(scope.org, { ...filter, ...bounds, until: scope.atSeq, limit })
    found.push(...(yield* readableEntries(scope, page)))
    const last = page.at(-1)
    if (found.length > filter.limit || last === undefined || page.length < limit) break
    if (filter.newestFirst) before = last.envelope.seq
    else after = last.envelope.seq
  }
  return { entries: found.slice(0, filter.limit), more: found.length > filter.limit }
}

/** P1: entries by id that the caller may read, in the order of the record; those unknown or not readable are absent. */
export function* visibleById(scope: Scope, ids: readonly string[]): Script<Entry[]> {
  return yield* readableEntries(scope, yield* loadEntries(scope.org, ids, scope.atSeq))
}

/** Those of these entries that the caller may read, by audience or because the subject was given to them. */
export function* readableEntries(scope: Scope, entries: readonly Entry[]): Script<Entry[]> {
  const restricted = entries
    .filter(({ envelope }) => envelope.audience !== 'org')
    .map(e => e.envelope.subject)
  const none = new Map<string, SubjectState>()
  const subjects = restricted.length === 0 ? none : yield* subjectsById(scope, [...new Set(restricted)])
  return entries.filter(({ envelope }) =>
    isOpen(scope, envelope.audience, receiversOf(subjects.get(envelope.subject))),
  )
}
