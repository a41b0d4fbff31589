import {
  type ImportedDecisionState,
  type ImportedDecisionWords,
  isImportedInForce,
} from '../../domain/decisions/imported.ts'
import type { DecisionId, PersonId } from '../../domain/ids.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadEntries } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { namesOf } from '../authority/view.ts'
import { renderText } from '../items/render.ts'
import { subjectsByKeys, wordsOf } from '../load.ts'
import { isOpen } from '../may-read.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { RenderedDecision } from './render.ts'

/** D5: decisions of another tool, among those taken here. Whoever took them had what authority they had there. */
const notProved = 'authority not proved here' as const

/** P1: its audience, and whoever it names. */
export function isReadableImport(scope: Scope, state: ImportedDecisionState): boolean {
  return isOpen(scope, state.audience, state.deciders)
}

/** D5: both ways, whichever of the two files says it. */
export interface ImportedLinks {
  readonly supersedes: readonly DecisionId[]
  readonly supersededBy: readonly DecisionId[]
}

/** The decisions these replace and are replaced by, as far as the caller may read them. */
export function* importedLinks(
  scope: Scope,
  states: readonly ImportedDecisionState[],
): Script<ReadonlyMap<DecisionId, ImportedLinks>> {
  const keys = states.flatMap(({ source, supersedes, supersededBy }) => [
    subjectKeys.importReplacing(source.key),
    subjectKeys.importReplacedBy(source.key),
    ...[...supersedes, ...supersededBy].map(subjectKeys.importedFrom),
  ])
  const found = keys.length === 0 ? [] : yield* subjectsByKeys(scope, 'imported-decision', keys)
  const near = found.filter(one => isReadableImport(scope, one))
  return new Map(
    states.map(state => {
      const replaces = (a: ImportedDecisionState, b: ImportedDecisionState) =>
        a.id !== b.id && (a.supersedes.includes(b.source.key) || b.supersededBy.includes(a.source.key))
      const here = state.superseded === null ? [] : [state.superseded.by]
      return [
        state.id,
        {
          supersedes: near.filter(other => replaces(state, other)).map(({ id }) => id),
          supersededBy: [...here, ...near.filter(other => replaces(other, state)).map(({ id }) => id)],
        },
      ]
    }),
  )
}

/** In the shape of every decision, so that a list of both reads as one; what only an import has is beside it. */
export function* renderImported(scope: Scope, states: readonly ImportedDecisionState[]) {
  const links = yield* importedLinks(scope, states)
  const entries = states.map(state => state.entry)
  const words = yield* wordsOf(scope, entries)
  const envelopes = yield* loadEntries(scope.org, entries, scope.atSeq)
  const recordedAt = new Map(envelopes.map(({ envelope }) => [envelope.id as string, envelope.at]))
  return states.map(state => {
    const said = words.get(state.entry) as ImportedDecisionWords['decision.imported'] | undefined
    const at = state.saidAt ?? recordedAt.get(state.entry) ?? scope.at
    return view(scope, state, { said, at, links: links.get(state.id) ?? none })
  })
}

const none: ImportedLinks = { supersedes: [], supersededBy: [] }

interface Known {
  readonly said: ImportedDecisionWords['decision.imported'] | undefined
  readonly at: number
  readonly links: ImportedLinks
}

function view(scope: Scope, state: ImportedDecisionState, { said, at, links }: Known) {
  const handles = (people: readonly PersonId[]) => people.map(person => handleOf(scope, person))
  const text = (written: string | undefined) => (written === undefined ? null : renderText(scope, written))
  const instant = formatInstant(at)
  const asked = {
    asker: handles(state.authors)[0] ?? '',
    askedAt: instant,
    neededBy: instant,
    askedTo: [],
    consulted: handles(state.consulted).map(person => ({ person, answer: null })),
  }
  const people = new Set([...state.deciders, ...state.authors, ...state.consulted])
  return {
    id: state.id as string,
    state: 'imported' as const,
    inForce: isImportedInForce(state, links.supersededBy.length > 0),
    type: state.type,
    area: pathOfArea(scope, state.area),
    text: text(said?.title),
    context: text(said?.outcome),
    refs: [...(said?.refs ?? [])],
    ...asked,
    ...unsaid,
    outcome: state.standing,
    decidedBy: handles(state.deciders),
    decidedAt: state.saidAt === null ? null : instant,
    supersededBy: links.supersededBy[0] ?? null,
    imported: {
      from: state.source.importer,
      number: said?.number ?? null,
      status: text(said?.status),
      standing: state.standing,
      authors: handles(state.authors),
      others: (said?.others ?? []).map(other => renderText(scope, other)),
      supersedes: [...links.supersedes],
      supersededBy: [...links.supersededBy],
      notProved,
    },
    names: namesOf(scope, people),
    cites: [state.entry as string],
  } satisfies Shape
}

type Shape = Omit<RenderedDecision, 'state' | 'imported'> & Record<'state' | 'imported', unknown>

/** What an import does not say. */
const unsaid = {
  options: [],
  amount: null,
  risk: null,
  reversible: null,
  reversibleUntil: null,
  environment: null,
  path: null,
  votes: [],
  passes: [],
  proof: null,
  toRatify: [],
  ratified: [],
  reversedBy: null,
  answeredBy: null,
  reviewBy: null,
  differsFrom: [],
}
