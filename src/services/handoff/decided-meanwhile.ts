import { isInForce } from '../../domain/decisions/states.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { numberOf } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { isReadableDecision } from '../decisions/load-decision.ts'
import { renderDecisions } from '../decisions/render.ts'
import { whatIMay } from '../decisions/waiting.ts'
import { subjectsByKeys } from '../load.ts'
import type { Scope } from '../scope.ts'

/** D4: decisions taken while the caller was away that wait for them to ratify or, while they can be undone, to reverse. */
export function* toRatifyFor(scope: Scope) {
  const keys = aliases(scope.gov, scope.caller.person).map(subjectKeys.toRatify)
  const waiting = yield* readableDecisions(scope, keys)
  const shown = yield* renderDecisions(scope, waiting)
  const found = []
  for (const [index, state] of waiting.entries()) {
    const { ratify, reverse } = yield* whatIMay(scope, state)
    const one = shown[index]
    if (!ratify || one === undefined) continue
    found.push({ ...brief(one), reversible: reverse, reversibleUntil: one.reversibleUntil })
  }
  return found
}

/** H10, A11: which of the caller's contingencies were used, for which decision, and what was seen. */
export function* contingenciesUsed(scope: Scope, lines: readonly ItemState[]) {
  const own = lines.filter(({ kind, words }) => kind === 'contingency' && isCaller(scope, words.by))
  const keys = own.map(({ id }) => subjectKeys.contingencyUsed(id))
  const used = yield* readableDecisions(scope, keys)
  const shown = yield* renderDecisions(scope, used)
  return own.flatMap(({ id }) =>
    shown.flatMap(one => {
      const vote = one.votes.find(({ proof }) => proof.contingency === id)
      if (vote === undefined) return []
      return [
        { ...brief(one), item: id as string, observation: (vote.proof.observation ?? null) as string | null },
      ]
    }),
  )
}

function isCaller({ gov, caller }: Scope, person: ItemState['words']['by']): boolean {
  return person !== null && canonical(gov, person) === caller.person
}

function* readableDecisions(scope: Scope, keys: readonly string[]) {
  const found = yield* subjectsByKeys(scope, 'decision', keys)
  return found
    .filter(state => isReadableDecision(scope, state))
    .sort((a, b) => Number(isInForce(b)) - Number(isInForce(a)) || numberOf(a.id) - numberOf(b.id))
}

interface Shown {
  readonly id: string
  readonly type: string
  readonly area: string
  readonly text: string | null
  readonly outcome: string | null
  readonly decidedBy: readonly string[]
  readonly decidedAt: string | null
  readonly cites: readonly string[]
}

function brief({ id, type, area, text, outcome, decidedBy, decidedAt, cites }: Shown) {
  return { id, type, area, text, outcome, decidedBy: [...decidedBy], decidedAt, cites: [...cites] }
}
