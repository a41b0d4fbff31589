/** Handles or names with commas or spaces between, in order, without what is empty or said twice. */
export function listOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/[,\s]+/).filter(word => word !== ''))]
}
