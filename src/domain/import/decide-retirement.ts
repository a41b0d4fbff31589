import type { AreaId, PersonId, TeamId } from '../ids.ts'
import { type Gov, isAdministrator, type SourcedFact } from '../people/gov.ts'
import { areasOfTeam, childrenOf, withAncestors } from '../people/org-chart.ts'
import { type Draft, draft } from '../record/entry.ts'
import { touchedByHand } from './decide-known.ts'

export interface Retirement {
  readonly drafts: readonly Draft[]
  readonly retired: { people: number; teams: number; areas: number; grants: number }
  readonly conflicts: readonly { readonly subject: string; readonly reason: string }[]
  /** Whether the bound was reached and the same call has more to do. */
  readonly more: boolean
}

/** What of an import is here and not among the keys it still has: grants and the deepest areas first, then teams, then people. */
export function absentFacts(
  gov: Gov,
  importer: string,
  root: string,
  keys: ReadonlySet<string>,
): SourcedFact[] {
  const absent = [...gov.sources.values()].filter(
    ({ source, subject }) =>
      source.importer === importer && source.root === root && !keys.has(source.key) && isLive(gov, subject),
  )
  const rank = { grant: 0, area: 1, team: 2, person: 3 }
  const depth = (fact: SourcedFact) =>
    fact.kind === 'area' ? withAncestors(gov, fact.subject as AreaId).length : 0
  return absent.sort((a, b) => rank[a.kind] - rank[b.kind] || depth(b) - depth(a) || a.seq - b.seq)
}

function isLive(gov: Gov, subject: string): boolean {
  return (
    gov.people.get(subject as PersonId)?.active === true ||
    gov.teams.get(subject as TeamId)?.retired === false ||
    gov.areas.get(subject as AreaId)?.retired === false ||
    gov.map.grants.has(subject)
  )
}

/** I1: retires what only the import ever spoke of and nothing else rests on; the rest is reported and left. */
export function decideRetirement(
  gov: Gov,
  absent: readonly SourcedFact[],
  inUse: (subject: string) => boolean,
  most: number,
): Retirement {
  const drafts: Draft[] = []
  const retired = { people: 0, teams: 0, areas: 0, grants: 0 }
  const conflicts: { subject: string; reason: string }[] = []
  const gone = new Set<string>()
  for (const fact of absent) {
    const reason = touchedByHand(fact)
      ? 'it was changed by hand since the last import'
      : standsFor(gov, fact, gone, inUse)
    if (reason !== null) conflicts.push({ subject: fact.subject, reason })
    else if (drafts.length < most) {
      gone.add(fact.subject)
      drafts.push(retirementOf(fact))
      retired[retiredKinds[fact.kind]] += 1
    } else return { drafts, retired, conflicts: [], more: true }
  }
  return { drafts, retired, conflicts, more: false }
}

const retiredKinds = { person: 'people', team: 'teams', area: 'areas', grant: 'grants' } as const

/** Why this cannot go, or null. */
function standsFor(
  gov: Gov,
  { kind, subject }: SourcedFact,
  gone: ReadonlySet<string>,
  inUse: (subject: string) => boolean,
): string | null {
  const stays = (id: string) => !gone.has(id)
  if (kind === 'grant') return null
  if (inUse(subject)) return 'open items rest on it'
  if (kind === 'area') {
    return childrenOf(gov, subject as AreaId).some(stays) ? 'areas below it are still here' : null
  }
  if (kind === 'team') {
    return areasOfTeam(gov, subject as TeamId).some(stays) ? 'an area still has this team' : null
  }
  const person = subject as PersonId
  if (holdsSomething(gov, person, gone)) return 'this person still holds authority'
  if (isAdministrator(gov, person)) return 'this person is an administrator'
  return [...gov.people.values()].some(other => other.active && other.sponsor === person)
    ? 'this person sponsors an agent'
    : null
}

/** A person another repository's files name, or a grant of anybody's, stays. */
function holdsSomething(gov: Gov, person: PersonId, gone: ReadonlySet<string>): boolean {
  const isThem = (holder: object) => 'person' in holder && holder.person === person
  return [...gov.map.grants.values()].some(
    ({ grant, holders }) =>
      !gone.has(grant) &&
      holders.some(holder => isThem(holder) || ('table' in holder && holder.table.holders.some(isThem))),
  )
}

/** The digest of what is gone, so that a fact that comes back has changed. */
const goneDigest = 'gone'

function retirementOf({ kind, subject, source: last }: SourcedFact): Draft {
  const source = { ...last, digest: goneDigest }
  const about = { subject, audience: 'org' as const, words: null as never }
  if (kind === 'grant')
    return draft({
      ...about,
      area: null,
      kind: 'grant.revoked',
      terms: { grant: subject, source, proof: null },
    })
  if (kind === 'area') {
    const area = subject as AreaId
    return draft({ ...about, area, kind: 'area.retired', terms: { area, source } })
  }
  if (kind === 'team')
    return draft({ ...about, area: null, kind: 'team.retired', terms: { team: subject as TeamId, source } })
  return draft({ ...about, area: null, kind: 'person.left', terms: { person: subject as PersonId, source } })
}
