import { evolveMap } from '../authority/evolve-map.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { type Envelope, is } from '../record/entry.ts'
import { type Area, canonical, defaultSettings, type Gov, type Person, type SourcedFact } from './gov.ts'
import type { Source, TeamMember } from './kinds.ts'

/**
 * Folds one governance entry into the state, in place. Reads the envelope only. Other kinds are ignored, so a whole
 * record may be folded. Total: an entry about something unknown changes nothing.
 */
export function evolveGov(gov: Gov, entry: Envelope): void {
  const fold = folds[entry.kind]
  if (fold !== undefined) fold(gov, entry)
  else if (!evolveMap(gov.map, entry)) return
  gov.seq = entry.seq
  touchSource(gov, entry)
}

type Fold = (gov: Gov, entry: Envelope) => void

const folds: Partial<Record<string, Fold>> = {
  'org.created': (gov, e) => {
    if (!is(e, 'org.created')) return
    gov.org = e.terms.org
    gov.simulated = e.terms.simulated
    gov.clockOffsetMs = e.terms.clockOffsetMs
    gov.zone = e.terms.zone
    gov.zoneData = e.terms.zoneData
    gov.rules = e.terms.rules
    gov.settings = defaultSettings
    gov.rootArea = e.terms.rootArea
    gov.areas.set(e.terms.rootArea, {
      id: e.terms.rootArea,
      parent: null,
      team: null,
      managers: [],
      techLeads: [],
      restricted: false,
      retired: false,
    })
  },
  'org.set': (gov, e) => {
    if (is(e, 'org.set')) gov.settings = { ...gov.settings, ...e.terms.settings }
  },
  'zone.adopted': (gov, e) => {
    if (is(e, 'zone.adopted')) gov.zoneData = { version: e.terms.version, sha256: e.terms.sha256 }
  },
  'rules.adopted': (gov, e) => {
    if (is(e, 'rules.adopted')) gov.rules = e.terms.version
  },
  'clock.set': (gov, e) => {
    if (is(e, 'clock.set')) gov.clockOffsetMs = e.terms.clockOffsetMs
  },
  'clock.reset': () => {},
  'person.added': (gov, e) => {
    if (!is(e, 'person.added')) return
    const { person, agent, sponsor, zone } = e.terms
    gov.people.set(person, {
      id: person,
      agent,
      sponsor,
      zone,
      windows: null,
      auditor: false,
      active: true,
      follows: [],
    })
  },
  'person.set': (gov, e) => {
    if (!is(e, 'person.set')) return
    const { auditor, zone } = e.terms
    patchPerson(gov, e.terms.person, {
      ...(auditor === undefined ? {} : { auditor }),
      ...(zone === undefined ? {} : { zone }),
    })
  },
  'person.merged': (gov, e) => {
    if (is(e, 'person.merged')) mergePerson(gov, e.terms.from, e.terms.into)
  },
  'person.left': (gov, e) => {
    if (is(e, 'person.left')) removePerson(gov, e.terms.person)
  },
  'admin.added': (gov, e) => {
    if (is(e, 'admin.added') && !gov.admins.includes(e.terms.person)) gov.admins.push(e.terms.person)
  },
  'team.set': (gov, e) => {
    if (is(e, 'team.set'))
      gov.teams.set(e.terms.team, { id: e.terms.team, members: e.terms.members, retired: false })
  },
  'team.retired': (gov, e) => {
    const team = is(e, 'team.retired') ? gov.teams.get(e.terms.team) : undefined
    if (team !== undefined) gov.teams.set(team.id, { ...team, members: [], retired: true })
  },
  'area.added': (gov, e) => {
    if (!is(e, 'area.added')) return
    const { area: id, parent, team, managers, techLeads, restricted } = e.terms
    gov.areas.set(id, { id, parent, team, managers, techLeads, restricted, retired: false })
  },
  'area.set': (gov, e) => {
    if (!is(e, 'area.set')) return
    const { area, source: _source, proof: _proof, ...changes } = e.terms
    patchArea(gov, area, changes)
  },
  'area.moved': (gov, e) => {
    if (is(e, 'area.moved')) patchArea(gov, e.terms.area, { parent: e.terms.parent })
  },
  'area.retired': (gov, e) => {
    if (is(e, 'area.retired')) patchArea(gov, e.terms.area, { retired: true })
  },
  'area.followed': (gov, e) => {
    if (!is(e, 'area.followed')) return
    const { area, person } = e.terms
    const found = gov.people.get(person)
    if (found && !found.follows.includes(area))
      patchPerson(gov, person, { follows: [...found.follows, area] })
  },
  'area.unfollowed': (gov, e) => {
    if (!is(e, 'area.unfollowed')) return
    const { area, person } = e.terms
    const found = gov.people.get(person)
    if (found) patchPerson(gov, person, { follows: found.follows.filter(id => id !== area) })
  },
  'window.set': (gov, e) => {
    if (is(e, 'window.set')) patchPerson(gov, e.terms.person, { windows: e.terms.windows })
  },
  'window.confirmed': (gov, e) => {
    const person = is(e, 'window.confirmed') ? gov.people.get(e.terms.person) : undefined
    if (person?.windows) patchPerson(gov, person.id, { windows: { ...person.windows, proposedBy: null } })
  },
}

