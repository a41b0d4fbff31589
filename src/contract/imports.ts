/** Operations of imports. */
export const importsOperations = {} as const
