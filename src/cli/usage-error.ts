/** The command line itself is wrong: exit 2. */
export class UsageError extends Error {
  readonly next: string

  constructor(message: string, next = 'See locum --help.') {
    super(message)
    this.name = 'UsageError'
    this.next = next
  }
}
