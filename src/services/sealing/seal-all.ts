import { listOrganisations } from '../../storage/organisations.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'
import { type Sealer, type SealingOutcome, sealRecord } from './seal-record.ts'

export interface SealedOrganisation {
  readonly org: OrgNo
  readonly outcome: SealingOutcome
}

/** Seals what is not sealed yet, of one organisation after the other; of all of them where none are named. */
export async function sealAll(
  env: Environment,
  sealer: Sealer,
  orgs: readonly OrgNo[] | null,
): Promise<SealedOrganisation[]> {
  const every = orgs ?? (await env.store.read(0, listOrganisations)).map(({ no }) => no)
  const sealed: SealedOrganisation[] = []
  for (const org of every) sealed.push({ org, outcome: await sealRecord(env, org, sealer) })
  return sealed
}
