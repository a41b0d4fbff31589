import type { OperationName } from '../contract/operations.ts'
import { areasServices } from './areas/services.ts'
import { askServices } from './ask/services.ts'
import { authorityServices } from './authority/services.ts'
import { availabilityServices } from './availability/services.ts'
import { briefServices } from './brief/services.ts'
import { dayLineServices } from './day-line/services.ts'
import { decisionServices } from './decisions/services.ts'
import { handoffServices } from './handoff/services.ts'
import { importsServices } from './imports/services.ts'
import { itemsServices } from './items/services.ts'
import { mapServices } from './map/services.ts'
import { orgServices } from './org/services.ts'
import { peopleServices } from './people/services.ts'
import { recordServices } from './record/services.ts'
import type { Service } from './service.ts'
import { signInServices } from './sign-in/services.ts'
import { standingServices } from './standing/services.ts'
import { tokensServices } from './tokens/services.ts'

/** The service of every operation; the type is an error while one is missing. */
export const services: { readonly [N in OperationName]: Service<N> } = {
  ...orgServices,
  ...peopleServices,
  ...areasServices,
  ...availabilityServices,
  ...handoffServices,
  ...itemsServices,
  ...briefServices,
  ...dayLineServices,
  ...recordServices,
  ...askServices,
  ...tokensServices,
  ...signInServices,
  ...importsServices,
  ...mapServices,
  ...authorityServices,
  ...decisionServices,
  ...standingServices,
}
