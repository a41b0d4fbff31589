import type { Gap } from '../../domain/authority/answers.ts'
import type { Holding } from '../../domain/authority/holdings.ts'
import type { LineDraft, WaitingDecision } from '../../domain/brief/draft.ts'
import type { Envelope } from '../../domain/record/entry.ts'
import { is } from '../../domain/record/entry.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { areaName, personName } from '../items/render.ts'
import type { Scope } from '../scope.ts'
import type { OutputOf } from '../service.ts'

type Line = OutputOf<'brief.read'>['headlines'][number]

/** What a decision waits for, in a few words. */
export function decisionNote({ wants, state }: WaitingDecision): string {
  const outcome = state.end?.how === 'decided' ? state.end.option : ''
  return {
    vote: 'you may decide it now',
    consult: 'you are consulted',
    ratify: `decided "${outcome}" in your place: it stands unless you reverse it`,
    review: `decided "${outcome}", to be looked at again by now: it stands unless it is replaced`,
    somebody: 'waits for a decision',
  }[wants]
}

/** B2: what somebody holds, why, and from whom. */
export function holdingText(scope: Scope, holding: Holding): string {
  const { types, areas, as, from, id, breakGlass } = holding
  if (as === 'administrator') return 'The map itself, everywhere, as administrator'
  const where = areas.map(area => areaName(scope, area)).join(', ')
  const why = {
    holder: `by ${id}`,
    manager: `as manager, by ${id}`,
    'tech-lead': `as tech lead, by ${id}`,
    'owner of files': `as owner of files, by ${id}`,
    delegate: `delegated by ${from === null ? 'somebody' : (personName(scope, from) ?? 'somebody')}, ${id}`,
  }[as]
  const glass = breakGlass ? ', only by breaking the glass' : ''
  return `${types.join(', ')} in ${where}, ${why}${glass}`
}

/** A11: how a contingency stands: without its type declared it is only a plan. */
export function contingencyNote(scope: Scope, { item }: LineDraft): string | null {
  const terms = item?.contingency ?? null
  if (terms === null) return 'a plan; it authorises nothing'
  if (!scope.gov.map.types.has(terms.type)) return 'as written; without effect until its type is declared'
  const seen = (item?.observations ?? []).filter(one => one.observedAt <= scope.at).at(-1)
  const until = seen === undefined ? null : seen.observedAt + terms.maxAgeMs
  return until === null || until <= scope.at
    ? `in force: whoever sees it says so, then may ${terms.type}`
    : `seen; ${terms.type} may be done on it until ${formatInstant(until)}`
}

/** How a change of decisions or of the map reads; null for all others. */
export function authorityChange(change: Envelope): string | null {
  if (is(change, 'decision.decided')) return `${change.subject} decided: ${change.terms.option}`
  if (is(change, 'decision.imported'))
    return `${change.subject} taken in from ${change.terms.source.importer}, authority not proved here`
  if (is(change, 'decision.reversed') || is(change, 'decision.superseded')) {
    const how = change.kind === 'decision.reversed' ? 'reversed' : 'superseded'
    return `${change.subject} ${how} by ${change.terms.by}`
  }
  if (is(change, 'standing.accepted')) return `Standing answer ${change.subject}`
  if (is(change, 'decision.answered') || is(change, 'item.referred') || is(change, 'question.referred'))
    return `${change.subject} answered by an entry`
  if (is(change, 'grant.added')) return `Grant ${change.subject}: ${change.terms.types.join(', ')}`
  if (is(change, 'delegation.added'))
    return `${change.terms.standIn ? 'Stand-in' : 'Delegation'} ${change.subject}: ${change.terms.types.join(', ')}`
  if (!is(change, 'freeze.added')) return null
  const { types } = change.terms
  return `Freeze ${change.subject}: ${types === 'all' ? 'everything' : types.join(', ')}`
}

/** One line for each type and span; areas for which the same holds share it. */
export function gapLines(scope: Scope, gaps: readonly Gap[], root: string): Line[] {
  const groups = new Map<string, Gap[]>()
  for (const gap of gaps) {
    const key = `${gap.type} ${gap.from} ${gap.until} ${gap.outcome}`
    groups.set(key, [...(groups.get(key) ?? []), gap])
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group
    return first === undefined ? [] : [gapLine(scope, first, group, root)]
  })
}

function gapLine(
  scope: Scope,
  { type, from, until, outcome }: Gap,
  group: readonly Gap[],
  root: string,
): Line {
  const why = outcome === 'asleep' ? 'Nobody is there who may decide' : 'Nobody holds'
  return {
    text: `${why} ${type} ${spanText(from, until)}`,
    kind: 'gap',
    condition: null,
    area: group.map(({ area }) => areaName(scope, area)).join(', '),
    owner: null,
    authors: [],
    saidAt: formatInstant(scope.at),
    validUntil: formatInstant(until),
    due: null,
    stale: false,
    cites: [root],
  }
}

function spanText(from: Instant, until: Instant): string {
  return `from ${formatInstant(from)} to ${formatInstant(until)}`
}
