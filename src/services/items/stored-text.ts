import { storeMentions } from '../../domain/handoff/mentions-store.ts'
import { looksLikeSecret } from '../../domain/handoff/secrets.ts'
import type { PersonId } from '../../domain/ids.ts'
import { activePerson } from '../../domain/people/gov.ts'
import { areaAt, personAt } from '../../domain/people/names.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Scope } from '../scope.ts'

export interface Stored {
  readonly text: string
  readonly refs: readonly string[]
  readonly mentions: readonly PersonId[]
}

/** R4: a line as it is kept: mentions by id, references found; what looks like a secret is refused (H3). */
export function storedText(scope: Scope, said: string, path: string): Outcome<Stored> {
  const [secret] = looksLikeSecret(said)
  if (secret !== undefined) {
    return refuse(
      'looks_like_secret',
      `This text holds what looks like ${secret.what}.`,
      'Leave it out and say where it is kept.',
      {
        path,
      },
    )
  }
  const { text, refs, mentions } = storeMentions(
    said,
    handle => activePerson(scope.gov, personAt(scope.names, handle))?.id ?? null,
    areaPath => areaAt(scope.names, areaPath),
  )
  return ok({ text, refs, mentions })
}

/** The same of a line that may be left out: null where it was. */
export function optionalText(scope: Scope, said: string | undefined, path: string): Outcome<Stored | null> {
  return said === undefined ? ok(null) : storedText(scope, said, path)
}
