import { unknownType } from '../../domain/authority/decide-grant.ts'
import type { DecisionType, TypeInArea } from '../../domain/authority/kinds.ts'
import type { AreaId } from '../../domain/ids.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { typesToCover } from './demanded.ts'

interface Asked {
  readonly type?: string | undefined
  readonly area?: string | undefined
}

/**
 * A13: what a report is asked about. One type in one area where both are named; else that type, or every type that asks
 * for coverage, in those areas of the named one and below that `areasOf` finds worth a line.
 */
export function pairsAsked(
  scope: Scope,
  { type, area: path }: Asked,
  areasOf: (type: DecisionType, top: AreaId) => readonly AreaId[],
): Outcome<TypeInArea[]> {
  const unknown = type === undefined ? null : unknownType(scope.gov, [type], 'type')
  if (unknown !== null) return unknown
  const top = path === undefined ? ok(scope.gov.rootArea) : areaByPath(scope, path, 'area')
  if (!top.ok) return top
  if (type !== undefined && path !== undefined) return ok([{ type, area: top.value }])
  const types = type === undefined ? typesToCover(scope.gov) : [type]
  return ok(types.flatMap(one => areasOf(one, top.value).map(area => ({ type: one, area }))))
}
