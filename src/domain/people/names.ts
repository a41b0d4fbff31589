import type { AreaId, PersonId, TeamId } from '../ids.ts'
import { type Entry, is } from '../record/entry.ts'

/**
 * The words of the organisation, folded beside `Gov`: handles, names and path segments. No rule reads them; they turn
 * what people type into ids and ids into what people read. An erased word is simply absent.
 */
export interface Names {
  handles: Map<PersonId, string>
  people: Map<PersonId, string>
  byHandle: Map<string, PersonId>
  teams: Map<TeamId, string>
  byTeam: Map<string, TeamId>
  /** Each area's own segment and parent, from which its path is built. */
  segments: Map<AreaId, { readonly parent: AreaId; readonly segment: string }>
  areaNames: Map<AreaId, string>
  /** Every path an area ever had; old ones redirect and are never reused (V6). */
  byPath: Map<string, AreaId>
  slug: string | null
  root: AreaId | null
}

export function emptyNames(): Names {
  return {
    handles: new Map(),
    people: new Map(),
    byHandle: new Map(),
    teams: new Map(),
    byTeam: new Map(),
    segments: new Map(),
    areaNames: new Map(),
    byPath: new Map(),
    slug: null,
    root: null,
  }
}

/** Handles, team names and paths are compared case-folded and kept as written (V5). */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/** Folds the words of one governance entry, in place. */
export function evolveNames(names: Names, { envelope: e, words: w }: Entry): void {
  if (is(e, 'org.created')) {
    names.root = e.terms.rootArea
    names.byPath.set('/', e.terms.rootArea)
  }
  if (w === null) return
  const entry: Entry = { envelope: e, words: w }
  if (has(entry, 'org.created')) names.slug = entry.words.slug
  else if (has(entry, 'person.added')) namePerson(names, entry.envelope.terms.person, entry.words)
  else if (has(entry, 'person.set')) namePerson(names, entry.envelope.terms.person, entry.words)
  else if (has(entry, 'team.set')) nameTeam(names, entry.envelope.terms.team, entry.words.name)
  else if (has(entry, 'area.added')) {
    const { area, parent } = entry.envelope.terms
    names.segments.set(area, { parent, segment: entry.words.segment })
    names.byPath.set(foldCase(pathOf(names, area) ?? ''), area)
    if (entry.words.name !== undefined) names.areaNames.set(area, entry.words.name)
  } else if (has(entry, 'area.set')) {
    if (entry.words.name !== undefined) names.areaNames.set(entry.envelope.terms.area, entry.words.name)
  } else if (has(entry, 'area.moved')) {
    const { area, parent } = entry.envelope.terms
    names.segments.set(area, { parent, segment: entry.words.segment })
    indexPaths(names, area)
  }
}

function has<K extends Parameters<typeof is>[1]>(
  entry: Entry,
  kind: K,
): entry is Entry<K> & { words: NonNullable<Entry<K>['words']> } {
  return is(entry.envelope, kind) && entry.words !== null
}

function namePerson(names: Names, person: PersonId, words: { handle?: string; name?: string }): void {
  if (words.handle !== undefined) {
    names.handles.set(person, words.handle)
    names.byHandle.set(foldCase(words.handle), person)
  }
  if (words.name !== undefined) names.people.set(person, words.name)
}

function nameTeam(names: Names, team: TeamId, name: string): void {
  names.teams.set(team, name)
  names.byTeam.set(foldCase(name), team)
}

/** Records the current path of an area and of everything below it; what they were called before stays. */
function indexPaths(names: Names, area: AreaId): void {
  names.byPath.set(foldCase(pathOf(names, area) ?? ''), area)
  for (const [child, place] of names.segments) if (place.parent === area) indexPaths(names, child)
}

/** `payments/ledger`; `/` for the root; null where a segment was erased. */
export function pathOf(names: Names, area: AreaId): string | null {
  const segments: string[] = []
  let current: AreaId = area
  while (current !== names.root) {
    const place = names.segments.get(current)
    if (place === undefined || segments.length > 64) return null
    segments.unshift(place.segment)
    current = place.parent
  }
  return segments.length === 0 ? '/' : segments.join('/')
}

/** The area at this path, or that once was at it (V6). */
export function areaAt(names: Names, path: string): AreaId | null {
  return names.byPath.get(foldCase(path.replace(/^\/+|\/+$/g, '') || '/')) ?? null
}

export function personAt(names: Names, handle: string): PersonId | null {
  return names.byHandle.get(foldCase(handle.replace(/^@/, ''))) ?? null
}

export function teamAt(names: Names, name: string): TeamId | null {
  return names.byTeam.get(foldCase(name.replace(/^team:/, ''))) ?? null
}
