/** Operations of people. */
export const peopleOperations = {} as const
