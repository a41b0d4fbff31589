/** The services of availability, by operation. */
export const availabilityServices = {} as const
