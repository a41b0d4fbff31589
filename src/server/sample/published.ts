import { itemKinds } from '../../domain/handoff/kinds.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { SampleStep } from './step.ts'
import type { Place, SampleTimes } from './times.ts'

interface Written {
  readonly to: string
  readonly area: string
  /** Summary and sections of a handoff file. */
  readonly text: string
  /** Next weekday morning when not given. */
  readonly back?: Instant
}

const headings = {
  hold: 'Hold',
  contingency: 'If',
  blocker: 'Blocked',
  question: 'Question',
  work: 'Work',
  watch: 'Watch',
  done: 'Done',
} as const

/** A handoff file as its author wrote it, leaving at once; sections not written say that there is none. */
export function published(
  times: SampleTimes,
  at: Instant,
  by: string,
  place: Place,
  as: string,
  { to, area, text, back = times.morningAfter(at, place) }: Written,
): SampleStep {
  const none = itemKinds
    .filter(kind => !text.includes(`## ${headings[kind]}\n`))
    .map(kind => `## ${headings[kind]}\n- none\n`)
  const markdown = `---
to: ${to}
area: ${area}
back: ${times.typed(back, place)}
---
${text.trim()}
${none.join('')}`
  const input = {
    markdown,
    draftId: `sample-${as}`,
    overrides: ['left_out', 'unstable_unattended', 'decision_uncovered'],
  }
  return { at, by, operation: 'handoff.publish', input, as }
}
