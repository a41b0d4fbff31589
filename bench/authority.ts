import { gapsOf } from '../src/domain/authority/gaps.ts'
import { mayNow } from '../src/domain/authority/judged.ts'
import { mapIndexOf } from '../src/domain/authority/map-index.ts'
import { may } from '../src/domain/authority/may.ts'
import type { Question } from '../src/domain/authority/question.ts'
import { weekendTest } from '../src/domain/authority/weekend.ts'
import { who, whoNow } from '../src/domain/authority/who.ts'
import { dayMs } from '../src/domain/time/instant.ts'
import { areas, chanceOf, organisation, people, types } from './authority-org.ts'
import { type Bench, cpuMs, quantile, rounded } from './measure.ts'

const seed = 20_261_124
const questions = 10_000
const from = Date.UTC(2026, 10, 20)

/** The engine of decision authority alone, in memory, on the organisation its goals name. */
export const bench: Bench = async report => {
  const { gov, authority } = organisation(seed)
  const started = cpuMs()
  mapIndexOf(gov)
  report({
    bench: 'authority: index of the map, CPU',
    value: rounded(cpuMs() - started),
    unit: 'ms',
    better: 'lower',
    goal: 300,
  })
  const chance = chanceOf(seed + 1)
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T
  const asked = Array.from({ length: questions }, () => ({
    q: {
      type: pick(types),
      area: pick(areas),
      amount: { minor: Math.ceil(chance() * 120_000), currency: 'EUR' },
    } satisfies Question,
    at: from + Math.floor(chance() * 7 * dayMs),
    person: pick(people),
  }))
  // Half of the people asked about are holders: who is named nowhere is answered too easily.
  for (const [n, one] of asked.entries()) {
    const chain = n % 2 === 0 ? whoNow(authority, one.q, one.at).chain : []
    one.person = chain.length > 0 ? pick(chain).person : one.person
  }
  const measure = (
    name: string,
    goals: readonly [number, number],
    run: (one: (typeof asked)[number]) => unknown,
  ) => {
    const times = timesOf(asked, run)
    report({
      bench: `authority: ${name}, median`,
      value: rounded(quantile(times, 0.5)),
      unit: 'µs',
      better: 'lower',
      goal: goals[0],
    })
    report({
      bench: `authority: ${name}, p99`,
      value: rounded(quantile(times, 0.99)),
      unit: 'µs',
      better: 'lower',
      goal: goals[1],
    })
  }
  measure('may', [10, 50], one => mayNow(authority, one.person, one.q, one.at))
  measure('who with chain and reach', [10, 50], one => whoNow(authority, one.q, one.at))
  measure('may with explanation, validUntil and change', [60, 500], one =>
    may(authority, one.person, one.q, one.at),
  )
  measure('who with next, meanwhile and validUntil', [60, 500], one => who(authority, one.q, one.at))
  measure('gaps of one pair over 30 days', [200, 200], one =>
    gapsOf(authority, one.q, from, from + 30 * dayMs),
  )
  const weekend = { from: Date.UTC(2026, 10, 20, 17), until: Date.UTC(2026, 10, 23, 9) }
  const begun = cpuMs()
  weekendTest(authority, { types: types.slice(0, 20), areas, without: people.slice(0, 3), ...weekend })
  report({
    bench: 'authority: weekend test of 20 types in 1,000 areas, CPU',
    value: rounded(cpuMs() - begun),
    unit: 'ms',
    better: 'lower',
    goal: 1_500,
  })
}

/** Microseconds of each, after one round to warm up: the least of three, since others use this machine too. */
function timesOf<T>(list: readonly T[], run: (one: T) => unknown): number[] {
  for (const one of list) run(one)
  return list.map(one => {
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3; round++) {
      const started = performance.now()
      run(one)
      least = Math.min(least, performance.now() - started)
    }
    return least * 1_000
  })
}
