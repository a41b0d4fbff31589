import { unknownType } from '../../domain/authority/decide-grant.ts'
import { amountFrom } from '../../domain/authority/decide-limits.ts'
import type { Question, RequestSoFar } from '../../domain/authority/question.ts'
import type { DecisionSubject } from '../../domain/decisions/kinds.ts'
import { questionAbout, questionOf as requestOf } from '../../domain/decisions/question-of.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { visibleDecision } from '../decisions/load-decision.ts'
import { areaByPath, parseWhen, personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { InputOf } from '../service.ts'

type Typed = InputOf<'authority.who'>

/** A3: a question as it was typed; what is not said is not stated, but for how whoever decides will be known. */
export function* questionOf(scope: Scope, typed: Typed): Script<Outcome<Question>> {
  const subject = subjectTyped(scope, typed)
  if (!subject.ok) return subject
  const asker = typed.asker === undefined ? ok(null) : personByHandle(scope, typed.asker, 'asker')
  if (!asker.ok) return asker
  const request = typed.request === undefined ? ok(null) : yield* requestSoFar(scope, typed.request)
  if (!request.ok) return request
  return ok({
    ...questionAbout(subject.value),
    ...(typed.assurance !== undefined && { assurance: typed.assurance }),
    ...(typed.breakGlass !== undefined && { breakGlass: typed.breakGlass }),
    ...(asker.value !== null && { asker: asker.value }),
    ...(request.value !== null && { asker: request.value.asker, request: request.value.request }),
  })
}

type SubjectTyped = Pick<
  Typed,
  | 'type'
  | 'area'
  | 'amount'
  | 'currency'
  | 'risk'
  | 'env'
  | 'path'
  | 'reversible'
  | 'irreversible'
  | 'reversibleUntil'
>

/** D1: what is to be decided, as it was typed; what is not said is not stated. */
export function subjectTyped(scope: Scope, typed: SubjectTyped): Outcome<DecisionSubject> {
  const area = areaByPath(scope, typed.area, 'area')
  if (!area.ok) return area
  const unknown = unknownType(scope.gov, [typed.type], 'type')
  if (unknown !== null) return { ok: false, refusal: { ...unknown.refusal, path: 'type' } }
  const amount = amountFrom(typed.amount, typed.currency, 'amount')
  if (!amount.ok) return amount
  const reversible = reversibleOf(scope, typed)
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

/** Said both ways it is not known which was meant, and limits rest on it. */
function reversibleOf(scope: Scope, typed: SubjectTyped): Outcome<DecisionSubject['reversible']> {
  const { reversible, irreversible, reversibleUntil } = typed
  const can = reversible === true || irreversible === false || reversibleUntil !== undefined
  if (can && (reversible === false || irreversible === true))
    return refuse(
      'invalid_input',
      'It cannot both be undone and not be undone.',
      'Say one of reversible, irreversible and reversibleUntil.',
      { path: 'irreversible' },
    )
  if (typed.reversibleUntil !== undefined) {
    const until = parseWhen(scope, typed.reversibleUntil, 'reversibleUntil')
    return until.ok ? ok({ until: until.value.instant }) : until
  }
  if (typed.irreversible !== undefined) return ok(typed.irreversible ? 'no' : 'yes')
  if (typed.reversible !== undefined) return ok(typed.reversible ? 'yes' : 'no')
  return ok(null)
}

/** A7: what has happened to a request the caller may read, up to now. */
function* requestSoFar(
  scope: Scope,
  id: string,
): Script<Outcome<{ request: RequestSoFar; asker: PersonId }>> {
  const state = yield* visibleDecision(scope, id, 'request')
  if (!state.ok) return state
  return ok({ request: requestOf(state.value, scope.at).request, asker: state.value.asker })
}
