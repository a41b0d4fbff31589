import type { Phrasing } from './phrases.ts'
import { openPhrasings } from './phrases-of-open.ts'
import { peoplePhrasings } from './phrases-of-people.ts'
import { recordPhrasings } from './phrases-of-record.ts'
import { standingPhrasings } from './phrases-of-standing.ts'

/** Every way in which the forms of Q2 are put; of two that fit equally well the earlier counts. */
export const phrasings: readonly Phrasing[] = [
  ...peoplePhrasings,
  ...standingPhrasings,
  ...recordPhrasings,
  ...openPhrasings,
]
