import { ok } from '../../domain/refusal.ts'
import { completeSearch } from '../../domain/search/complete.ts'
import { asOf } from '../decided.ts'
import { resolvingFor } from '../search/resolving.ts'
import { readService } from '../service.ts'

/** Q1: what may be typed next in a search. */
export const completeQuery = readService('record.complete', function* (scope, { query, position }) {
  const { from, to, items } = completeSearch(query, position ?? query.length, resolvingFor(scope))
  return ok({ from, to, items: items.map(item => ({ ...item })), ...asOf(scope) })
})
