import { coversType } from '../../domain/authority/types.ts'
import { asksAlike } from '../../domain/decisions/alike.ts'
import { type ImportedDecisionWords, isImportedInForce } from '../../domain/decisions/imported.ts'
import type { DecisionSubject, DecisionWords } from '../../domain/decisions/kinds.ts'
import { type DecisionState, isInForce } from '../../domain/decisions/states.ts'
import type { AreaId } from '../../domain/ids.ts'
import { withAncestors, withDescendants } from '../../domain/people/org-chart.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { subjectsByKeys, wordsOf } from '../load.ts'
import type { Scope } from '../scope.ts'
import { importedLinks, isReadableImport } from './imported.ts'
import { isReadableDecision } from './load-decision.ts'

export interface Similar {
  readonly id: string
  readonly text: string | null
}

/** D1: decisions in force of the same type, in an area that overlaps, that share a reference or their words with this. */
export function* similarTo(
  scope: Scope,
  { type, area }: DecisionSubject,
  { text, refs }: Pick<DecisionWords['decision.requested'], 'text' | 'refs'>,
): Script<Similar[]> {
  const areas = new Set([...withAncestors(scope.gov, area), ...withDescendants(scope.gov, [area])])
  const sought = { type, areas, refs: new Set(refs), text }
  const here = yield* similarHere(scope, sought)
  return [...here, ...(yield* similarElsewhere(scope, sought))]
}

interface Sought {
  readonly type: string
  readonly areas: ReadonlySet<AreaId>
  readonly refs: ReadonlySet<string>
  readonly text: string
}

function* similarHere(scope: Scope, { type, areas, refs, text }: Sought): Script<Similar[]> {
  const found = yield* subjectsByKeys(scope, 'decision', [...areas].map(subjectKeys.decidedIn))
  const alike = found.filter(
    one =>
      isInForce(one) &&
      isReadableDecision(scope, one) &&
      (coversType(one.type, type) || coversType(type, one.type)),
  )
  const words = yield* wordsOf(
    scope,
    alike.map(one => one.asked.entry),
  )
  return alike.flatMap((one: DecisionState): Similar[] => {
    const said = words.get(one.asked.entry) as DecisionWords['decision.requested'] | undefined
    if (said === undefined) return []
    if (!said.refs.some(ref => refs.has(ref)) && !asksAlike(said.text, text)) return []
    return [{ id: one.id, text: renderText(scope, said.text) }]
  })
}

/** D5: an imported one also answers to its number there, such as KEP-127. */
function* similarElsewhere(scope: Scope, { type, areas, refs, text }: Sought): Script<Similar[]> {
  const keys = [...areas].map(subjectKeys.importedDecisionIn)
  const found = (yield* subjectsByKeys(scope, 'imported-decision', keys)).filter(
    one => isReadableImport(scope, one) && (coversType(one.type, type) || coversType(type, one.type)),
  )
  const links = yield* importedLinks(scope, found)
  const inForce = found.filter(one =>
    isImportedInForce(one, (links.get(one.id)?.supersededBy.length ?? 0) > 0),
  )
  const words = yield* wordsOf(
    scope,
    inForce.map(one => one.entry),
  )
  return inForce.flatMap((one): Similar[] => {
    const said = words.get(one.entry) as ImportedDecisionWords['decision.imported'] | undefined
    if (said === undefined) return []
    const cites = [...said.refs, said.number ?? ''].some(ref => refs.has(ref))
    if (!cites && !asksAlike(said.title, text)) return []
    return [{ id: one.id, text: renderText(scope, said.title) }]
  })
}

/** D1: refused until it is said why these do not answer it. */
export function alreadyDecided(similar: readonly Similar[]): { ok: false; refusal: Refusal } {
  const ids = similar.map(one => one.id).join(', ')
  return refuse(
    'similar_decisions',
    `${ids} was decided here about the same.`,
    'If it answers you, there is nothing to ask. Else say with different why it does not.',
    { details: { similar } },
  )
}
