/** One measure, as `npm run bench -- --json` prints it. */
export interface BenchLine {
  readonly bench: string
  readonly value: number
  readonly unit: string
  readonly better: 'lower' | 'higher'
  readonly goal: number
  readonly baseline?: number
}
