import type { Replied } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { joined, listed, people, told } from '../../domain/ask/told.ts'
import { onNext } from '../../domain/availability/on-next.ts'
import { holdsAt, reach, restsOnProposal } from '../../domain/availability/reach.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { areasOfTeam, onNextCandidates, withAncestors } from '../../domain/people/org-chart.ts'
import type { Script } from '../../storage/sql.ts'
import { reachabilityOf } from '../load.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { hoursBasis } from './citing.ts'
import { allNamed, areaNamed, unknownSubject } from './named.ts'
import { answered, refused, sentence, whenOf } from './reply.ts'

/** H0 for on next; V4 for on call: who declared it here. */
export function* onReply(scope: Scope, asked: Asked): Script<Replied> {
  const { area: named, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const [team] = allNamed(asked, 'team')
  const area = named ?? (team === undefined ? null : (areasOfTeam(scope.gov, team.team)[0] ?? null))
  if (area === null || asked.rest.length > 0) return unknownSubject(asked)
  const candidates = onNextCandidates(scope.gov, area, [])
  const reachOf = yield* reachabilityOf(scope, candidates)
  const path = pathOfArea(scope, area)
  if (asked.want === 'on-call') return yield* onCallReply(scope, area, candidates, reachOf)
  const found = onNext(candidates, reachOf, scope.at)
  if (found === null)
    return refused(
      'no_record',
      `Nobody of ${path} declared hours in the next 72 hours.`,
      'Declare them: window set "mon-fri 09:00-17:30" --zone ZONE.',
      { area },
    )
  const spans = reachOf(found.person).spans.map(({ id }) => id)
  const basis = yield* hoursBasis(scope, [found.person], spans)
  const name = { person: found.person }
  const proposed = restsOnProposal(reachOf(found.person), found.from)
    ? ' This rests on hours proposed for them, not confirmed.'
    : ''
  const when = found.from <= scope.at ? whenOf(scope, asked) : told`from ${{ at: found.from }}`
  const others = candidates.filter(
    person => person !== found.person && found.from <= scope.at && isOn(person),
  )
  const also = others.length === 0 ? '' : told` ${listed(people(others))} can be reached too.`
  return answered(
    [sentence(told`${name} is on next for ${path}, ${when}.${also}${proposed}`, basis.cites, basis.saidAt)],
    { area },
  )

  function isOn(person: PersonId): boolean {
    return reach(reachOf(person), scope.at) === 'at_work'
  }
}

function* onCallReply(
  scope: Scope,
  area: AreaId,
  candidates: readonly PersonId[],
  reachOf: (person: PersonId) => Parameters<typeof reach>[0],
): Script<Replied> {
  const path = pathOfArea(scope, area)
  const above = new Set(withAncestors(scope.gov, area))
  const spans = candidates.flatMap(person =>
    reachOf(person)
      .spans.filter(
        span =>
          span.kind === 'oncall' && holdsAt(span, scope.at) && span.area !== null && above.has(span.area),
      )
      .map(span => ({ person, span })),
  )
  if (spans.length === 0)
    return refused(
      'no_record',
      `Nobody declared to be on call for ${path} at this time.`,
      'Declare it: oncall add --types … --from … --until …',
      { area },
    )
  const basis = yield* hoursBasis(
    scope,
    [],
    spans.map(({ span }) => span.id),
  )
  const said = spans.map(
    ({ person, span }) =>
      told`${{ person }} for ${listed(span.types)}${span.until === null ? '' : told` until ${{ at: span.until }}`}`,
  )
  const ends = spans.flatMap(({ span }) => span.until ?? [])
  return answered(
    [
      sentence(
        told`On call for ${path}: ${joined(said, '; ')}.`,
        basis.cites,
        basis.saidAt,
        ends.length === 0 ? null : Math.min(...ends),
      ),
    ],
    { area },
  )
}
