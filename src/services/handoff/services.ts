/** The services of handoff, by operation. */
export const handoffServices = {} as const