function patchPerson(gov: Gov, id: PersonId, changes: Partial<Person>): void {
  const person = gov.people.get(id)
  if (person !== undefined) gov.people.set(id, { ...person, ...changes })
}

function patchArea(gov: Gov, id: AreaId, changes: Partial<Area>): void {
  const area = gov.areas.get(id)
  if (area !== undefined) gov.areas.set(id, { ...area, ...changes })
}

/** V5: leaving ends roles, memberships and windows, and those of the person's agents. */
function removePerson(gov: Gov, person: PersonId): void {
  const leaving = new Set([
    person,
    ...[...gov.people.values()].filter(p => p.sponsor === person).map(p => p.id),
  ])
  replaceEverywhere(gov, id => (leaving.has(id) ? null : id))
  for (const id of leaving)
    patchPerson(gov, id, { active: false, windows: null, follows: [], auditor: false })
}

/** V5: from here on the one is the other; roles and memberships move, without repetition. */
function mergePerson(gov: Gov, from: PersonId, into: PersonId): void {
  gov.mergedInto.set(from, into)
  replaceEverywhere(gov, id => (id === from ? into : id))
  const [source, target] = [gov.people.get(from), gov.people.get(into)]
  if (source === undefined || target === undefined) return
  patchPerson(gov, into, {
    windows: target.windows ?? source.windows,
    zone: target.zone ?? source.zone,
    follows: [...new Set([...target.follows, ...source.follows])],
  })
  patchPerson(gov, from, { active: false, windows: null, follows: [], auditor: false })
  for (const agent of gov.people.values()) {
    if (agent.sponsor === from) patchPerson(gov, agent.id, { sponsor: canonical(gov, into) })
  }
}

function replaceEverywhere(gov: Gov, replace: (id: PersonId) => PersonId | null): void {
  const list = (ids: readonly PersonId[]) => [...new Set(ids.map(replace).filter(id => id !== null))]
  gov.admins = list(gov.admins)
  for (const area of gov.areas.values()) {
    const [managers, techLeads] = [list(area.managers), list(area.techLeads)]
    if (sameIds(managers, area.managers) && sameIds(techLeads, area.techLeads)) continue
    gov.areas.set(area.id, { ...area, managers, techLeads })
  }
  for (const team of gov.teams.values()) {
    const members = replaceMembers(team.members, replace)
    if (members !== team.members) gov.teams.set(team.id, { ...team, members })
  }
}

function replaceMembers(
  members: readonly TeamMember[],
  replace: (id: PersonId) => PersonId | null,
): readonly TeamMember[] {
  if (!members.some(m => 'person' in m && replace(m.person) !== m.person)) return members
  const seen = new Set<PersonId>()
  return members.flatMap((member): TeamMember[] => {
    if ('team' in member) return [member]
    const person = replace(member.person)
    if (person === null || seen.has(person)) return []
    seen.add(person)
    return [{ person }]
  })
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

/** The key under which an imported fact is found again (I1). */
export function sourceKey(source: Pick<Source, 'importer' | 'root' | 'key'>): string {
  return `${source.importer} ${source.root} ${source.key}`
}

/** I1: remembers what an import made and whether anyone touched it since. */
function touchSource(gov: Gov, entry: Envelope): void {
  const source = (entry.terms as { source?: Source | null }).source
  if (source) {
    const noun = entry.kind.split('.')[0]
    const kind = noun === 'window' ? 'person' : (noun as SourcedFact['kind'])
    gov.sources.set(sourceKey(source), {
      subject: entry.subject,
      kind,
      source,
      seq: entry.seq,
      touchedSeq: entry.seq,
    })
    indexOf(gov).set(entry.subject, sourceKey(source))
    return
  }
  // Following an area says nothing about it.
  if (entry.kind === 'area.followed' || entry.kind === 'area.unfollowed') return
  const key = indexOf(gov).get(entry.subject)
  const fact = key === undefined ? undefined : gov.sources.get(key)
  if (key !== undefined && fact !== undefined) gov.sources.set(key, { ...fact, touchedSeq: entry.seq })
}

/** Subject → source key; derived from `gov.sources`, kept beside it so that folding stays linear. */
const subjectIndexes = new WeakMap<Gov, Map<string, string>>()

function indexOf(gov: Gov): Map<string, string> {
  let index = subjectIndexes.get(gov)
  if (index === undefined) {
    index = new Map([...gov.sources].map(([key, fact]) => [fact.subject, key]))
    subjectIndexes.set(gov, index)
  }
  return index
}
