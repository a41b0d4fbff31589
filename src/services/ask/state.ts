import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { someone, told } from '../../domain/ask/told.ts'
import { conditions } from '../../domain/handoff/kinds.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withAncestors, withDescendants } from '../../domain/people/org-chart.ts'
import { durationWords } from '../../domain/time/duration.ts'
import type { Script } from '../../storage/sql.ts'
import { isStale } from '../items/render.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { decisionSentence, isDecided } from './decision-sentences.ts'
import { type ItemCandidate, isItem, itemSentence, quoted, saidAtOf } from './item-sentences.ts'
import { ambiguous, typedSubject, unknownSubject } from './named.ts'
import { redirected } from './redirect.ts'
import { answered, refused, sentence } from './reply.ts'
import { reportSentence } from './report-sentence.ts'
import { subjectOf } from './subjects.ts'

/** Is X blocked, done, safe to touch: from what is declared of it, and still holds (H9). */
export function* stateReply(scope: Scope, asked: Asked): Script<Replied> {
  const found = yield* subjectOf(scope, asked, ['item', 'closed', 'handoff', 'decision', 'imported-decision'])
  if (found.kind === 'refused' || found.kind === 'none' || found.kind === 'undeclared') {
    const reported = yield* subjectOf(scope, asked, ['report-line'])
    if (reported.kind === 'found') return reportedOnce(scope, reported.candidates)
  }
  switch (found.kind) {
    case 'refused':
      return found.replied
    case 'none':
      return unknownSubject(asked)
    case 'undeclared':
      return yield* redirected(
        scope,
        found.area,
        `Nothing is declared about ${typedSubject(asked)} in ${pathOfArea(scope, found.area)}.`,
      )
    case 'area':
      return yield* areaState(scope, asked, found.area)
    case 'found':
      return yield* foundState(scope, asked, found.candidates)
  }
}

/** H13: a report says how something stood when it was written, and declares nothing of now. */
function reportedOnce(scope: Scope, reports: readonly Candidate[]): Replied {
  const latest = reports.reduce((a, b) => (saidOf(b) > saidOf(a) ? b : a))
  const [said] = reportSentence(scope, latest)
  return refused(
    'stale',
    told`Only a report speaks of it, and nothing says that it still holds. ${said?.text ?? ''}`,
    'Ask whoever wrote it, or what changed on that day.',
    { area: latest.area, entries: reports.map(({ entry }) => entry) },
  )
}

function saidOf({ state }: Candidate): number {
  return state.is === 'report' ? (state.saidAt ?? 0) : 0
}

const mostTold = 4

function* foundState(scope: Scope, asked: Asked, all: readonly Candidate[]): Script<Replied> {
  const unclear = bothWays(asked, all)
  if (unclear !== null) return unclear
  const chosen = preferred(asked, all)
  if (chosen.length > mostTold)
    return ambiguous(
      chosen.map(({ state }) => state.id),
      'line',
    )
  const area = chosen[0]?.area ?? null
  const over = noLongerWatched(asked, chosen)
  if (over !== null) return over
  const stale = chosen.filter(one => isItem(one) && isStale(one.state, scope.at))
  if (stale.length === chosen.length && stale.length > 0) return staleReply(scope, stale.filter(isItem))
  const sentences: Sentence[] = []
  for (const one of chosen) {
    if (stale.includes(one)) continue
    if (isItem(one)) sentences.push(yield* itemSentence(scope, one, verdictOf(asked, one)))
    else if (isDecided(one)) sentences.push(yield* decisionSentence(scope, one))
    else sentences.push(...summarySentence(scope, one))
  }
  const [first] = chosen
  if (sentences.length === 0 && area !== null)
    return yield* redirected(
      scope,
      area,
      `Nothing that still holds is declared about ${typedSubject(asked)}.`,
    )
  sentences.push(...(yield* holdsOver(scope, asked, chosen)))
  return answered(sentences, { area, owner: first !== undefined && isItem(first) ? first.state.owner : null })
}

