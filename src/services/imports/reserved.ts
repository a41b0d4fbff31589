import type { ImportContext } from '../../domain/import/decide-known.ts'
import type { ImportFact } from '../../domain/import/facts.ts'
import type { Script } from '../../storage/sql.ts'
import type { CommandScope } from '../scope.ts'

/** R5: which handles and paths of a batch belonged to somebody erased. */
export function* loadReservations(
  _scope: CommandScope,
  _facts: readonly ImportFact[],
): Script<ImportContext['isReserved']> {
  return () => false
}
