import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { told } from '../../domain/ask/told.ts'
import { isInForce } from '../../domain/decisions/states.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { type DecisionCandidate, decisionSentence, isDecided } from './decision-sentences.ts'
import { isItem, itemSentence, quoted } from './item-sentences.ts'
import { ambiguous, typedSubject, unknownSubject } from './named.ts'
import { redirected } from './redirect.ts'
import { answered, refused } from './reply.ts'
import { reportSentence } from './report-sentence.ts'
import { isSaidIn } from './said-when.ts'
import { type Subject, subjectOf } from './subjects.ts'

const mostTold = 3

/** Why, how and by whom something was decided: its rationale and dissent as they were recorded (D2). */
export function* whyReply(scope: Scope, asked: Asked): Script<Replied> {
  const found = yield* subjectMeant(scope, asked)
  switch (found.kind) {
    case 'refused':
      return found.replied
    case 'none':
      return unknownSubject(asked)
    case 'area': {
      const decided = asked.want === 'why' ? [] : yield* decidedIn(scope, found.area)
      if (decided.length > 0) return answered(decided, { area: found.area })
      return yield* redirected(
        scope,
        found.area,
        `No decision is recorded in ${pathOfArea(scope, found.area)}.`,
      )
    }
    case 'undeclared':
      return yield* redirected(
        scope,
        found.area,
        `No decision about ${typedSubject(asked)} is recorded in ${pathOfArea(scope, found.area)}.`,
      )
    case 'found':
      return yield* reasonsTold(scope, asked, found.candidates)
  }
}

/** Decisions, holds and lines of reports said at the time asked about; else what a report says as a whole. */
function* subjectMeant(scope: Scope, asked: Asked): Script<Subject> {
  const found = yield* subjectOf(scope, asked, ['decision', 'imported-decision', 'item', 'report-line'])
  const candidates =
    found.kind === 'found'
      ? found.candidates.filter(one => one.state.is !== 'report' || isSaidIn(asked, one))
      : []
  if (found.kind === 'found' && candidates.length > 0) return { ...found, candidates }
  if (found.kind === 'refused' || found.kind === 'area') return found
  const whole = yield* subjectOf(scope, asked, ['report'])
  const reports = whole.kind === 'found' ? whole.candidates.filter(one => isSaidIn(asked, one)) : []
  if (whole.kind === 'found' && reports.length > 0) return { ...whole, candidates: reports }
  return found.kind === 'found' ? { kind: 'none' } : found
}

/** What was decided in an area and below, the newest first. */
function* decidedIn(scope: Scope, area: AreaId): Script<Sentence[]> {
  const areas = withDescendants(scope.gov, [area])
  const all = (yield* candidatesOf(scope, ['decision', 'imported-decision'], { areas })).filter(isDecided)
  const settled = all.filter(({ state }) => state.is === 'imported-decision' || isInForce(state))
  const sentences: Sentence[] = []
  for (const one of settled.slice(-mostListed).reverse()) sentences.push(yield* decisionSentence(scope, one))
  const last = sentences.at(-1)
  const more = settled.length - sentences.length
  if (last === undefined || more <= 0) return sentences
  return [...sentences.slice(0, -1), { ...last, text: told`${last.text} And ${more} more.` }]
}

const mostListed = 5

function* reasonsTold(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const decisions = all.filter(isDecided)
  const settled = decisions.filter(one => hasReason(one) || asked.want !== 'why')
  const standing = settled.filter(({ state }) => state.is === 'imported-decision' || isInForce(state))
  // A hold says why, too, and so may a report.
  const reasons = asked.want === 'why' ? all.filter(one => isItem(one) && one.state.has.why) : []
  // A report tells what became of something, not who decided it.
  const reports =
    decisions.length === 0 && asked.want !== 'who-decided'
      ? all.filter(({ state }) => state.is === 'report')
      : []
  const chosen = [standing, settled, reasons, reports].find(some => some.length > 0) ?? []
  const [first] = chosen
  if (first === undefined) return yield* noReason(scope, asked, all)
  if (chosen.length > mostTold)
    return ambiguous(
      chosen.map(({ title }) => `“${title}”`),
      'decision',
    )
  const sentences: Sentence[] = []
  for (const one of chosen) {
    if (isDecided(one)) sentences.push(yield* decisionSentence(scope, one))
    else if (isItem(one)) sentences.push(yield* itemSentence(scope, one, ''))
    else sentences.push(...reportSentence(scope, one))
  }
  return answered(sentences, { area: first.area })
}

/** D2, D5: a decision taken here says why; one that waits does not yet, and one of another tool never does. */
function hasReason({ state }: DecisionCandidate): boolean {
  return state.is === 'decision' && state.end !== null
}

function* noReason(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const [first] = all
  const area = first?.area ?? null
  if (first === undefined || area === null) return unknownSubject(asked)
  const { state } = first
  if (state.is === 'decision')
    return refused(
      'no_record',
      `${quoted(first)} is not decided yet, so there is no reason to tell.`,
      told`Ask who may decide ${state.id}, or wait until it is needed: ${{ at: state.neededBy }}.`,
      { area, entries: [first.entry] },
    )
  const reason =
    state.is === 'imported-decision'
      ? `${quoted(first)} stands as ${state.standing} in another tool, and no reason for it is recorded here.`
      : `No decision about ${typedSubject(asked)} is recorded in ${pathOfArea(scope, area)}.`
  return yield* redirected(scope, area, reason)
}