/** H9: what was watched and is no longer tells nothing of now. */
function noLongerWatched({ want }: Asked, chosen: readonly Candidate[]): Replied | null {
  const items = chosen.filter(isItem)
  const [first] = items
  const closed = first?.state.closed ?? null
  const all =
    items.length === chosen.length && items.every(({ state }) => state.kind === 'watch' && state.closed)
  if (want !== 'condition' || first === undefined || closed === null || !all) return null
  return refused(
    'stale',
    told`${quoted(first)} is no longer watched: that ended at ${{ at: closed.at }}.`,
    told`Ask what changed there, or ${someone(closed.by, 'whoever watched it')}.`,
    { area: first.area, owner: closed.by, entries: items.map(({ entry }) => entry) },
  )
}

/** What an author said of an area when they left: it counts until they are back. */
function summarySentence(scope: Scope, one: Candidate): Sentence[] {
  const { state } = one
  if (state.is !== 'handoff' || (state.backAt !== null && state.backAt <= scope.at)) return []
  const { published, author, backAt } = state
  const text = told`${{ person: author }} wrote when handing over: ${quoted(one)}.`
  return [sentence(text, [one.entry, published.entry], published.at, backAt)]
}

/** Where the words fit a line that is finished and another that is not, which is meant cannot be told. */
function bothWays({ want }: Asked, all: readonly Candidate[]): Replied | null {
  if (want !== 'done') return null
  const items = all.filter(isItem)
  const open = items.filter(
    ({ state }) => state.closed === null && ['work', 'blocker', 'question'].includes(state.kind),
  )
  const finished = items.filter(({ state }) => state.closed?.how === 'closed' || state.kind === 'done')
  if (open.length === 0 || finished.length === 0) return null
  return ambiguous([...open, ...finished].map(quoted), 'line')
}

/** Of several subjects with the words those the question is most about: lines before what was said or decided of them. */
function preferred({ want }: Asked, all: readonly Candidate[]): readonly Candidate[] {
  const items = all.filter(isItem)
  const open = items.filter(({ state }) => state.closed === null)
  const finished = items.filter(({ state }) => state.closed?.how === 'closed' || state.kind === 'done')
  const of = (...kinds: readonly string[]) => open.filter(({ state }) => kinds.includes(state.kind))
  const order: readonly (readonly Candidate[])[] = [
    want === 'blocked' ? of('blocker') : want === 'safe' ? of('hold') : [],
    want === 'done' ? of('work', 'blocker', 'question') : [],
    want === 'done' ? finished : [],
    open,
    all.filter(({ state }) => state.is === 'handoff').slice(-1),
    all.filter(one => isDecided(one) || one.state.is === 'report'),
    items.slice(0, mostTold),
  ]
  return order.find(some => some.length > 0) ?? []
}

/** The answer in a word, where the kind and state of the line give one. */
function verdictOf({ want }: Asked, { state }: ItemCandidate): string {
  const { kind, closed, condition } = state
  if (want === 'blocked') {
    if (closed !== null) return 'No longer: '
    return kind === 'blocker' ? 'Yes: ' : 'Not declared blocked: '
  }
  if (want === 'done') return closed?.how === 'closed' || kind === 'done' ? 'Yes: ' : 'Not yet: '
  if (want !== 'safe' || closed !== null) return ''
  if (kind === 'hold') return 'No: '
  return condition === 'stable' ? 'Declared stable: ' : 'Not declared safe: '
}

/** Holds that cover where the subject is: whoever asks whether it is safe must hear of them. */
function* holdsOver(scope: Scope, { want }: Asked, chosen: readonly Candidate[]): Script<Sentence[]> {
  if (want !== 'safe') return []
  const areas = new Set(chosen.flatMap(({ area }) => (area === null ? [] : withAncestors(scope.gov, area))))
  const told = new Set(chosen.map(({ state }) => state.id as string))
  const holds = yield* holdsIn(scope, areas)
  const sentences: Sentence[] = []
  for (const hold of holds.filter(({ state }) => !told.has(state.id)).slice(0, mostTold))
    sentences.push(yield* itemSentence(scope, hold, 'Also: '))
  return sentences
}

