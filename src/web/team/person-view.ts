import type { Output } from '../api/call.ts'
import type { Place } from '../time/format.ts'

export type PersonView = Output<'person.show'>

/** What the parts of a person's page are given. */
export interface PartOfPerson {
  readonly person: PersonView
  /** Where the person is. */
  readonly place: Place
  /** Whether it is the reader's own page. */
  readonly own: boolean
  /** V3: why the reader may not declare anything for them. */
  readonly refused: string | undefined
  nameOf(handle: string): string
}
