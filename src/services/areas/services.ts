import { addArea } from './add.ts'
import { followArea, unfollowArea } from './follow.ts'
import { listAreas } from './list.ts'
import { moveArea } from './move.ts'
import { retireArea } from './retire.ts'
import { setArea } from './set.ts'
import { showArea } from './show.ts'

/** The services of areas, by operation. */
export const areasServices = {
  'area.add': addArea,
  'area.set': setArea,
  'area.move': moveArea,
  'area.retire': retireArea,
  'area.list': listAreas,
  'area.show': showArea,
  'area.follow': followArea,
  'area.unfollow': unfollowArea,
} as const
