import type { AreaId, IdSource, PersonId, TeamId } from '../ids.ts'
import { sourceKey } from '../people/evolve-gov.ts'
import { activePerson, canonical, type Gov, type SourcedFact } from '../people/gov.ts'
import type { Source } from '../people/kinds.ts'
import { areaAt, foldCase, type Names, personAt, teamAt } from '../people/names.ts'
import type { Draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { ImportFact } from './facts.ts'

/** I1: what one fact leads to. `reason` of a conflict is one public sentence. */
export type Verdict =
  | {
      readonly is: 'created' | 'changed'
      readonly drafts: readonly Draft[]
      /** What of the fact could not be taken over. */
      readonly remark?: string
    }
  | { readonly is: 'unchanged' }
  | { readonly is: 'conflict'; readonly reason: string }

export const unchanged: Verdict = { is: 'unchanged' }
/** I1: left as it is, and reported with the reason. */
export const conflict = (reason: string): Verdict => ({ is: 'conflict', reason })

/** What deciding an import is given from outside. */
export interface ImportContext {
  readonly gov: Gov
  readonly names: Names
  readonly ids: IdSource
  /** The source of a fact as the record keeps it: keyed, so that no handle or path stands in terms. */
  readonly sourceOf: (fact: Pick<ImportFact, 'key' | 'digest'>) => Source
  readonly at: Instant
  /** V3: who imports, and so proposes windows. */
  readonly proposedBy: PersonId
  /** R5: handles and paths of the erased are never given to anyone again. */
  readonly isReserved: (kind: 'handle' | 'area', text: string) => boolean
}

/**
 * The organisation with what earlier facts of the same batch made: a team may name people of its own batch. Only what
 * refers to names is kept, as nothing in a batch is decided on twice.
 */
export class Known {
  readonly context: ImportContext
  readonly #people = new Map<string, PersonId>()
  readonly #teams = new Map<string, TeamId>()
  readonly #areas = new Map<string, AreaId>()
  readonly #parents = new Map<AreaId, AreaId>()
  readonly #types = new Set<string>()

  constructor(context: ImportContext) {
    this.context = context
  }

  /** The active person of a handle. */
  person(handle: string): PersonId | null {
    const { gov, names } = this.context
    const made = this.#people.get(foldCase(handle))
    if (made !== undefined) return made
    return activePerson(gov, personAt(names, handle))?.id ?? null
  }

  /** Whose handle this is or was, active or not. */
  holder(handle: string): PersonId | null {
    const held = this.#people.get(foldCase(handle)) ?? personAt(this.context.names, handle)
    return held === null ? null : canonical(this.context.gov, held)
  }

  team(name: string): TeamId | null {
    return this.#teams.get(foldCase(name)) ?? teamAt(this.context.names, name)
  }

  area(path: string): AreaId | null {
    return this.#areas.get(foldCase(path)) ?? areaAt(this.context.names, path)
  }

  /** The area itself, or for one of this batch the nearest above it that the record has. */
  recorded(area: AreaId): AreaId {
    let current = area
    for (let up = this.#parents.get(current); up !== undefined; up = this.#parents.get(current)) current = up
    return current
  }

  /** Whether the record or this batch has this area, and it is not retired. */
  liveArea(path: string): AreaId | null {
    const area = this.area(path)
    if (area === null || this.#parents.has(area)) return area
    return this.context.gov.areas.get(area)?.retired === false ? area : null
  }

  /** Whether this decision type is not declared yet; it counts as declared from here on. */
  declares(type: string): boolean {
    if (this.context.gov.map.types.has(type) || this.#types.has(type)) return false
    this.#types.add(type)
    return true
  }

  addPerson(handle: string, person: PersonId): void {
    this.#people.set(foldCase(handle), person)
  }

  addTeam(name: string, team: TeamId): void {
    this.#teams.set(foldCase(name), team)
  }

  addArea(path: string, area: AreaId, parent: AreaId): void {
    this.#areas.set(foldCase(path), area)
    this.#parents.set(area, parent)
  }
}

/** What the record holds of this source, if an import made it. */
export function sourced(gov: Gov, source: Source): SourcedFact | null {
  return gov.sources.get(sourceKey(source)) ?? null
}

/** I1: whether anybody but the import has said something about it since. */
export function touchedByHand(fact: SourcedFact): boolean {
  return fact.touchedSeq > fact.seq
}

/** The verdict on a fact of which the record holds an earlier import, if that alone settles it. */
export function settledBySource(known: SourcedFact | null, source: Source, what: string): Verdict | null {
  if (known === null) return null
  if (known.source.digest === source.digest) return unchanged
  return touchedByHand(known) ? conflict(`${what} was changed by hand since the last import.`) : null
}
