/** Operations of tokens. */
export const tokensOperations = {} as const
