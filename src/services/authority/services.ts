import { readConflicts } from './conflicts.ts'
import { readGaps } from './gaps.ts'
import { mayDecide } from './may.ts'
import { readBands } from './read-bands.ts'
import { weekend } from './weekend-test.ts'
import { whoMay } from './who.ts'

/** The services of questions to the authority map, by operation. */
export const authorityServices = {
  'authority.who': whoMay,
  'authority.may': mayDecide,
  'authority.gaps': readGaps,
  'authority.weekend-test': weekend,
  'authority.bands': readBands,
  'authority.conflicts': readConflicts,
} as const
