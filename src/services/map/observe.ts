import { decideObserve } from '../../domain/authority/decide-observation.ts'
import { ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { decided } from '../decided.ts'
import { storedText } from '../items/stored-text.ts'
import { visibleItem } from '../items/visible-item.ts'
import { parseWhen } from '../resolve.ts'
import { commandService } from '../service.ts'

/** A11. */
export const observe = commandService('observation.add', function* (scope, input) {
  const item = yield* visibleItem(scope, input.item, 'item')
  if (!item.ok) return item
  const saw = storedText(scope, input.saw, 'saw')
  if (!saw.ok) return saw
  const at =
    input.observedAt === undefined
      ? ok({ instant: scope.at })
      : parseWhen(scope, input.observedAt, 'observedAt')
  if (!at.ok) return at
  const seen = { by: scope.caller.person, observedAt: at.value.instant, saw: saw.value.text, ref: input.ref }
  const observed = decideObserve(scope.gov, item.value, seen, scope.at)
  if (!observed.ok) return observed
  const opens = at.value.instant + (item.value.contingency?.maxAgeMs ?? 0)
  return decided(item.value.id, [observed.value], {
    until: formatInstant(Math.min(opens, item.value.endsAt ?? opens)),
  })
})
