import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { declareSpan } from './declare-span.ts'

export const addCover = commandService('cover.add', function* (scope, input) {
  const area = input.area === undefined ? null : areaByPath(scope, input.area, 'area')
  if (area !== null && !area.ok) return area
  return yield* declareSpan(scope, { kind: 'cover', area: area?.value ?? null }, input)
})
