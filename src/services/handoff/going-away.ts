import { type Delegated, decideDelegate } from '../../domain/authority/decide-delegation.ts'
import { evolveMap } from '../../domain/authority/evolve-map.ts'
import type { DelegationTerms } from '../../domain/authority/kinds.ts'
import { copyOfMap } from '../../domain/authority/map.ts'
import type { CheckResult } from '../../domain/handoff/check.ts'
import type { ResolvedHandoff, UncoveredText } from '../../domain/handoff/check-context.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import type { Draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { virtualEntry } from '../due.ts'
import { areaByPath, handleOf, parseWhen, pathOfArea, personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { InputOf } from '../service.ts'
import { checkedWith } from './checked.ts'
import type { Content } from './content.ts'

type Typed = NonNullable<InputOf<'handoff.publish'>['delegate']>

export interface GoingAway {
  readonly result: CheckResult
  readonly uncovered: readonly UncoveredText[]
  /** The delegations that are published with it. */
  readonly drafts: readonly Draft[]
}

/**
 * The check of an absence together with what its author delegates while it lasts: both are one confirmation, so that
 * what is delegated is no longer uncovered.
 */
export function* checkedGoingAway(
  scope: Scope,
  author: PersonId,
  content: Content,
  typed: Typed | undefined,
  nextId: () => string,
): Script<Outcome<GoingAway>> {
  const first = yield* checkedWith(scope, author, content)
  const { resolved } = first.result
  if (typed === undefined || typed.length === 0 || resolved === null) return ok({ ...first, drafts: [] })
  if (author !== scope.caller.person) {
    const next = 'Write a stand-in instead: delegation add with for.'
    return refuse('not_the_author', 'Only who goes away passes on what they hold.', next, {
      path: 'delegate',
    })
  }
  const drafts: Draft[] = []
  for (const [index, one] of typed.entries()) {
    const made = delegated(scope, resolved, one, `delegate[${index}]`, nextId)
    if (!made.ok) return made
    drafts.push(...made.value)
  }
  return ok({ ...(yield* checkedWith(withDelegations(scope, drafts), author, content)), drafts })
}

/** A8: one delegation for each area the absence is about, unless one is named; until the author is back. */
function delegated(
  scope: Scope,
  { areas, offlineAt, backAt }: ResolvedHandoff,
  typed: Typed[number],
  path: string,
  nextId: () => string,
): Outcome<Draft[]> {
  const said = typeof typed === 'string' ? fromText(typed) : typed
  const to = personByHandle(scope, said.to.replace(/^@/, ''), `${path}.to`)
  if (!to.ok) return to
  const area = said.area === undefined ? ok(null) : areaByPath(scope, said.area, `${path}.area`)
  if (!area.ok) return area
  const until = untilTyped(scope, said.until, backAt, path)
  if (!until.ok) return until
  const drafts: Draft[] = []
  for (const one of area.value === null ? areas : [area.value]) {
    const wished: Delegated = {
      delegation: nextId(),
      from: scope.caller.person,
      to: to.value,
      types: [...new Set(said.types)],
      area: one as AreaId,
      limits: {},
      starts: Math.max(offlineAt, scope.at),
      until: until.value,
      standIn: false,
    }
    const made = decideDelegate(scope.gov, wished, scope.caller.person, null, scope.at)
    if (!made.ok) return { ok: false, refusal: within(made.refusal, path) }
    drafts.push(made.value)
  }
  return ok(drafts)
}

/** `deploy,rollback=@noor` */
function fromText(text: string): { types: string[]; to: string; area?: undefined; until?: undefined } {
  const cut = text.indexOf('=')
  const types = (cut < 0 ? text : text.slice(0, cut)).split(',').map(type => type.trim())
  return { types: types.filter(type => type !== ''), to: cut < 0 ? '' : text.slice(cut + 1).trim() }
}

function untilTyped(
  scope: Scope,
  text: string | undefined,
  backAt: Instant | null,
  path: string,
): Outcome<Instant> {
  if (text !== undefined) {
    const until = parseWhen(scope, text, `${path}.until`)
    return until.ok ? ok(until.value.instant) : until
  }
  if (backAt !== null) return ok(backAt)
  const next = 'Say until when, since you do not say when you are back.'
  return refuse('until_missing', 'A delegation has an end.', next, { path: `${path}.until` })
}

function within(refusal: Refusal, path: string): Refusal {
  return { ...refusal, path: refusal.path === undefined ? path : `${path}.${refusal.path}` }
}

/** The organisation as it will be once these are written. */
function withDelegations(scope: Scope, drafts: readonly Draft[]): Scope {
  const map = copyOfMap(scope.gov.map)
  for (const one of drafts) evolveMap(map, virtualEntry(one, scope))
  return { ...scope, gov: { ...scope.gov, map } }
}

/** What was delegated, as answers show it. */
export function delegationsView(scope: Scope, drafts: readonly Draft[]) {
  return drafts.map(({ terms }) => {
    const { delegation, to, types, area, until, clipped } = terms as unknown as DelegationTerms
    const shown = { id: delegation, to: handleOf(scope, to), types: [...types], clipped }
    return { ...shown, area: pathOfArea(scope, area), until: formatInstant(until) }
  })
}

/** What nobody could decide meanwhile, as answers show it. */
export function uncoveredView(uncovered: readonly UncoveredText[]) {
  return uncovered.map(({ type, area, from, until, could = [] }) => ({
    type,
    area,
    from: formatInstant(from),
    until: formatInstant(until),
    could: [...could],
  }))
}
