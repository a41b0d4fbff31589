/** A bug to be planted in a copy of the engine: `find` occurs exactly once in the file. */
export interface Planted {
  /** Below `src/domain`. */
  readonly file: string
  readonly find: string
  readonly replace: string
  /** What the bug does, in the words of the rule it breaks. */
  readonly why: string
}
