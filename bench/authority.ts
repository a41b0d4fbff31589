import { gapsOf } from '../src/domain/authority/gaps.ts'
import { mayNow } from '../src/domain/authority/judged.ts'
import { mapIndexOf } from '../src/domain/authority/map-index.ts'
import { may } from '../src/domain/authority/may.ts'
import type { Authority, Question } from '../src/domain/authority/question.ts'
import { weekendTest } from '../src/domain/authority/weekend.ts'
import { who, whoNow } from '../src/domain/authority/who.ts'
import type { PersonId } from '../src/domain/ids.ts'
import { dayMs, hourMs, type Instant } from '../src/domain/time/instant.ts'
import { costOfMayByHttp } from './authority-http.ts'
import { areas, chanceOf, organisation, people, types } from './authority-org.ts'
import { type Allowed, caslOf, cedarOf } from './authority-others.ts'
import { type Bench, cpuMs, type Measure, quantile, rounded } from './measure.ts'

const seed = 20_261_124
/** A request on which nothing has happened yet. */
const quiet = { votes: [], passes: [], seats: [], seatedUntil: null }
const questions = 10_000
const from = Date.UTC(2026, 10, 20)

/**
 * The engine of decision authority in memory, on the organisation its goals name; beside it other engines on the part
 * that they can express; and what it adds to a call by HTTP.
 */
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
  const asked: Asked[] = Array.from({ length: questions }, () => ({
    q: {
      type: pick(types),
      area: pick(areas),
      amount: { minor: Math.ceil(chance() * 120_000), currency: 'EUR' },
    },
    at: from + Math.floor(chance() * 7 * dayMs),
    person: pick(people),
  }))
  // Half of the people asked about are holders: who is named nowhere is answered too easily.
  for (const [n, one] of asked.entries()) {
    const chain = n % 2 === 0 ? whoNow(authority, one.q, one.at).chain : []
    one.person = chain.length > 0 ? pick(chain).person : one.person
  }
  const measure = (name: string, goals: readonly [number, number], run: (one: Asked) => unknown) => {
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
  measure('may explained of a request three hours under way', [60, 500], one =>
    may(authority, one.person, { ...one.q, request: { ...quiet, askedAt: one.at - 3 * hourMs } }, one.at),
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
  report(against('CASL 7.0.1', authority, caslOf(gov), asked.slice(0, 1_000)))
  // Each question takes Cedar so long that twenty must do.
  report(against('Cedar 4.13.0', authority, cedarOf(gov), asked.slice(0, 20)))
  const { addedUs, emptyUs } = await costOfMayByHttp()
  report({
    bench:
      'authority: may by HTTP, CPU added to an empty authenticated call (baseline), median of five rounds',
    value: rounded(addedUs, 0),
    unit: 'µs',
    better: 'lower',
    goal: 150,
    baseline: rounded(emptyUs, 0),
  })
}

interface Asked {
  readonly q: Question
  readonly at: Instant
  person: PersonId
}

/** Ours with turns and reach, theirs whether somebody is entitled at all; what they say must be the same. */
function against(name: string, authority: Authority, allowed: Allowed, asked: readonly Asked[]): Measure {
  for (const { person, q, at } of asked) {
    const entitled = mayNow(authority, person, q, at).entitled === 'yes'
    if (allowed(person, q, at) !== entitled) throw new Error(`${name} says otherwise of ${person}`)
  }
  const ours = timesOf(asked, ({ person, q, at }) => mayNow(authority, person, q, at))
  const theirs = timesOf(asked, ({ person, q, at }) => allowed(person, q, at))
  return {
    bench: `authority: may, and ${name} (baseline) on who is entitled, median of ${asked.length} questions`,
    value: rounded(quantile(ours, 0.5)),
    unit: 'µs',
    better: 'lower',
    goal: 10,
    baseline: rounded(quantile(theirs, 0.5)),
  }
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
