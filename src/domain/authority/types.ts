import type { DecisionType } from './kinds.ts'

/** A1: a declared type's name: dotted lower-case segments. */
export const typeName = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/

/** A16: the types under which the map itself is changed; always there, never declared, never fenced. */
export const mapTypes = [
  'map',
  'map.grant',
  'map.freeze',
  'map.fence',
  'map.role',
  'map.area',
  'map.people',
  'map.stand-in',
] as const

/** A1: whether a grant on `wide` covers a question of `type`. */
export function coversType(wide: DecisionType, type: DecisionType): boolean {
  return type === wide || type.startsWith(`${wide}.`)
}

/** A1: the type itself, then what it is part of: `a.b.c`, `a.b`, `a`. */
export function withWider(type: DecisionType): DecisionType[] {
  const wider = [type]
  for (let cut = type.lastIndexOf('.'); cut > 0; cut = type.lastIndexOf('.', cut - 1))
    wider.push(type.slice(0, cut))
  return wider
}

/** A16: `map` and everything below it. */
export function isMapType(type: DecisionType): boolean {
  return coversType('map', type)
}
