import type { ImportedDecisionStanding } from '../decisions/imported.ts'
import type { Condition, ItemKind } from '../handoff/kinds.ts'
import type { CodeownersTable, OwnersTable } from '../owners/path-table.ts'
import { foldCase } from '../people/names.ts'
import type { Instant } from '../time/instant.ts'

/**
 * What an importer read from another tool's files (I1). Facts refer to people by handle, to teams by name and to
 * areas by path, and stand after what they refer to. `key` names a fact for good inside one importer and root;
 * `digest` changes exactly when what the fact says does.
 *
 * A property that is absent is one the source says nothing about, and leaves what the record holds; null and `[]`
 * say "none". Texts are plain: an `@` or a `#` in them is no mention.
 */
export type ImportFact = PersonFact | TeamFact | AreaFact | GrantFact | ReportFact | DecisionFact

interface Sourced {
  readonly key: string
  readonly digest: string
}

export interface PersonFact extends Sourced {
  readonly kind: 'person'
  /** As first written; compared case-folded (V5). */
  readonly handle: string
  /** Here null is "not said", too: no source can say that a person has no name, zone or windows. */
  readonly name: string | null
  readonly zone: string | null
  /** What `parseWindows` reads, e.g. `mon-fri 09:00-17:30`. */
  readonly windows: string | null
}

export interface TeamFact extends Sourced {
  readonly kind: 'team'
  readonly name: string
  /** Handles, in order. */
  readonly members: readonly string[]
  /** Names of the teams inside it, in order. */
  readonly teams: readonly string[]
}

export interface AreaFact extends Sourced {
  readonly kind: 'area'
  readonly path: string
  /** Path of the area above it; `/` for the root. */
  readonly parent: string
  readonly name?: string
  readonly team?: string | null
  /** Handles, in order. */
  readonly managers?: readonly string[]
  readonly techLeads?: readonly string[]
}

/** A2b: who may approve changes of a repository, as its files say. */
export interface GrantFact extends Sourced {
  readonly kind: 'grant'
  readonly area: string
  /** Declared where it is not. */
  readonly type: string
  readonly table: NamedTable
}

/** A path table with people by handle and teams by name; `unknown` is nobody's handle, such as an e-mail address. */
export type NamedTable =
  | (Omit<OwnersTable, 'holders'> & { readonly holders: readonly NamedHolder[] })
  | (Omit<CodeownersTable, 'holders'> & { readonly holders: readonly NamedHolder[] })

export type NamedHolder =
  | { readonly person: string }
  | { readonly team: string }
  | { readonly unknown: string }

export interface ReportFact extends Sourced {
  readonly kind: 'report'
  readonly saidAt: Instant
  /** A handle that need not be a person's here; null where the report names nobody. */
  readonly author: string | null
  readonly area: string
  readonly title: string
  readonly summary: string
  readonly condition: Condition
  readonly items: readonly ReportItem[]
}

export interface ReportItem {
  readonly kind: ItemKind
  readonly text: string
  readonly refs: readonly string[]
}

/** D5: a decision another tool holds. */
export interface DecisionFact extends Sourced {
  readonly kind: 'decision'
  /** Null where its file has no date. */
  readonly saidAt: Instant | null
  /** A decision type by name; it need not be declared. */
  readonly type: string
  /** Paths, the first that is here counts; else it is the root's. */
  readonly areas: readonly string[]
  readonly title: string
  readonly outcome: string
  readonly number: string | null
  readonly standing: ImportedDecisionStanding
  /** As written. */
  readonly status: string
  /** Handles, or names of people who have none here, which are kept as words. */
  readonly deciders: readonly string[]
  readonly authors: readonly string[]
  readonly consulted: readonly string[]
  readonly informed: readonly string[]
  /** Files of other decisions of the same import. */
  readonly supersedes: readonly string[]
  readonly supersededBy: readonly string[]
  readonly seeAlso: readonly string[]
  readonly refs: readonly string[]
}

/** A fact as a reader states it, before it is keyed. */
export type FactDraft =
  | Draft<PersonFact>
  | Draft<TeamFact>
  | Draft<AreaFact>
  | Draft<GrantFact>
  /** `file` is the report's path inside the imported folder, and names it. */
  | (Draft<ReportFact> & { readonly file: string })
  | (Draft<DecisionFact> & { readonly file: string })

type Draft<F extends ImportFact> = Omit<F, 'key' | 'digest'>

/** A short text that differs where its input does. */
export type Digest = (text: string) => string

/** Keys the drafts, and puts people before teams, teams before areas and areas before what is said of them; else order is kept. */
export function statedFacts(drafts: readonly FactDraft[], digest: Digest): ImportFact[] {
  const order: readonly FactDraft['kind'][] = ['person', 'team', 'area', 'grant', 'report', 'decision']
  return order.flatMap(kind => drafts.filter(draft => draft.kind === kind).map(draft => keyed(draft, digest)))
}

export const personKey = (handle: string): string => `person:${foldCase(handle)}`
export const teamKey = (name: string): string => `team:${foldCase(name)}`
export const areaKey = (path: string): string => `area:${foldCase(path)}`
export const grantKey = (type: string, area: string): string => `grant:${type} ${foldCase(area)}`
export const decisionKey = (file: string): string => `decision:${file}`
export const reportKey = (file: string): string => `report:${file}`

function keyed(draft: FactDraft, digest: Digest): ImportFact {
  const seal = digest(canonical(draft))
  switch (draft.kind) {
    case 'person':
      return { ...draft, key: personKey(draft.handle), digest: seal }
    case 'team':
      return { ...draft, key: teamKey(draft.name), digest: seal }
    case 'area':
      return { ...draft, key: areaKey(draft.path), digest: seal }
    case 'grant':
      return { ...draft, key: grantKey(draft.type, draft.area), digest: seal }
    case 'report': {
      const { file, ...said } = draft
      return { ...said, key: reportKey(file), digest: seal }
    }
    case 'decision': {
      const { file, ...said } = draft
      return { ...said, key: decisionKey(file), digest: seal }
    }
  }
}

/** The same text for the same content, whatever the order in which a reader wrote its properties. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, held]) => held !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`)
    .join()}}`
}
