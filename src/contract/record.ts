/** Operations of record. */
export const recordOperations = {} as const
