/** The services of areas, by operation. */
export const areasServices = {} as const
