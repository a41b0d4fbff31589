import { resolveHandoff } from '../../domain/handoff/check.ts'
import type { CheckContext } from '../../domain/handoff/check-context.ts'
import type { Finding, FormatError, HandoffDocument } from '../../domain/handoff/document.ts'
import { type Condition, conditions } from '../../domain/handoff/kinds.ts'
import type { AreaId, ItemId, PersonId, TeamId } from '../../domain/ids.ts'
import { foldCase } from '../../domain/people/names.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatLocal, parseLocalTime } from '../../domain/time/local-text.ts'
import type { Place } from '../time/format.ts'
import { type Directory, personNamed } from './directory.ts'
import { mayNeverKnow } from './server-findings.ts'

/** An item that the draft carries, as it was last said. */
export interface CarriedFact {
  readonly id: string
  readonly area: string
  readonly condition: Condition
  readonly next: string | null
  readonly saidBy: string | null
  readonly saidAt: string
}

/** What the browser knows of the world when it checks a handoff. */
export interface Known {
  readonly directory: Directory
  readonly author: string
  readonly home: string | null
  readonly carried: readonly CarriedFact[]
  /** The author's clock. */
  readonly place: Place
  readonly now: Instant
}

/**
 * H3 in the browser: the server's own check over what is known here. It answers at once and without a network; what it
 * cannot know (cover, reachability, who holds what, what is left out) is the server's to say.
 */
export function checkHere(
  document: HandoffDocument,
  known: Known,
  errors: readonly FormatError[],
): readonly Finding[] {
  const blind = known.directory.people.length === 0
  return resolveHandoff(document, contextOf(known), errors).findings.filter(
    ({ code }) => !mayNeverKnow.has(code) && !(blind && ofNames.has(code)),
  )
}

/** Without a network nobody is known by name, which is no fault of what is written. */
const ofNames: ReadonlySet<string> = new Set(['unknown_person', 'unknown_team', 'unknown_area'])

function contextOf({ directory, author, home, carried, place, now }: Known): CheckContext {
  const areaByPath = (path: string) =>
    (directory.areas.find(area => foldCase(area.path) === foldCase(path))?.id ?? null) as AreaId | null
  return {
    author: author as PersonId,
    defaultArea: home === null ? null : areaByPath(home),
    now,
    graceMs: 0,
    ownedOpenItems: [],
    authorCover: [],
    personByHandle: handle => (personNamed(directory, handle)?.id ?? null) as PersonId | null,
    areaByPath,
    teamByName: name =>
      (directory.teams.find(team => foldCase(team.name) === foldCase(name))?.id ?? null) as TeamId | null,
    openItem: (id: ItemId) => {
      const fact = carried.find(item => item.id === id)
      return {
        owner: author as PersonId,
        area: (areaByPath(fact?.area ?? home ?? '') ?? 'are_unknown') as AreaId,
        kind: 'work',
        condition: fact?.condition ?? 'stable',
        text: '',
        next: null,
        sameTextCount: 0,
      }
    },
    parseLocal: text => parseLocalTime(place.table, text, place.zone),
    formatLocal: instant => formatLocal(place.table, place.zone, instant),
    reachableEligible: () => true,
  }
}

/** H1: the worst condition as it would be published: unsaid is as last said, fragile for a blocker, else stable. */
export function worstCondition(document: HandoffDocument, carried: readonly CarriedFact[]): Condition {
  const each = document.items.map(item => {
    if (item.kind === 'done') return 'stable'
    const last = carried.find(({ id }) => id === item.carries)?.condition
    return item.condition ?? last ?? (item.kind === 'blocker' ? 'fragile' : 'stable')
  })
  return conditions.findLast(condition => each.includes(condition)) ?? 'stable'
}
