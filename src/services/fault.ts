/** A bug or a broken world, already logged; outside only its id is known. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly id: string

  constructor(id: string) {
    super(`fault ${id}`)
    this.id = id
  }
}
