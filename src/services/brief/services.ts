/** The services of brief, by operation. */
export const briefServices = {} as const
