/** Operations of brief. */
export const briefOperations = {} as const
