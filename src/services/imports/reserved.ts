import type { ImportContext } from '../../domain/import/decide-known.ts'
import type { ImportFact } from '../../domain/import/facts.ts'
import { areaAt, foldCase, personAt } from '../../domain/people/names.ts'
import { isReserved } from '../../storage/reservations.ts'
import type { Script } from '../../storage/sql.ts'
import type { CommandScope } from '../scope.ts'

/** R5: which handles and paths of a batch belonged to somebody erased; only those the record does not know are asked for. */
export function* loadReservations(
  scope: CommandScope,
  facts: readonly ImportFact[],
): Script<ImportContext['isReserved']> {
  const reserved = new Set<string>()
  for (const fact of facts) {
    if (fact.kind === 'person' && personAt(scope.names, fact.handle) === null) {
      if (yield* isTaken(scope, 'handle', fact.handle)) reserved.add(`handle ${foldCase(fact.handle)}`)
    }
    if (fact.kind === 'area' && areaAt(scope.names, fact.path) === null) {
      if (yield* isTaken(scope, 'path', fact.path)) reserved.add(`area ${foldCase(fact.path)}`)
    }
  }
  return (kind, text) => reserved.has(`${kind} ${foldCase(text)}`)
}

function* isTaken(scope: CommandScope, kind: 'handle' | 'path', text: string): Script<boolean> {
  return yield* isReserved(scope.org, kind, scope.env.crypto.keyed(`${kind}:${foldCase(text)}`))
}
