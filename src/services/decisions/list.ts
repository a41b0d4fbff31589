import { coversType } from '../../domain/authority/types.ts'
import { type ImportedDecisionState, isImportedInForce } from '../../domain/decisions/imported.ts'
import { type DecisionState, isInForce } from '../../domain/decisions/states.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { type SubjectState, subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { asOf } from '../decided.ts'
import { idsByKeys, subjectsById } from '../load.ts'
import { newestFirst, pageByIds } from '../page-by-ids.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type InputOf, readService } from '../service.ts'
import { importedLinks, isReadableImport, renderImported } from './imported.ts'
import { isReadableDecision } from './load-decision.ts'
import { renderDecisions } from './render.ts'
import { waitingFor } from './waiting.ts'

/** Requests and decisions, the newest first. */
export const listDecisions = readService('decision.list', function* (scope, input) {
  const area = input.area === undefined ? ok(null) : areaByPath(scope, input.area, 'area')
  if (!area.ok) return area
  const within = area.value === null ? null : new Set(withDescendants(scope.gov, [area.value]))
  const waiting =
    input.waiting === true ? new Set((yield* waitingFor(scope)).map(({ state }) => state.id)) : null
  const isShown = (state: DecisionState) =>
    isReadableDecision(scope, state) &&
    isAsked(state, input) &&
    (within === null || within.has(state.area)) &&
    (waiting === null || waiting.has(state.id))
  const ids = waiting === null ? yield* idsByKeys(scope, keysFor(within, input)) : [...waiting]
  const { shown, next } = yield* pageByIds<Listed>(ids, newestFirst, input, function* (piece) {
    const states = yield* subjectsById(scope, piece)
    const imports = yield* importsAmong(scope, states.values(), input, within)
    return piece.flatMap((id): Listed[] => {
      const state = states.get(id)
      if (state?.is === 'imported-decision') return imports.has(state.id) ? [state] : []
      return state?.is === 'decision' && isShown(state) ? [state] : []
    })
  })
  return ok({ items: yield* renderedBoth(scope, shown), next, ...asOf(scope) })
})

type Listed = DecisionState | ImportedDecisionState

/** Both kinds in the order of the list. */
function* renderedBoth(scope: Scope, shown: readonly Listed[]) {
  const here = yield* renderDecisions(
    scope,
    shown.filter(state => state.is === 'decision'),
  )
  const elsewhere = yield* renderImported(
    scope,
    shown.filter(state => state.is === 'imported-decision'),
  )
  const byId = new Map([...here, ...elsewhere].map(one => [one.id, one]))
  return shown.flatMap(({ id }) => byId.get(id) ?? [])
}

/** D5: those of another tool that are asked for; they wait for nobody. */
function* importsAmong(
  scope: Scope,
  states: Iterable<SubjectState>,
  input: InputOf<'decision.list'>,
  within: ReadonlySet<AreaId> | null,
): Script<Set<string>> {
  const found = [...states].filter(
    (state): state is ImportedDecisionState =>
      state.is === 'imported-decision' &&
      isReadableImport(scope, state) &&
      (within === null || within.has(state.area)) &&
      (input.type === undefined || coversType(input.type, state.type)),
  )
  if (input.inForce === undefined) return new Set(found.map(({ id }) => id))
  const links = yield* importedLinks(scope, found)
  const isReplaced = ({ id }: ImportedDecisionState) => (links.get(id)?.supersededBy.length ?? 0) > 0
  return new Set(
    found.filter(state => isImportedInForce(state, isReplaced(state)) === input.inForce).map(({ id }) => id),
  )
}

function keysFor(within: ReadonlySet<AreaId> | null, { state }: InputOf<'decision.list'>): string[] {
  if (state === 'open') return [subjectKeys.openRequests]
  const areas = [...(within ?? [])]
  const here = within === null ? [subjectKeys.allRequests] : areas.map(subjectKeys.requestIn)
  const elsewhere =
    within === null ? [subjectKeys.importedDecisions] : areas.map(subjectKeys.importedDecisionIn)
  if (state === undefined) return [...here, ...elsewhere]
  return state === 'imported' ? elsewhere : here
}

function isAsked(state: DecisionState, input: InputOf<'decision.list'>): boolean {
  return (
    (input.state === undefined || (state.end?.how ?? 'open') === input.state) &&
    (input.inForce === undefined || isInForce(state) === input.inForce) &&
    (input.type === undefined || coversType(input.type, state.type))
  )
}
