import { decideRetireArea } from '../../domain/people/decide-area.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { proven, underMap } from '../authority/under-map.ts'
import { decided } from '../decided.ts'
import { subjectsByKeys } from '../load.ts'
import { areaByPath } from '../resolve.ts'
import { commandService } from '../service.ts'
import { mayReadItem } from './may-read-item.ts'

export const retireArea = commandService('area.retire', function* (scope, input) {
  const area = areaByPath(scope, input.path, 'path')
  if (!area.ok) return area
  const proof = yield* underMap(scope, 'map.area', [area.value])
  if (!proof.ok) return proof
  const open = yield* subjectsByKeys(scope, 'item', [subjectKeys.openIn(area.value)])
  const shown = open.filter(item => mayReadItem(scope, item)).map(({ id }) => id)
  const retired = decideRetireArea(scope.gov, area.value, open.length, shown)
  return retired.ok ? decided(area.value, [proven(retired.value, proof.value)], {}) : retired
})
