import type { AreaId, PersonId } from '../ids.ts'
import { canonical, type Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { Instant } from '../time/instant.ts'
import { spanWrong, unknownOfMap, unknownType } from './decide-grant.ts'
import { ofTheMap } from './decide-type.ts'
import type { AuthorityProof, DecisionType } from './kinds.ts'
import type { Fence, Freeze } from './map.ts'
import { coversType, isMapType } from './types.ts'

/** A5: stops grants from above on one type in one area; once is enough. */
export function decideAddFence(gov: Gov, fence: Fence, proof: AuthorityProof | null): Outcome<Draft> {
  const { type, area } = fence
  if (isMapType(type)) return ofTheMap('fenced', 'type')
  const unknown = unknownType(gov, [type], 'type')
  if (unknown !== null) return unknown
  const known = [...gov.map.fences.values()].find(one => one.type === type && one.area === area)
  if (known !== undefined) {
    const next = 'Nothing is left to do.'
    return refuse('already_fenced', `${known.fence} fences this type here already.`, next, { path: 'type' })
  }
  const about = { subject: fence.fence, area, audience: 'org' as const }
  return ok(draft({ ...about, kind: 'fence.added', terms: { ...fence, proof }, words: null }))
}

/** A5: refused where it is not in force. */
export function decideRemoveFence(gov: Gov, id: string, proof: AuthorityProof | null): Outcome<Draft> {
  const fence = gov.map.fences.get(id)
  if (fence === undefined) return unknownOfMap('fence', id)
  const about = { subject: id, area: fence.area, audience: 'org' as const }
  return ok(draft({ ...about, kind: 'fence.removed', terms: { fence: id, proof }, words: null }))
}

/** A4: stops every way to decide, but for break-glass grants named as exceptions. The reason is words. */
export function decideAddFreeze(
  gov: Gov,
  freeze: Freeze,
  reason: string,
  proof: AuthorityProof | null,
  at: Instant,
): Outcome<Draft> {
  const refused =
    typesWrong(gov, freeze.types) ?? exceptWrong(gov, freeze) ?? spanWrong(freeze.from, freeze.until, at)
  if (refused !== null) return refused
  const about = { subject: freeze.freeze, area: freeze.area, audience: 'org' as const }
  return ok(draft({ ...about, kind: 'freeze.added', terms: { ...freeze, proof }, words: { reason } }))
}

/** Were `map` or `map.freeze` frozen, nobody could lift it. */
function typesWrong(gov: Gov, types: readonly DecisionType[] | 'all') {
  if (types === 'all') return null
  const unknown = unknownType(gov, types)
  if (unknown !== null) return unknown
  const found = types.findIndex(type => coversType(type, 'map.freeze'))
  if (found < 0) return null
  const message = `${types[found]} cannot be frozen: nobody could lift it.`
  return refuse('map_type', message, 'Name other types.', { path: `types[${found}]` })
}

function exceptWrong(gov: Gov, { except }: Freeze) {
  for (const [index, id] of except.entries()) {
    const grant = gov.map.grants.get(id)
    if (grant === undefined) return unknownOfMap('grant', id, `except[${index}]`)
    if (!grant.breakGlass) {
      const message = `${id} is not a break-glass grant: only those can be excepted from a freeze.`
      return refuse('not_break_glass', message, 'Leave it out.', { path: `except[${index}]` })
    }
  }
  return null
}

/** A4: whoever placed it needs no more. */
export function placedBy(gov: Gov, freeze: Freeze, person: PersonId): boolean {
  return canonical(gov, freeze.by) === canonical(gov, person)
}

/** A4: `proof` is null where whoever placed it lifts it. */
export function decideLiftFreeze(freeze: Freeze, proof: AuthorityProof | null): Draft {
  const about: { subject: string; area: AreaId; audience: 'org' } = {
    subject: freeze.freeze,
    area: freeze.area,
    audience: 'org',
  }
  return draft({ ...about, kind: 'freeze.lifted', terms: { freeze: freeze.freeze, proof }, words: null })
}
