import { commandService } from '../service.ts'
import { declareSpan } from './declare-span.ts'

/** `offline --until`: V2. */
export const addAbsence = commandService('absence.add', function* (scope, input) {
  return yield* declareSpan(scope, { kind: 'offline' }, input)
})
