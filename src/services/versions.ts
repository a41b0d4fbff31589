import type { OperationName } from '../contract/operations.ts'
import type { Gov } from '../domain/people/gov.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { ZoneTable } from '../domain/time/zones.ts'
import { type Environment, rulesVersion } from './environment.ts'

/** T2: the zone table the organisation adopted. */
export function zonesOf(env: Environment, gov: Gov): ZoneTable {
  return env.zoneTables.get(gov.zoneData.version) ?? env.currentZones
}

/** T2: a process that lacks what the organisation adopted refuses to serve it. */
export function dataProblem(env: Environment, gov: Gov, name: OperationName): Refusal | null {
  const { version, sha256 } = gov.zoneData
  if (env.zoneTables.get(version)?.sha256 !== sha256 && name !== 'zone.adopt') {
    return refuse(
      'zone_data_missing',
      `This process does not have zone data ${version}.`,
      'Run the version of Locum that has it.',
    ).refusal
  }
  if (gov.rules !== rulesVersion && name !== 'rules.adopt') {
    return refuse(
      'rules_missing',
      `This process does not have rules ${gov.rules}.`,
      'Run the version of Locum that has them.',
    ).refusal
  }
  return null
}
