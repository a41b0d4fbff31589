/** The services of tokens, by operation. */
export const tokensServices = {} as const
