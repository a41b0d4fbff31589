/** One measure as `npm run bench -- --json` prints it. */
export interface Measure {
  readonly bench: string
  readonly value: number
  readonly unit: string
  readonly better: 'lower' | 'higher'
  readonly goal: number
  /** What the value is compared with, measured in the same run. */
  readonly baseline?: number
}

export type Bench = (report: (measure: Measure) => void) => Promise<void>

/** User and system time of this process, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The p-th quantile of the values, 0 to 1. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}
