import { type Outcome, ok, refuse } from '../refusal.ts'
import { dayMs, hourMs, minuteMs } from './instant.ts'

const units = [
  ['d', dayMs],
  ['h', hourMs],
  ['m', minuteMs],
  ['s', 1_000],
] as const

/** `30m`, `4h`, `7d`, `1h30m`: each unit at most once, the larger ones first. */
export function parseDuration(text: string): Outcome<number> {
  const match = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(
    text.trim().toLowerCase(),
  )
  if (match === null || match[0] === '') {
    const shown = text.length > 30 ? `${text.slice(0, 30)}…` : text
    return refuse(
      'bad_duration',
      `"${shown}" is not a length of time.`,
      'Write it like 30m, 4h, 7d or 1h30m.',
    )
  }
  return ok(units.reduce((sum, [, unitMs], i) => sum + Number(match[i + 1] ?? 0) * unitMs, 0))
}

/** What `parseDuration` reads, down to whole seconds: `1h30m`; `0m` for nothing. */
export function formatDuration(durationMs: number): string {
  return (
    parts(durationMs)
      .map(([count, unit]) => `${count}${unit}`)
      .join('') || '0m'
  )
}

/** For people, two units at most and rounded down: `2 h 18 min`, `3 d 4 h`, `under 1 min`. */
export function durationWords(durationMs: number): string {
  const [first, second] = parts(durationMs).filter(([, unit]) => unit !== 's')
  if (first === undefined) return 'under 1 min'
  const adjacent =
    second !== undefined &&
    units.findIndex(([unit]) => unit === second[1]) === units.findIndex(([unit]) => unit === first[1]) + 1
  return (adjacent ? [first, second] : [first])
    .map(([count, unit]) => `${count} ${unit === 'm' ? 'min' : unit}`)
    .join(' ')
}

function parts(durationMs: number): [count: number, unit: string][] {
  let left = Math.max(0, durationMs)
  const found: [number, string][] = []
  for (const [unit, unitMs] of units) {
    const count = Math.floor(left / unitMs)
    left -= count * unitMs
    if (count > 0) found.push([count, unit])
  }
  return found
}
