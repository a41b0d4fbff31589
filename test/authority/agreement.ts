import type { Check } from './check.ts'
import {
  bandsAgree,
  entitledAgrees,
  mayAgrees,
  needsAgrees,
  nextAgrees,
  vacancyAgrees,
  whoAgrees,
} from './checks-answers.ts'
import { changeWorks, codesSound, failingComplete, failingGiven, pathSuffices } from './checks-explained.ts'
import { delegationsBounded, grantsOnlyAdd, orderIrrelevant } from './checks-rows.ts'
import { gapsExact, mayHolds, seatsResume, seatsStay, whoHolds } from './checks-time.ts'
import { shrunk } from './shrink.ts'
import { worldOf } from './worlds.ts'

/** What is asked of every world, by name. */
export const checks: Readonly<Record<string, Check>> = {
  mayAgrees,
  entitledAgrees,
  whoAgrees,
  needsAgrees,
  nextAgrees,
  vacancyAgrees,
  bandsAgree,
  pathSuffices,
  failingComplete,
  failingGiven,
  codesSound,
  changeWorks,
  whoHolds,
  mayHolds,
  gapsExact,
  seatsStay,
  seatsResume,
  orderIrrelevant,
  grantsOnlyAdd,
  delegationsBounded,
}

export interface Disagreement {
  readonly seed: number
  readonly check: string
  readonly says: string
}

/** The first disagreement of these worlds, if any. A fault counts as one. */
export function disagreement(
  seeds: Iterable<number>,
  names: readonly string[] = Object.keys(checks),
): Disagreement | null {
  for (const seed of seeds) {
    const world = worldOf(seed)
    for (const check of names) {
      const says = sayOf(checks[check] as Check)(world)
      if (says !== null) return { seed, check, says }
    }
  }
  return null
}

function sayOf(check: Check): Check {
  return world => {
    try {
      return check(world)
    } catch (fault) {
      return `fault: ${fault instanceof Error ? fault.stack : fault}`
    }
  }
}

/** A disagreement for people: the world with every row dropped that is not needed for it. */
export function report({ seed, check }: Disagreement): string {
  const say = sayOf(checks[check] as Check)
  const world = shrunk(worldOf(seed), one => say(one) !== null)
  return `seed ${seed}, ${check}: ${say(world)}\n${printed(world)}`
}

function printed(world: ReturnType<typeof worldOf>): string {
  const { gov, contingencies, reach, question, at } = world
  const { grants, fences, freezes, delegations } = gov.map
  const rows = { at, question, people: gov.people, merged: gov.mergedInto, admins: gov.admins }
  const map = { grants, fences, freezes, delegations, contingencies }
  const places = { teams: gov.teams, areas: gov.areas }
  const hours = new Map([...reach].map(([person, { windows, spans }]) => [person, { windows, spans }]))
  return Object.entries({ ...rows, ...map, ...places, hours })
    .map(([name, value]) => {
      const list = value instanceof Map ? [...value.values()] : value
      const kept = name === 'hours' || name === 'merged' ? [...(value as Map<unknown, unknown>)] : list
      return `${name} ${Array.isArray(kept) ? kept.map(row => `\n   ${JSON.stringify(row)}`).join('') : JSON.stringify(kept)}`
    })
    .join('\n')
}
