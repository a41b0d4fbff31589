import { unknownType } from '../../domain/authority/decide-grant.ts'
import { amountFrom } from '../../domain/authority/decide-limits.ts'
import type { DecisionSubject } from '../../domain/decisions/kinds.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { areaByPath, parseWhen } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { InputOf } from '../service.ts'

type Typed = InputOf<'decision.request'>

/** D1: what is to be decided, as it was typed; what is not said is not stated. */
export function subjectTyped(scope: Scope, typed: Typed): Outcome<DecisionSubject> {
  const area = areaByPath(scope, typed.area, 'area')
  if (!area.ok) return area
  const unknown = unknownType(scope.gov, [typed.type], 'type')
  if (unknown !== null) return { ok: false, refusal: { ...unknown.refusal, path: 'type' } }
  const amount = amountFrom(typed.amount, typed.currency, 'amount')
  if (!amount.ok) return amount
  const reversible = reversibleTyped(scope, typed)
  if (!reversible.ok) return reversible
  return ok({
    type: typed.type,
    area: area.value,
    amount: amount.value,
    risk: typed.risk ?? null,
    reversible: reversible.value,
    environment: typed.env ?? null,
    path: typed.path ?? null,
  })
}

function reversibleTyped(scope: Scope, typed: Typed): Outcome<DecisionSubject['reversible']> {
  if (typed.reversibleUntil !== undefined) {
    const until = parseWhen(scope, typed.reversibleUntil, 'reversibleUntil')
    return until.ok ? ok({ until: until.value.instant }) : until
  }
  if (typed.irreversible !== undefined) return ok(typed.irreversible ? 'no' : 'yes')
  return ok(typed.reversible === undefined ? null : typed.reversible ? 'yes' : 'no')
}

/** When it is needed by: as said, else by the organisation's default; always later than now. */
export function neededByTyped(scope: Scope, typed: Typed): Outcome<number> {
  if (typed.neededBy === undefined) return ok(scope.at + scope.gov.settings.neededByMs)
  const by = parseWhen(scope, typed.neededBy, 'neededBy')
  if (!by.ok) return by
  return by.value.instant > scope.at
    ? ok(by.value.instant)
    : refuse('needed_by_in_past', 'It cannot be needed by an instant that is over.', 'Give a later one.', {
        path: 'neededBy',
      })
}
