/** Documented in docs/CLI.md; scripts rely on them. */
export const exitCodes = {
  ok: 0,
  fault: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  /** The command worked, and the answer is no. */
  no: 5,
  interrupted: 130,
} as const

/** 3 where HTTP answers 404. */
export function exitCodeOf(refusalCode: string): number {
  return refusalCode.startsWith('unknown_') ? exitCodes.notFound : exitCodes.refused
}
