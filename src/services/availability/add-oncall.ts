import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { declareSpan } from './declare-span.ts'

/** V4: for `incident`, `rollback` and below unless other types are named; everywhere unless an area is. */
export const addOncall = commandService('oncall.add', function* (scope, input) {
  const area = areaByPath(scope, input.area ?? '/', 'area')
  if (!area.ok) return area
  const types = [...new Set(input.types ?? ['incident', 'rollback'])]
  return yield* declareSpan(
    scope,
    { kind: 'oncall', area: area.value, types, wake: input.wake ?? false },
    input,
  )
})
