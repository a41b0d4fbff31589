/** Operations of handoff. */
export const handoffOperations = {} as const
