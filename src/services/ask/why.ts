import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { decisionSentence, isDecided } from './decision-sentences.ts'
import { isItem, itemSentence } from './item-sentences.ts'
import { ambiguous, typedSubject, unknownSubject } from './named.ts'
import { redirected } from './redirect.ts'
import { answered } from './reply.ts'
import { subjectOf } from './subjects.ts'

const mostTold = 3

/** Why, how and by whom something was decided: its rationale and dissent as they were recorded (D2). */
export function* whyReply(scope: Scope, asked: Asked): Script<Replied> {
  const found = yield* subjectOf(scope, asked, ['decision', 'imported-decision', 'item'])
  switch (found.kind) {
    case 'refused':
      return found.replied
    case 'none':
      return unknownSubject(asked)
    case 'area':
    case 'undeclared':
      return yield* redirected(
        scope,
        found.area,
        `No decision about ${typedSubject(asked)} is recorded in ${pathOfArea(scope, found.area)}.`,
      )
    case 'found':
      return yield* told(scope, asked, found.candidates)
  }
}

function* told(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const decisions = all.filter(isDecided)
  // A hold says why, too.
  const reasons = asked.want === 'why' ? all.filter(isItem).filter(one => one.state.has.why) : []
  const standing = decisions.filter(({ state }) => state.is === 'imported-decision' || isInForce(state))
  const chosen = standing.length > 0 ? standing : decisions.length > 0 ? decisions : reasons
  const [first] = chosen
  if (first === undefined) {
    const area = all[0]?.area ?? null
    if (area === null) return unknownSubject(asked)
    const what = typedSubject(asked)
    return yield* redirected(
      scope,
      area,
      `No decision about ${what} is recorded in ${pathOfArea(scope, area)}.`,
    )
  }
  if (chosen.length > mostTold)
    return ambiguous(
      chosen.map(({ title }) => `“${title}”`),
      'decision',
    )
  const sentences: Sentence[] = []
  for (const one of chosen) {
    if (isDecided(one)) sentences.push(yield* decisionSentence(scope, one))
    else if (isItem(one)) sentences.push(yield* itemSentence(scope, one, ''))
  }
  return answered(sentences, { area: first.area })
}