function* holdsIn(scope: Scope, areas: ReadonlySet<AreaId>): Script<ItemCandidate[]> {
  return (yield* candidatesOf(scope, ['item'], { areas: [...areas] }))
    .filter(isItem)
    .filter(({ state }) => state.kind === 'hold' && areas.has(state.area) && !isStale(state, scope.at))
}

/** How an area stands: its lines that bear on the question, the worst first. */
function* areaState(scope: Scope, asked: Asked, area: AreaId): Script<Replied> {
  const below = new Set(withDescendants(scope.gov, [area]))
  const above = new Set(withAncestors(scope.gov, area))
  const open = (yield* candidatesOf(scope, ['item'], { areas: [...new Set([...below, ...above])] }))
    .filter(isItem)
    .filter(({ state }) => below.has(state.area) || (state.kind === 'hold' && above.has(state.area)))
  const fresh = open.filter(({ state }) => !isStale(state, scope.at))
  const path = pathOfArea(scope, area)
  if (open.length === 0)
    return yield* redirected(
      scope,
      area,
      `Nothing is declared open in ${path}, so how it stands is not known.`,
    )
  if (fresh.length === 0) return staleReply(scope, open)
  const bearing = fresh.filter(one => bears(asked, one)).sort(worstFirst)
  const shown = (bearing.length > 0 ? bearing : [...fresh].sort(worstFirst)).slice(0, 7)
  const lead = areaLead(asked, path, bearing.length > 0)
  const sentences: Sentence[] = []
  for (const [place, one] of shown.entries())
    sentences.push(yield* itemSentence(scope, one, place === 0 ? lead : ''))
  return answered(sentences, { area })
}

function bears({ want }: Asked, { state: { kind, condition } }: ItemCandidate): boolean {
  if (want === 'blocked') return kind === 'blocker'
  if (want === 'safe') return kind === 'hold' || condition !== 'stable'
  if (want === 'done') return kind === 'work' || kind === 'blocker'
  return condition !== 'stable'
}

function areaLead({ want }: Asked, path: string, bearing: boolean): string {
  if (want === 'blocked') return bearing ? `Yes, in ${path}: ` : `No blocker is declared in ${path}: `
  if (want === 'safe')
    return bearing ? `Not all of ${path} is: ` : `No hold is declared in ${path}, and all is stable: `
  if (want === 'done') return bearing ? `Not all in ${path}: ` : `No work is declared open in ${path}: `
  return bearing ? '' : `All that is open in ${path} is stable: `
}

function worstFirst(a: ItemCandidate, b: ItemCandidate): number {
  const worse = conditions.indexOf(b.state.condition) - conditions.indexOf(a.state.condition)
  return (
    Number(b.state.kind === 'hold') - Number(a.state.kind === 'hold') ||
    worse ||
    a.state.words.at - b.state.words.at
  )
}

/** H9: what was said no longer answers a question about now; its owner may say that it still holds. */
export function staleReply(scope: Scope, items: readonly ItemCandidate[]): Replied {
  const [first] = items
  if (first === undefined) throw new Error('nothing is stale')
  const { state } = first
  const said = saidAtOf(state)
  const until = state.validUntil === null ? '' : told` and was valid until ${{ at: state.validUntil }}`
  return refused(
    'stale',
    told`What is declared is no longer valid: ${quoted(first)} was last said ${durationWords(scope.at - said)} ago${until}.`,
    told`${someone(state.owner, 'Its owner')} can confirm it: item confirm ${state.id} --until …`,
    { area: state.area, owner: state.owner, entries: items.map(one => one.state.words.entry) },
  )
}
