import { entryRows, type StoredEntry } from './entries.ts'
import { searchRows } from './search/rows.ts'
import type { Script } from './sql.ts'
import type { OrgNo } from './store.ts'
import { type SubjectVersion, versionChanges } from './subjects.ts'

/**
 * Writes entries, their words, what search finds of them, and the versions of the subjects they are about: one round
 * trip where nothing ends.
 */
export function* saveEntries(
  org: OrgNo,
  entries: readonly StoredEntry[],
  versions: readonly SubjectVersion[],
): Script<void> {
  const { closes, inserts } = versionChanges(org, versions)
  if (closes.length > 0) yield { each: closes }
  yield { together: [...entryRows(org, entries), ...inserts, searchRows(org, entries)] }
}
