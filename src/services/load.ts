import type { Reachability } from '../domain/availability/reach.ts'
import type { DeclaredSpan } from '../domain/availability/spans.ts'
import type { HandoffState, ItemState, QuestionState } from '../domain/handoff/states.ts'
import type { PersonId } from '../domain/ids.ts'
import { aliases, canonical } from '../domain/people/gov.ts'
import { keysOf, type SubjectState, subjectKeys } from '../domain/record/subjects.ts'
import { loadWords } from '../storage/entries.ts'
import type { Script } from '../storage/sql.ts'
import { headSeq, loadByKeys, loadIdsByKeys, loadSubjects } from '../storage/subjects.ts'
import type { Scope } from './scope.ts'

type Kind = SubjectState['is']
function seqOf({ live, atSeq }: Scope): number {
  return live ? headSeq : atSeq
}

type StateOf<K extends Kind> = Extract<SubjectState, { is: K }>

/** Subjects by id as of the scope, what is due applied; unknown ids are absent. */
export function* subjectsById(scope: Scope, ids: readonly string[]): Script<Map<string, SubjectState>> {
  const found = new Map(ids.flatMap(id => (scope.due.has(id) ? [[id, scope.due.get(id)!] as const] : [])))
  const stored = yield* loadSubjects(
    scope.org,
    ids.filter(id => !found.has(id)),
    seqOf(scope),
  )
  for (const [id, state] of stored) found.set(id, state)
  return found
}

/** The words of entries by id; erased ones are absent. What this command has just written is not read again. */
export function* wordsOf(scope: Scope, entries: readonly string[]): Script<Map<string, unknown>> {
  const { words } = scope
  const found = new Map(entries.flatMap(id => (words.has(id) ? [[id, words.get(id)] as const] : [])))
  const stored = yield* loadWords(
    scope.org,
    entries.filter(id => !found.has(id)),
  )
  for (const [id, said] of stored) found.set(id, said)
  return found
}

/** Null where there is none, or the id is of something else. */
export function* itemById(scope: Scope, id: string): Script<ItemState | null> {
  return narrow((yield* subjectsById(scope, [id])).get(id), 'item')
}

/** Null where there is none, or the id is of something else. */
export function* handoffById(scope: Scope, id: string): Script<HandoffState | null> {
  return narrow((yield* subjectsById(scope, [id])).get(id), 'handoff')
}

/** Null where there is none, or the id is of something else. */
export function* questionById(scope: Scope, id: string): Script<QuestionState | null> {
  return narrow((yield* subjectsById(scope, [id])).get(id), 'question')
}

/** By id; those that are no items are absent. */
export function* itemsById(scope: Scope, ids: readonly string[]): Script<Map<string, ItemState>> {
  const found = yield* subjectsById(scope, ids)
  return new Map([...found].flatMap(([id, state]) => (state.is === 'item' ? [[id, state] as const] : [])))
}

function narrow<K extends Kind>(state: SubjectState | undefined, kind: K): StateOf<K> | null {
  return state?.is === kind ? (state as StateOf<K>) : null
}

/** Subjects of one kind found under any of the keys, each once, ordered by id, what is due applied. */
export function* subjectsByKeys<K extends Kind>(
  scope: Scope,
  kind: K,
  keys: readonly string[],
): Script<StateOf<K>[]> {
  const stored = yield* loadByKeys(scope.org, keys, seqOf(scope))
  const wanted = new Set(keys)
  const found = new Map(stored.map(state => [state.id as string, state]))
  for (const [id, state] of scope.due) {
    if (keysOf(state).some(key => wanted.has(key))) found.set(id, state)
    else found.delete(id)
  }
  return [...found.values()].filter((state): state is StateOf<K> => state.is === kind)
}

/** Like `subjectsByKeys`, ids only: for lists that may be long and whose states nobody needs. */
export function* idsByKeys(scope: Scope, keys: readonly string[]): Script<string[]> {
  const found = new Set(yield* loadIdsByKeys(scope.org, keys, seqOf(scope)))
  const wanted = new Set(keys)
  for (const [id, state] of scope.due) {
    if (keysOf(state).some(key => wanted.has(key))) found.add(id)
    else found.delete(id)
  }
  return [...found].sort()
}

/** The declared spans of people that have not ended before `from`, keyed by who they are now. */
export function* spansOf(scope: Scope, people: readonly PersonId[]): Script<Map<PersonId, DeclaredSpan[]>> {
  const keys = people.flatMap(person => aliases(scope.gov, person)).map(subjectKeys.spanOf)
  const spans = yield* subjectsByKeys(scope, 'span', keys)
  const book = new Map<PersonId, DeclaredSpan[]>(people.map(person => [person, []]))
  for (const span of spans) book.get(canonical(scope.gov, span.person))?.push(span)
  return book
}

/** How each of these people may be reached. */
export function* reachabilityOf(
  scope: Scope,
  people: readonly PersonId[],
): Script<(person: PersonId) => Reachability> {
  const book = yield* spansOf(scope, people)
  return person => ({
    table: scope.zones,
    windows: scope.gov.people.get(person)?.windows ?? null,
    spans: book.get(person) ?? [],
  })
}
