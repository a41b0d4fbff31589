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
