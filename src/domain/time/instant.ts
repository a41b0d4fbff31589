/** Integer milliseconds since the epoch (T1). */
export type Instant = number

/** Half-open `[from, until)`; `until: null` never ends. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
}

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** T1: instants outside 2000–2037 are refused. */
export const firstInstant: Instant = Date.UTC(2000, 0, 1)
export const lastInstant: Instant = Date.UTC(2038, 0, 1) - 1

export function isInstant(value: unknown): value is Instant {
  return Number.isSafeInteger(value) && (value as number) >= firstInstant && (value as number) <= lastInstant
}
