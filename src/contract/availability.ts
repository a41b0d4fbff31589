/** Operations of availability. */
export const availabilityOperations = {} as const
