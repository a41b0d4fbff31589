import type { AreaId } from '../ids.ts'
import { activeHuman, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { dayMs, type Instant } from '../time/instant.ts'
import type { AuthorityProof, DecisionType, GrantTerms, Party } from './kinds.ts'
import { isMapType, mapTypes } from './types.ts'

const longestEscalation = 30 * dayMs

/** A2, A16: a grant says who decides; whatever would have no effect is refused. */
export function decideAddGrant(
  gov: Gov,
  grant: GrantTerms,
  proof: AuthorityProof | null,
  at: Instant,
): Outcome<Draft> {
  const unknown = unknownType(gov, grant.types)
  if (unknown !== null) return unknown
  const refused =
    holdersWrong(gov, grant) ??
    quorumWrong(grant) ??
    spanWrong(grant.from, grant.until, at) ??
    mapWrong(grant)
  if (refused !== null) return refused
  if (grant.escalateAfterMs <= 0 || grant.escalateAfterMs > longestEscalation) {
    return refuse('bad_duration', 'The next is asked after a minute to 30 days.', 'Write it like 30m.', {
      path: 'escalateAfter',
    })
  }
  return ok(addedGrant(grant, proof))
}

/** The entry of a grant that was checked, or that nobody types: the tree to begin with. */
export function addedGrant(grant: GrantTerms, proof: AuthorityProof | null): Draft {
  return draft({
    ...about(grant.grant, grant.area),
    kind: 'grant.added',
    terms: { ...grant, proof },
    words: null,
  })
}

/** A2: refused where it is not in force. */
export function decideRevokeGrant(gov: Gov, id: string, proof: AuthorityProof | null): Outcome<Draft> {
  const grant = gov.map.grants.get(id)
  if (grant === undefined) return unknownOfMap('grant', id)
  return ok(
    draft({ ...about(id, grant.area), kind: 'grant.revoked', terms: { grant: id, proof }, words: null }),
  )
}

/** What of the map is not there, or no longer; said the same for both. */
export function unknownOfMap(what: 'grant' | 'fence' | 'freeze' | 'delegation', id: string, path = 'id') {
  const shown = id.slice(0, 40)
  return refuse(
    `unknown_${what}`,
    `There is no ${what} ${shown} in force.`,
    'See map show for what there is.',
    { path },
  )
}

/** A1: a type must be declared; those of the map itself always are. */
export function unknownType(gov: Gov, types: readonly DecisionType[], path = 'types') {
  const found = types.findIndex(type => !gov.map.types.has(type) && !isReserved(type))
  if (found < 0) return null
  const shown = (types[found] ?? '').slice(0, 60)
  return refuse('unknown_type', `There is no type ${shown}.`, 'Declare it with type add, or see type list.', {
    path: `${path}[${found}]`,
  })
}

function isReserved(type: DecisionType): boolean {
  return (mapTypes as readonly string[]).includes(type)
}

/** V7: humans only; teams and roles are read as the humans among them. */
function holdersWrong(gov: Gov, { holders, consult, inform }: GrantTerms) {
  if (holders.length === 0)
    return refuse('holders_missing', 'A grant needs holders.', 'Name people, teams or roles.', {
      path: 'holders',
    })
  const parties: readonly (readonly [string, readonly (GrantTerms['holders'][number] | Party)[]])[] = [
    ['holders', holders],
    ['consult', consult],
    ['inform', inform],
  ]
  for (const [path, named] of parties) {
    const agent = named.find(one => 'person' in one && activeHuman(gov, one.person) === null)
    if (agent !== undefined)
      return refuse('not_human', 'An agent neither decides nor is consulted.', 'Name humans only.', { path })
  }
  return null
}

function quorumWrong({ quorum }: GrantTerms) {
  if (Number.isSafeInteger(quorum) && quorum >= 1 && quorum <= 100) return null
  return refuse('bad_quorum', 'A quorum is a whole number from 1 to 100.', 'Say how many have to agree.', {
    path: 'quorum',
  })
}

/** Null: it has no end, or one after its beginning and after now. */
export function spanWrong(from: Instant, until: Instant | null, at: Instant) {
  if (until === null) return null
  if (until <= at)
    return refuse('span_past', 'This would have ended already.', 'Give an end in the future.', {
      path: 'until',
    })
  return until > from
    ? null
    : refuse('span_empty', 'It ends before it begins.', 'Give a later end.', { path: 'until' })
}

/** A16: authority over the map itself is one person's act, and never read from a repository's file. */
function mapWrong({ types, quorum, holders }: GrantTerms) {
  if (!types.some(isMapType)) return null
  if (quorum !== 1) {
    return refuse('map_quorum', 'The map is changed by one person at a time.', 'Leave out the quorum.', {
      path: 'quorum',
    })
  }
  if (!holders.some(holder => 'table' in holder)) return null
  return refuse('map_table', 'The map cannot be granted by a path table.', 'Name people, teams or roles.', {
    path: 'holders',
  })
}

function about(subject: string, area: AreaId) {
  return { subject, area, audience: 'org' as const }
}
