import { type Outcome, ok, type Refusal } from '../../domain/refusal.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Environment } from '../../services/environment.ts'
import { Locum } from '../../services/run.ts'
import { decisionSteps } from './decisions.ts'
import { lastHoursSteps } from './last-hours.ts'
import { peopleSteps } from './people.ts'
import { type ReplayClock, replayEnvironment } from './replay.ts'
import { type SampleStep, Told } from './step.ts'
import { SampleTimes, zoneOf } from './times.ts'
import { weeksSteps } from './weeks.ts'

export interface SampleOptions {
  /** Where the story ends; the store's clock when not given. */
  readonly anchor?: Instant
  readonly slug?: string
}

/** What `locum sample` prints: the same as an import. */
export interface SampleSummary {
  readonly org: string
  readonly anchor: string
  readonly seq: number
  readonly entries: number
  readonly created: Readonly<Record<'people' | 'teams' | 'areas' | 'handoffs' | 'items', number>>
  readonly changed: 0
  readonly unchanged: 0
  readonly conflicts: readonly never[]
  readonly skipped: readonly never[]
}

const slugUnlessSaid = 'sample'

/**
 * Makes the sample: an organisation of its own, simulated, told command by command from three weeks before the anchor
 * up to it. Afterwards its clock goes on from the anchor. A slug that is taken is refused, so nothing real is touched.
 */
export async function loadSample(
  env: Environment,
  options: SampleOptions = {},
): Promise<Outcome<SampleSummary>> {
  const wallNow = await env.store.read(0, () => env.store.wallClock())
  const anchor = options.anchor ?? wallNow
  const slug = options.slug ?? slugUnlessSaid
  const offsetMs = anchor - wallNow
  const begin = anchor - 21 * dayMs
  // The organisation's clock is the wall's plus the offset, so the wall is told as the story's instant less it.
  const clock: ReplayClock = { now: begin - offsetMs }
  const locum = new Locum(replayEnvironment(env, clock, `sample ${anchor}`))
  const made = await locum.init({
    org: slug,
    admin: 'ana',
    adminName: 'Ana Brandt',
    zone: zoneOf.berlin,
    simulated: true,
    clockOffsetMs: offsetMs,
  })
  if (!made.ok) return made
  const steps = storyOf(new SampleTimes(anchor, env.currentZones), begin)
  const seq = await tell(steps, async step => {
    clock.now = step.at - offsetMs
    return await locum.call({
      org: slug,
      operation: step.operation,
      input: step.input,
      credential: { kind: 'asserted', handle: step.by, osUser: null, via: 'sample' },
    })
  })
  return ok(summaryOf(slug, anchor, seq, steps))
}

/** Every step in the order in which it happened. */
function storyOf(times: SampleTimes, begin: Instant): SampleStep[] {
  const steps = [
    ...peopleSteps(times, begin),
    ...weeksSteps(times),
    ...decisionSteps(times),
    ...lastHoursSteps(times),
  ]
  return steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.at - b.step.at || a.index - b.index)
    .map(({ step }) => step)
}

/** Tells the steps; one that is refused is a mistake in the sample, and nothing a reader could mend. */
async function tell(
  steps: readonly SampleStep[],
  call: (step: SampleStep & { input: object }) => Promise<Outcome<unknown>>,
): Promise<number> {
  const told = new Told()
  let seq = 0
  for (const step of steps) {
    const input = typeof step.input === 'function' ? step.input(told) : step.input
    const outcome = await call({ ...step, input })
    if (!outcome.ok) throw new Error(`the sample's ${describe(step)} was refused: ${said(outcome.refusal)}`)
    if (step.as !== undefined) told.remember(step.as, outcome.value)
    seq = (outcome.value as { seq: number }).seq
  }
  return seq
}

function describe({ at, by, operation }: SampleStep): string {
  return `${operation} by ${by} at ${formatInstant(at)}`
}

function said({ code, message, details }: Refusal): string {
  return `${code}: ${message} ${details === undefined ? '' : JSON.stringify(details)}`
}

function summaryOf(org: string, anchor: Instant, seq: number, steps: readonly SampleStep[]): SampleSummary {
  const count = (operation: SampleStep['operation']) =>
    steps.filter(step => step.operation === operation).length
  const published = steps.filter(step => step.operation === 'handoff.publish')
  const items = published.map(
    ({ input }) => (input as { markdown: string }).markdown.match(/^- (?!none$)/gm)?.length ?? 0,
  )
  return {
    org,
    anchor: formatInstant(anchor),
    seq,
    entries: seq,
    created: {
      people: count('person.add') + 1,
      teams: count('team.set'),
      areas: count('area.add'),
      handoffs: published.length,
      items: items.reduce((sum, more) => sum + more, 0),
    },
    changed: 0,
    unchanged: 0,
    conflicts: [],
    skipped: [],
  }
}
