/** Operations of areas. */
export const areasOperations = {} as const
