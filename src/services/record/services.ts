/** The services of record, by operation. */
export const recordServices = {} as const
