/** The command line itself is wrong: exit 2. */
export class UsageError extends Error {
  /** Null: the help of the command says it. */
  readonly next: string | null

  constructor(message: string, next: string | null = null) {
    super(message)
    this.name = 'UsageError'
    this.next = next
  }
}
