/** The services of the organisation itself, by operation. */
export const orgServices = {} as const
