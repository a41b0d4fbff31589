import type { AreaId } from '../../domain/ids.ts'
import { activePerson, canonical } from '../../domain/people/gov.ts'
import { foldCase, type Names, pathOf, personAt } from '../../domain/people/names.ts'
import { draft, type Entry, is } from '../../domain/record/entry.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { deleteBodies } from '../../storage/entries.ts'
import { dropSnapshots, forgetAnswers } from '../../storage/erasure.ts'
import { reserve, reserveBearer } from '../../storage/reservations.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { endedByErasure } from './decline.ts'
import { mayErase, stillAMember } from './erase-person.ts'
import { unknownEntry } from './show.ts'
import { visibleById } from './visible.ts'

/** R4: erases the words of one entry. run.ts: as for `erase.person`. */
export const eraseEntry = commandService('erase.entry', function* (scope, { id, ground }) {
  const [entry] = yield* visibleById(scope, [id])
  if (entry === undefined) return unknownEntry(id)
  const { envelope: e, words } = entry
  if (!mayErase(scope, e)) {
    return refuse(
      'not_permitted',
      'Only an administrator or its author may erase an entry.',
      'Ask an administrator.',
    )
  }
  if (words === null) {
    const why =
      e.commitment === null ? 'This entry has no words.' : 'The words of this entry are already erased.'
    return refuse('no_words', why, 'There is nothing left to erase.', { path: 'id' })
  }
  const handle = handleIn(words)
  if (handle !== undefined && isBorne(scope, handle)) return stillAMember(handle, 'id')
  const { subject, area, audience } = e
  const ended = yield* endedByErasure(scope, [e])
  return ok({
    drafts: [
      draft({
        kind: 'record.erased',
        subject,
        area,
        audience,
        terms: { entries: [e.id], person: null },
        words: { ground },
      }),
      ...ended,
    ],
    *effects() {
      yield* deleteBodies(scope.org, [e.seq])
      yield* dropSnapshots(scope.org)
      yield* forgetAnswers(scope.org)
      yield* reserveNames(scope, entry)
    },
    answer: ({ seq }) => ({ id: e.id as string, seq }),
  })
})

function handleIn(words: object | null): string | undefined {
  return (words as { handle?: string } | null)?.handle
}

/** Whether a member is called so now: the name of an entry leaves them only with their membership (V5). */
function isBorne({ gov, names }: Scope, handle: string): boolean {
  const person = personAt(names, handle)
  if (person === null || activePerson(gov, person) === null) return false
  return foldCase(names.handles.get(canonical(gov, person)) ?? '') === foldCase(handle)
}

/** R4: handles and paths are never given to anyone else. */
export function* reserveNames(
  scope: Pick<Scope, 'env' | 'org' | 'names'>,
  { envelope: e, words }: Entry,
): Script<void> {
  const { keyed } = scope.env.crypto
  const handle = handleIn(words)
  if (handle !== undefined) {
    const hash = keyed(`handle:${foldCase(handle)}`)
    yield* reserve(scope.org, 'handle', hash)
    if (is(e, 'person.added') || is(e, 'person.set')) yield* reserveBearer(scope.org, hash, e.terms.person)
  }
  const area = is(e, 'area.added') || is(e, 'area.moved') ? e.terms.area : null
  if (area === null) return
  for (const path of pathsBelow(scope.names, area)) yield* reserve(scope.org, 'path', keyed(`path:${path}`))
}

/** Every path this area and those below it are found at, now or from before a move. */
function pathsBelow(names: Names, area: AreaId): string[] {
  const own = pathOf(names, area)
  const prefix = own === null ? null : foldCase(own)
  return [...names.byPath].flatMap(([path, at]) =>
    at === area || (prefix !== null && path.startsWith(`${prefix}/`)) ? [path] : [],
  )
}
