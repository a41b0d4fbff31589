import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AreaId, PersonId, SpanId } from '../ids.ts'
import { dayMs, hourMs, type Instant, minuteMs, type Span } from '../time/instant.ts'
import { mergeSpans, spanAt } from '../time/span-set.ts'
import { currentZoneTable as table } from '../time/zone-tables.ts'
import { holes } from './holes.ts'
import { onNext } from './on-next.ts'
import {
  isReachable,
  nextReachable,
  type Reach,
  type Reachability,
  type ReachQuestion,
  reach,
  reachableSpans,
} from './reach.ts'
import { lastShiftEnd, shifts } from './shifts.ts'
import type { DeclaredSpan, Windows } from './spans.ts'

/*
 * The rules once more, in the plainest words and one instant at a time, against the interval arithmetic. The worlds
 * are a few days around a change of the clocks; edges lie on a coarse grid, so that they meet often.
 */
const seed = Number(process.env.SEED ?? Math.trunc(performance.timeOrigin))
const runs = { seed, numRuns: 400 }

const changes: [zone: string, at: Instant][] = [
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1)],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)],
  ['Africa/Cairo', Date.UTC(2026, 3, 23, 22)],
  ['America/Santiago', Date.UTC(2026, 3, 5, 3)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
  ['Asia/Kathmandu', Date.UTC(2026, 1, 1)],
]

const rule = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  from: fc.integer({ min: 0, max: 47 }).map(half => half * 30),
  until: fc.integer({ min: 1, max: 48 }).map(half => half * 30),
})

interface World {
  readonly people: readonly Reachability[]
  readonly base: Instant
}

function spans(base: Instant): fc.Arbitrary<DeclaredSpan[]> {
  const edge = fc.integer({ min: -16, max: 16 }).map(step => base + step * 3 * hourMs)
  const span = fc.record({
    id: fc.constant('spa_1' as SpanId),
    person: fc.constant('per_1' as PersonId),
    kind: fc.constantFrom('offline', 'leave', 'cover', 'oncall', 'oncall', 'cover'),
    from: edge,
    until: fc.oneof({ weight: 9, arbitrary: edge }, { weight: 1, arbitrary: fc.constant(null) }),
    area: fc.constantFrom('are_a' as AreaId, 'are_b' as AreaId, null),
    types: fc.subarray(['incident', 'incident.disk', 'deploy']),
    wake: fc.boolean(),
    proposedBy: fc.constant(null),
    handoff: fc.constant(null),
  })
  return fc.array(span, { maxLength: 5 })
}

const worlds: fc.Arbitrary<World> = fc.constantFrom(...changes).chain(([zone, base]) => {
  const windows = fc.record({
    zone: fc.constant(zone),
    rules: fc.array(rule, { maxLength: 3 }),
    proposedBy: fc.constant(null),
  })
  const person = fc.record({
    table: fc.constant(table),
    windows: fc.option(windows, { freq: 5 }),
    spans: spans(base),
  })
  return fc.record({ people: fc.array(person, { minLength: 1, maxLength: 3 }), base: fc.constant(base) })
})

const questions: fc.Arbitrary<ReachQuestion | undefined> = fc
  .option(
    fc.record({
      type: fc.constantFrom('incident', 'incident.disk', 'deploy', undefined),
      covered: fc.subarray(['are_a', 'are_b']),
    }),
    { nil: undefined },
  )
  .map(found => found && { type: found.type, covers: (area: AreaId) => found.covered.includes(area) })

const offsets = fc.integer({ min: -60, max: 60 }).map(hours => hours * hourMs)

console.log(`reach seed ${seed}`)

describe('V1: the intervals and the point check', () => {
  it('agree at every instant, and with the rule read out', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(worlds, questions, offsets, offsets, ({ people, base }, question, start, end) => {
        const [from, until] = [base + start, base + end]
        for (const person of people) {
          const found = reachableSpans(person, from, until, question)
          expect(found).toEqual(mergeSpans(found))
          for (const at of instantsNear(person, base, [from, until])) {
            const expected = plainReach(person, at, question)
            expect(reach(person, at, question)).toBe(expected)
            const inside = from <= at && at < until
            expect(spanAt(found, at) !== null).toBe(
              inside && (expected === 'at_work' || expected === 'on_call'),
            )
          }
        }
      }),
      runs,
    )
  })

  it('find the same next reachable instant', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        worlds,
        questions,
        offsets,
        fc.integer({ min: 0, max: 60 }),
        ({ people, base }, question, start, hours) => {
          const from = base + start
          const found = nextReachable(people[0]!, from, hours * hourMs, question)
          expect(found).toBe(plainNext(people[0]!, base, from, from + hours * hourMs, question))
        },
      ),
      runs,
    )
  })
})

