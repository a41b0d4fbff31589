import { areasOperations } from './areas.ts'
import { askOperations } from './ask.ts'
import { authorityOperations } from './authority.ts'
import { availabilityOperations } from './availability.ts'
import { briefOperations } from './brief.ts'
import { dayLineOperations } from './day-line.ts'
import { decisionOperations } from './decisions.ts'
import { handoffOperations } from './handoff.ts'
import { importsOperations } from './imports.ts'
import { itemsOperations } from './items.ts'
import { mapOperations } from './map.ts'
import type { Operation } from './operation.ts'
import { orgOperations } from './org.ts'
import { peopleOperations } from './people.ts'
import { recordOperations } from './record.ts'
import { searchOperations } from './search.ts'
import { signInOperations } from './sign-in.ts'
import { standingOperations } from './standing.ts'
import { tokensOperations } from './tokens.ts'

/** THE table: every operation by name, on every surface. */
export const operations = {
  ...orgOperations,
  ...peopleOperations,
  ...areasOperations,
  ...availabilityOperations,
  ...handoffOperations,
  ...itemsOperations,
  ...briefOperations,
  ...dayLineOperations,
  ...recordOperations,
  ...askOperations,
  ...searchOperations,
  ...tokensOperations,
  ...signInOperations,
  ...importsOperations,
  ...mapOperations,
  ...authorityOperations,
  ...decisionOperations,
  ...standingOperations,
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof operations

/** A read that is asked to leave something on the record is the command that does so: `record.ask` with `leave` (Q4). */
export function operationMeant(name: OperationName, input: unknown): OperationName {
  if (name !== 'record.ask' || typeof input !== 'object' || input === null || !('leave' in input)) return name
  return input.leave === true || input.leave === 'true' ? 'question.leave' : name
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}
