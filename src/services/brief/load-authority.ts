import type { Gap } from '../../domain/authority/answers.ts'
import { gapsOf, type ReachBook } from '../../domain/authority/gaps.ts'
import { holdingsOf } from '../../domain/authority/holdings.ts'
import type { Question } from '../../domain/authority/question.ts'
import type { BriefInput, WaitingDecision } from '../../domain/brief/draft.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Script } from '../../storage/sql.ts'
import { demanded } from '../authority/demanded.ts'
import { authorityFor } from '../authority/load.ts'
import { isReadableDecision } from '../decisions/load-decision.ts'
import { waitingFor } from '../decisions/waiting.ts'
import { subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'

/** B2: what waits for the reader; on an area's page, what waits for anybody there. */
export function* waitingDecisions(
  scope: Scope,
  person: PersonId | null,
  areas: readonly AreaId[],
): Script<WaitingDecision[]> {
  if (person === null) {
    const open = yield* subjectsByKeys(scope, 'decision', [subjectKeys.openRequests])
    const here = new Set(areas)
    return open
      .filter(state => here.has(state.area) && isReadableDecision(scope, state))
      .map(state => ({ state, wants: 'somebody' }))
  }
  const waiting = yield* waitingFor(scope)
  return waiting.map(({ state, may }) => ({
    state,
    wants: may.vote ? 'vote' : may.consult ? 'consult' : may.ratify ? 'ratify' : 'review',
  }))
}

/** B2: what the reader holds by the map, and the entry that says so. */
export function holdingsFor(scope: Scope, person: PersonId | null, root: string): BriefInput['holdings'] {
  if (person === null) return []
  const { gov, at } = scope
  return holdingsOf(gov, person, at).map(holding => ({
    ...holding,
    cites: [(gov.map.saidBy.get(holding.id) ?? root) as EntryId],
  }))
}

/** B2: when nobody could decide what the map asks somebody to be there for, before the reader's shift ends. */
export function* decisionGaps(scope: Scope, areas: readonly AreaId[], until: Instant): Script<Gap[]> {
  const { gov, at } = scope
  const span = { from: at, until }
  const types = [...gov.map.types.keys()].filter(type => demanded(scope, type, span).length > 0)
  if (types.length === 0 || areas.length === 0) return []
  const questions = types.flatMap(type =>
    areas.map((area): Question => ({ type, area, assurance: 'verified' })),
  )
  const authority = yield* authorityFor(scope, questions)
  const book: ReachBook = new Map()
  const gaps = questions.flatMap(q => gapsOf(authority, q, at, until, book))
  return gaps.flatMap(gap => demanded(scope, gap.type, gap).map(hours => ({ ...gap, ...hours })))
}