describe('H0 and holes', () => {
  it('are what asking everybody at every instant gives', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(worlds, questions, offsets, ({ people, base }, question, start) => {
        const from = base + start
        const until = from + 48 * hourMs
        const found = holes(people, from, until, question)
        const instants = people.flatMap(person => instantsNear(person, base, [from, until]))
        for (const at of instants.filter(instant => from <= instant && instant < until)) {
          expect(spanAt(found.spans, at) !== null).toBe(
            people.every(person => !isReachable(person, at, question)),
          )
        }
        const ids = people.map((_, i) => `per_${i}` as PersonId)
        const next = onNext(ids, id => people[ids.indexOf(id)]!, from, question)
        const firsts = people.map(person => plainNext(person, base, from, from + 72 * hourMs, question))
        const first = Math.min(...firsts.map(at => at ?? Number.POSITIVE_INFINITY))
        expect(next?.from ?? Number.POSITIVE_INFINITY).toBe(first)
        expect(next === null ? -1 : ids.indexOf(next.person)).toBe(firsts.indexOf(first))
      }),
      runs,
    )
  })
})

describe('B1: the end of the last shift', () => {
  it('is what walking through the shifts of 60 days gives', { timeout: 30_000 }, () => {
    const published = fc.array(offsets, { maxLength: 3 })
    fc.assert(
      fc.property(worlds, offsets, published, ({ people, base }, start, steps) => {
        const at = base + start
        const publishedAt = steps.map(step => base + step)
        let expected: Instant | null = null
        for (const shift of shifts(people[0]!, at - 60 * dayMs, at + 30 * dayMs)) {
          const within = publishedAt.filter(
            instant => shift.from <= instant && instant <= Math.min(shift.until, at),
          )
          if (within.length > 0) expected = Math.max(...within)
          else if (shift.until <= at) expected = shift.until
        }
        expect(lastShiftEnd(people[0]!, at, publishedAt)).toBe(expected)
      }),
      runs,
    )
  })
})

function plainReach(r: Reachability, at: Instant, question: ReachQuestion | undefined): Reach {
  const now = r.spans.filter(span => at >= span.from && at < (span.until ?? Number.POSITIVE_INFINITY))
  if (now.some(span => span.kind === 'offline')) return 'away'
  if (now.some(span => span.kind === 'leave')) return 'away'
  if (now.some(span => span.kind === 'cover')) return 'at_work'
  const type = question?.type
  const calls = now.filter(
    span => span.kind === 'oncall' && span.area !== null && question?.covers(span.area),
  )
  const words = type?.split('.') ?? []
  const asked = words.map((_, i) => words.slice(0, i + 1).join('.'))
  if (calls.some(span => span.types.some(of => asked.includes(of)))) return 'on_call'
  if (r.windows === null) return 'undeclared'
  return plainEdges(r.windows, at).some(edge => at >= edge.from && at < edge.until) ? 'at_work' : 'away'
}

/** The windows of the days around an instant, unmerged. */
function plainEdges(windows: Windows, at: Instant): Span[] {
  const today = Math.floor(at / dayMs)
  const days = [-3, -2, -1, 0, 1, 2, 3].map(by => today + by)
  return days.flatMap(day => {
    const weekday = new Date(day * dayMs).getUTCDay() || 7
    const rules = windows.rules.filter(({ days: on }) => on.includes(weekday))
    return rules.map(({ from, until }) => ({
      from: plainResolve(windows.zone, day * dayMs + from * minuteMs),
      until: plainResolve(windows.zone, (until <= from ? day + 1 : day) * dayMs + until * minuteMs),
    }))
  })
}

/** The first instant that shows this wall time; in a gap, the time as the clocks before it would have counted on. */
function plainResolve(zone: string, wall: number): Instant {
  const offsetsMs = [...new Set(table.history(zone).offsets)].map(offset => offset * minuteMs)
  const shown = offsetsMs.map(ms => wall - ms).filter(at => at + table.offsetAt(zone, at) * minuteMs === wall)
  if (shown.length > 0) return Math.min(...shown)
  const gap = table
    .transitions(zone)
    .find(t => wall >= t.at + t.before * minuteMs && wall < t.at + t.after * minuteMs)
  return wall - gap!.before * minuteMs
}

/** Every edge near the change, a millisecond before, at and after it. */
function instantsNear(r: Reachability, base: Instant, more: readonly Instant[]): Instant[] {
  const windows = r.windows
  const around = [-3, 0, 3].map(by => base + by * dayMs)
  const windowEdges =
    windows === null
      ? []
      : around.flatMap(at => plainEdges(windows, at)).flatMap(({ from, until }) => [from, until])
  const edges = [
    ...r.spans.flatMap(({ from, until }) => [from, until ?? base]),
    ...windowEdges,
    ...more,
    base,
  ]
  return [...new Set(edges)].flatMap(at => [at - 1, at, at + 1])
}

function plainNext(
  r: Reachability,
  base: Instant,
  from: Instant,
  last: Instant,
  question: ReachQuestion | undefined,
): Instant | null {
  const candidates = instantsNear(r, base, [from]).sort((a, b) => a - b)
  const reached = candidates.filter(at => ['at_work', 'on_call'].includes(plainReach(r, at, question)))
  return reached.find(at => at >= from && at <= last) ?? null
}
