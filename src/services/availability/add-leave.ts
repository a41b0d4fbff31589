import { commandService } from '../service.ts'
import { declareSpan } from './declare-span.ts'

export const addLeave = commandService('leave.add', function* (scope, input) {
  return yield* declareSpan(scope, { kind: 'leave' }, input)
})
