/** The services of people, by operation. */
export const peopleServices = {} as const
