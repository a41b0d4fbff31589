/** The services of items, by operation. */
export const itemsServices = {} as const
