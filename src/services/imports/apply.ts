import { parseWindows } from '../../domain/availability/windows.ts'
import type { ImportedDecisionState } from '../../domain/decisions/imported.ts'
import type { ReportState } from '../../domain/handoff/states.ts'
import type { KnownDecision } from '../../domain/import/decide-decision.ts'
import { decideFacts } from '../../domain/import/decide-facts.ts'
import type { KnownReport } from '../../domain/import/decide-report.ts'
import type { ImportFact } from '../../domain/import/facts.ts'
import { whyNoTable } from '../../domain/owners/check-table.ts'
import { sourceKey } from '../../domain/people/evolve-gov.ts'
import { areaAt, foldCase } from '../../domain/people/names.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import { isInstant } from '../../domain/time/instant.ts'
import { parseInstant } from '../../domain/time/instant-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { provenBatch, underMap } from '../authority/under-map.ts'
import { subjectsByKeys } from '../load.ts'
import type { CommandScope } from '../scope.ts'
import { commandService, type InputOf } from '../service.ts'
import { loadReservations } from './reserved.ts'
import { SourceKeys } from './source.ts'

type TypedFact = InputOf<'import.apply'>['facts'][number]

/** I1: a batch of facts stands alone, in one transaction. */
export const applyImport = commandService(
  'import.apply',
  function* (scope, { importer, root, facts: typed }) {
    const proof = yield* underMap(scope, 'map', [scope.gov.rootArea])
    if (!proof.ok) return proof
    const facts = readFacts(scope, typed)
    if (!facts.ok) return facts
    const keys = new SourceKeys(scope.env, importer, root)
    const held = yield* heldSubjects(scope, facts.value, keys)
    const isReserved = yield* loadReservations(scope, facts.value)
    const decision = decideFacts(
      {
        gov: scope.gov,
        names: scope.names,
        ids: scope.ids,
        sourceOf: fact => keys.sourceOf(fact),
        at: scope.at,
        proposedBy: scope.caller.person,
        isReserved,
      },
      facts.value,
      fact => held.get(fact.key) ?? null,
    )
    const { drafts: made, ...counts } = decision
    const drafts = provenBatch(made, proof.value)
    return ok({
      drafts,
      answer: ({ seq }) => ({
        id: scope.orgId,
        seq,
        entries: drafts.length,
        created: counts.created,
        changed: counts.changed,
        unchanged: counts.unchanged,
        conflicts: [...counts.conflicts],
      }),
    })
  },
)

/** The facts with what only the rules can tell: instants, zones, hours, and the area of reports. */
function readFacts(scope: CommandScope, typed: readonly TypedFact[]): Outcome<ImportFact[]> {
  const made = new Set(typed.flatMap(fact => (fact.kind === 'area' ? [foldCase(fact.path)] : [])))
  const facts: ImportFact[] = []
  for (const [index, fact] of typed.entries()) {
    const path = `facts[${index}]`
    if (fact.kind === 'person') {
      const wrong = wrongPerson(scope, fact, path)
      if (wrong !== null) return wrong
      facts.push(fact)
    } else if (fact.kind === 'report') {
      const saidAt = typeof fact.saidAt === 'string' ? parseInstant(fact.saidAt) : ok(fact.saidAt)
      if (!saidAt.ok || !isInstant(saidAt.value))
        return badFact('saidAt is no instant of this age.', `${path}.saidAt`)
      const there = isThere(scope, fact.area, made)
      if (!there) return unknownArea(fact.area, 'file the reports in', `${path}.area`)
      facts.push({ ...fact, saidAt: saidAt.value })
    } else if (fact.kind === 'grant') {
      const wrong = whyNoTable(fact.table)
      if (wrong !== null) return badFact(wrong, `${path}.table`)
      if (!isThere(scope, fact.area, made))
        return unknownArea(fact.area, 'hang this repository on', `${path}.area`)
      facts.push(fact)
    } else if (fact.kind === 'decision') {
      const saidAt = typeof fact.saidAt === 'string' ? parseInstant(fact.saidAt) : ok(fact.saidAt)
      if (!saidAt.ok || (saidAt.value !== null && !isInstant(saidAt.value)))
        return badFact('saidAt is no instant of this age.', `${path}.saidAt`)
      facts.push({ ...fact, saidAt: saidAt.value })
    } else facts.push(fact as ImportFact)
  }
  return ok(facts)
}

function wrongPerson(
  scope: CommandScope,
  fact: Extract<TypedFact, { kind: 'person' }>,
  path: string,
): { ok: false; refusal: Refusal } | null {
  if (fact.zone !== null && scope.zones.named(fact.zone) !== fact.zone) {
    return badFact('The zone is not one this organisation knows.', `${path}.zone`)
  }
  if (fact.windows !== null && !parseWindows(fact.windows).ok) {
    return badFact('The hours cannot be read.', `${path}.windows`)
  }
  return null
}

function badFact(message: string, path: string) {
  return refuse(
    'bad_fact',
    message,
    'Correct the fact and send the batch again; nothing of it was applied.',
    { path },
  )
}

function isThere(scope: CommandScope, path: string, made: ReadonlySet<string>): boolean {
  return areaAt(scope.names, path) !== null || made.has(foldCase(path))
}

function unknownArea(path: string, why: string, at: string) {
  return refuse(
    'unknown_area',
    `There is no area ${path} to ${why}.`,
    'Add it with locum area add, or name another area.',
    { path: at },
  )
}

/** What the record holds of the reports and decisions of a batch, by their keys. */
function* heldSubjects(
  scope: CommandScope,
  facts: readonly ImportFact[],
  keys: SourceKeys,
): Script<Map<string, KnownReport | KnownDecision>> {
  const said = facts.filter(fact => fact.kind === 'report' || fact.kind === 'decision')
  if (said.length === 0) return new Map()
  const keyOf = new Map(said.map(fact => [sourceKey(keys.sourceOf(fact)), fact.key]))
  const sources = [...keyOf.keys()]
  const reports = yield* subjectsByKeys(scope, 'report', sources.map(subjectKeys.report))
  const decisions = yield* subjectsByKeys(
    scope,
    'imported-decision',
    sources.map(subjectKeys.importedDecision),
  )
  const states = [...reports, ...decisions]
  const words = yield* loadWords(
    scope.org,
    states.map(state => state.entry),
  )
  return new Map(
    states.flatMap(state => {
      const key = keyOf.get(sourceKey(state.source))
      return key === undefined ? [] : [[key, known(state, !words.has(state.entry))] as const]
    }),
  )
}

function known(state: ReportState | ImportedDecisionState, erased: boolean): KnownReport | KnownDecision {
  return state.is === 'report' ? { state, erased } : { state, erased }
}
