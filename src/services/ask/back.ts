import type { Replied } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import type { Reachability } from '../../domain/availability/reach.ts'
import {
  absentSpans,
  holdsAt,
  nextReachable,
  reach,
  reachableSpans,
  restsOnProposal,
} from '../../domain/availability/reach.ts'
import { printWindows } from '../../domain/availability/windows.ts'
import { activePerson } from '../../domain/people/gov.ts'
import { areasOfTeam, teamsOf } from '../../domain/people/org-chart.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { reachabilityOf } from '../load.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { hoursBasis } from './citing.ts'
import { personNamed, unknownSubject } from './named.ts'
import { answered, refused, sentence, whenOf } from './reply.ts'

/** When somebody is back, whether they can be reached, which hours they declared: declarations only (V3). */
export function* backReply(scope: Scope, asked: Asked): Script<Replied> {
  const { person, unclear } = personNamed(scope, asked)
  if (unclear !== null) return unclear
  if (person === null || asked.rest.some(({ text }) => !absences.has(text))) return unknownSubject(asked)
  const name = handleOf(scope, person)
  const area = teamsOf(scope.gov, person).flatMap(team => areasOfTeam(scope.gov, team))[0] ?? null
  if (activePerson(scope.gov, person) === null)
    return refused(
      'no_record',
      `${name} has left the organisation.`,
      'Ask about whoever took over: who owns AREA.',
      { area },
    )
  const r = (yield* reachabilityOf(scope, [person]))(person)
  if (reach(r, scope.at) === 'undeclared')
    return refused(
      'no_record',
      `${name} never declared hours, and nothing is guessed.`,
      `${name} can declare them: window set "mon-fri 09:00-17:30" --zone ZONE.`,
      { area, owner: person },
    )
  const told = asked.want === 'hours' ? hoursText(name, r) : whenText(scope, name, r, whenOf(scope, asked))
  const spans = r.spans.filter(span => span.until === null || span.until > scope.at).map(({ id }) => id)
  const basis = yield* hoursBasis(scope, [person], spans)
  const proposed = restsOnProposal(r, scope.at) ? ' This rests on hours proposed, not confirmed.' : ''
  return answered([sentence(`${told.text}${proposed}`, basis.cites, basis.saidAt, told.validUntil)], {
    area,
    owner: person,
  })
}

/** What somebody may be back from: it names nobody else. */
const absences = new Set(
  'leave holiday holidays vacation break trip travel travels weekend lunch conference office work'.split(' '),
)

/** How far ahead somebody's return is looked for. */
const aheadMs = 90 * dayMs

function whenText(
  scope: Scope,
  name: string,
  r: Reachability,
  when: string,
): { text: string; validUntil: Instant | null } {
  const { at } = scope
  const now = reach(r, at)
  if (now !== 'away') {
    const until = reachableSpans(r, at, at + 7 * dayMs)[0]?.until ?? null
    const till = until === null ? '' : `, until ${formatInstant(until)}`
    const how = now === 'on_call' ? 'is on call' : 'can be reached'
    return { text: `${name} ${how} ${when}${till}, by declared hours.`, validUntil: until }
  }
  const absent = r.spans.filter(
    span => (span.kind === 'offline' || span.kind === 'leave') && holdsAt(span, at),
  )
  const why =
    absent.length === 0
      ? 'outside of declared hours'
      : absent.some(({ kind }) => kind === 'leave')
        ? 'on leave'
        : 'declared offline'
  const from = nextReachable(r, at, aheadMs)
  const gone = absentSpans(absent).at(-1)
  if (from === null) {
    const until =
      gone === undefined || gone.until === Number.POSITIVE_INFINITY
        ? 'without an end'
        : `until ${formatInstant(gone.until)}`
    return { text: `${name} is ${why} ${until}; no hours are declared after that.`, validUntil: null }
  }
  return { text: `${name} is ${why} ${when} and back at ${formatInstant(from)}.`, validUntil: from }
}

function hoursText(name: string, { windows }: Reachability): { text: string; validUntil: null } {
  const text =
    windows === null
      ? `${name} declared no weekly hours.`
      : `${name} declared ${printWindows(windows.rules)} in ${windows.zone}.`
  return { text, validUntil: null }
}
