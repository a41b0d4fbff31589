import type { Planted } from './planted.ts'

/** Bugs of somebody who had seen the rules only, written down before the engine was opened. */
export const fromTheRules: readonly Planted[] = []
