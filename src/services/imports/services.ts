/** The services of imports, by operation. */
export const importsServices = {} as const
