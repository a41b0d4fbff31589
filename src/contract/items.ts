/** Operations of items. */
export const itemsOperations = {} as const
