import type { AreaId, PersonId } from '../../domain/ids.ts'
import { absentFacts, decideRetirement } from '../../domain/import/decide-retirement.ts'
import type { SourcedFact } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { ok } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { revokeTokensOf } from '../../storage/tokens.ts'
import { subjectsByKeys } from '../load.ts'
import type { CommandScope } from '../scope.ts'
import { commandService } from '../service.ts'
import { SourceKeys } from './source.ts'

/** So that no call holds the server for long; the caller repeats it while `more`. */
const mostRetired = 100

/**
 * I1: what is absent from an import is retired, if only the import ever spoke of it. The caller sends every key that
 * the import still has, once, in one call: an organisation's people, teams and areas are bounded. Reports stay: what was
 * said was said.
 */
export const finishImport = commandService(
  'import.finish',
  function* (scope, { importer, root, keys: typed }) {
    const keys = new SourceKeys(scope.env, importer, root)
    const absent = absentFacts(scope.gov, importer, keys.root, new Set(typed.map(key => keys.keyOf(key))))
    const used = yield* usedSubjects(scope, absent)
    const { drafts, retired, conflicts, more } = decideRetirement(
      scope.gov,
      absent,
      id => used.has(id),
      mostRetired,
    )
    const leavers = drafts
      .filter(entry => entry.kind === 'person.left')
      .map(entry => entry.subject as PersonId)
    return ok({
      drafts,
      *effects() {
        for (const person of leavers) yield* revokeTokensOf(scope.org, person, scope.at)
      },
      answer: ({ seq }) => ({
        id: scope.orgId,
        seq,
        entries: drafts.length,
        retired,
        conflicts: [...conflicts],
        more,
      }),
    })
  },
)

/** The people who own open items and the areas that have some. */
function* usedSubjects(scope: CommandScope, absent: readonly SourcedFact[]): Script<Set<string>> {
  const keys = absent.flatMap(({ kind, subject }) => {
    if (kind === 'team') return [subjectKeys.offeredToTeam(subject as never)]
    return [
      kind === 'area' ? subjectKeys.openIn(subject as AreaId) : subjectKeys.openOwnedBy(subject as PersonId),
    ]
  })
  const items = yield* subjectsByKeys(scope, 'item', keys)
  return new Set(
    items.flatMap(({ owner, area, offer }) => [
      area as string,
      ...(owner === null ? [] : [owner as string]),
      ...(offer?.to.kind === 'team' ? [offer.to.team as string] : []),
    ]),
  )
}
