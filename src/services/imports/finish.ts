import type { AreaId, PersonId } from '../../domain/ids.ts'
import { absentFacts, decideRetirement } from '../../domain/import/decide-retirement.ts'
import type { SourcedFact } from '../../domain/people/gov.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { dayMs } from '../../domain/time/instant.ts'
import { forgetParts, keepPart, loadParts } from '../../storage/import-parts.ts'
import type { Script } from '../../storage/sql.ts'
import { revokeTokensOf } from '../../storage/tokens.ts'
import { provenBatch, underMap } from '../authority/under-map.ts'
import { subjectsByKeys } from '../load.ts'
import type { CommandScope } from '../scope.ts'
import { commandService, type Decided, type OutputOf } from '../service.ts'
import { SourceKeys } from './source.ts'

/** So that no call holds the server for long; the caller repeats it while `more`. */
const mostRetired = 100

/**
 * I1: what is absent from an import is retired, if only the import ever spoke of it. The caller sends every key that
 * the import still has, in one call, or in parts of one run where they exceed a body: all but the last are only kept,
 * and the last retires once all of them are there. Reports stay: what was said was said.
 */
export const finishImport = commandService(
  'import.finish',
  function* (scope, { importer, root, keys: typed, part }) {
    const proof = yield* underMap(scope, 'map', [scope.gov.rootArea])
    if (!proof.ok) return proof
    const keys = new SourceKeys(scope.env, importer, root)
    const hashed = typed.map(key => keys.keyOf(key))
    const run = part && { actor: scope.caller.person, root: keys.root, run: part.run }
    const now = yield* scope.env.store.wallClock()
    if (run !== undefined && part !== undefined && part.number < part.of)
      return kept(scope, () => keepPart(scope.org, run, part.number, hashed, now + dayMs))
    const earlier =
      run === undefined || part === undefined ? [] : yield* loadParts(scope.org, run, part.of - 1, now)
    if (earlier === null) return partsMissing()
    const absent = absentFacts(scope.gov, importer, keys.root, new Set([...earlier, ...hashed]))
    const used = yield* usedSubjects(scope, absent)
    const {
      drafts: made,
      retired,
      conflicts,
      more,
    } = decideRetirement(scope.gov, absent, id => used.has(id), mostRetired)
    const drafts = provenBatch(made, proof.value)
    const leavers = drafts
      .filter(entry => entry.kind === 'person.left')
      .map(entry => entry.subject as PersonId)
    return ok({
      drafts,
      *effects() {
        for (const person of leavers) yield* revokeTokensOf(scope.org, person, scope.at)
        if (run !== undefined && !more) yield* forgetParts(scope.org, run)
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

function kept(scope: CommandScope, keep: () => Script<void>): Outcome<Decided<OutputOf<'import.finish'>>> {
  const nothing = decideRetirement(scope.gov, [], () => false, 0)
  const { retired, more } = nothing
  return ok({
    drafts: [],
    effects: keep,
    answer: ({ seq }) => ({ id: scope.orgId, seq, entries: 0, retired, conflicts: [], more }),
  })
}

function partsMissing() {
  return refuse(
    'parts_missing',
    'Not all earlier parts of this run are here; parts are kept for a day.',
    'Send the parts again from the first.',
    { path: 'part' },
  )
}

/** The people who own open items and the areas that have some. */
function* usedSubjects(scope: CommandScope, absent: readonly SourcedFact[]): Script<Set<string>> {
  const keys = absent.flatMap(({ kind, subject }) => {
    if (kind === 'grant') return []
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
