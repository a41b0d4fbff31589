import { showCheckpoint } from './checkpoint.ts'
import { completeQuery } from './complete.ts'
import { confirmEntry } from './confirm.ts'
import { declineEntry } from './decline.ts'
import { eraseEntry } from './erase-entry.ts'
import { findText } from './erase-find.ts'
import { erasePerson } from './erase-person.ts'
import { showLeaves } from './leaves.ts'
import { listRecord } from './list.ts'
import { searchRecord } from './search.ts'
import { showEntry } from './show.ts'

/** The services of the record itself, by operation. */
export const recordServices = {
  'entry.confirm': confirmEntry,
  'entry.decline': declineEntry,
  'record.list': listRecord,
  'record.show': showEntry,
  'record.search': searchRecord,
  'record.complete': completeQuery,
  'record.checkpoint': showCheckpoint,
  'record.leaves': showLeaves,
  'erase.find': findText,
  'erase.person': erasePerson,
  'erase.entry': eraseEntry,
} as const
