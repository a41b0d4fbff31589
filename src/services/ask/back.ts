import type { Replied } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { type Told, told } from '../../domain/ask/told.ts'
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
import type { Script } from '../../storage/sql.ts'
import { reachabilityOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { hoursBasis } from './citing.ts'
import { personNamed, unknownSubject } from './named.ts'
import { answered, refused, sentence, whenOf } from './reply.ts'

/** When somebody is back, whether they can be reached, which hours they declared: declarations only (V3). */
export function* backReply(scope: Scope, asked: Asked): Script<Replied> {
  const { person, unclear } = personNamed(scope, asked)
  if (unclear !== null) return unclear
  if (person === null || asked.rest.some(({ text }) => !absences.has(text))) return unknownSubject(asked)
  const name: Told = [{ person }]
  const area = teamsOf(scope.gov, person).flatMap(team => areasOfTeam(scope.gov, team))[0] ?? null
  if (activePerson(scope.gov, person) === null)
    return refused(
      'no_record',
      told`${name} has left the organisation.`,
      'Ask about whoever took over: who owns AREA.',
      { area },
    )
  const r = (yield* reachabilityOf(scope, [person]))(person)
  if (reach(r, scope.at) === 'undeclared')
    return refused(
      'no_record',
      told`${name} never declared hours, and nothing is guessed.`,
      told`${name} can declare them: window set "mon-fri 09:00-17:30" --zone ZONE.`,
      { area, owner: person },
    )
  const said = asked.want === 'hours' ? hoursText(name, r) : whenText(scope, name, r, whenOf(scope, asked))
  const spans = r.spans.filter(span => span.until === null || span.until > scope.at).map(({ id }) => id)
  const basis = yield* hoursBasis(scope, [person], spans)
  const proposed = restsOnProposal(r, scope.at) ? ' This rests on hours proposed, not confirmed.' : ''
  return answered([sentence(told`${said.text}${proposed}`, basis.cites, basis.saidAt, said.validUntil)], {
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
  name: Told,
  r: Reachability,
  when: Told,
): { text: Told; validUntil: Instant | null } {
  const { at } = scope
  const now = reach(r, at)
  if (now !== 'away') {
    const until = reachableSpans(r, at, at + 7 * dayMs)[0]?.until ?? null
    const till = until === null ? '' : told`, until ${{ at: until }}`
    const how = now === 'on_call' ? 'is on call' : 'can be reached'
    return { text: told`${name} ${how} ${when}${till}, by declared hours.`, validUntil: until }
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
        : told`until ${{ at: gone.until }}`
    return { text: told`${name} is ${why} ${until}; no hours are declared after that.`, validUntil: null }
  }
  return { text: told`${name} is ${why} ${when} and back at ${{ at: from }}.`, validUntil: from }
}

function hoursText(name: Told, { windows }: Reachability): { text: Told; validUntil: null } {
  const text =
    windows === null
      ? told`${name} declared no weekly hours.`
      : told`${name} declared ${printWindows(windows.rules)} in ${windows.zone}.`
  return { text, validUntil: null }
}
