import { reach } from '../availability/reach.ts'
import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { Meanwhile } from './answers.ts'
import { chainAt } from './chain.ts'
import { liveAt } from './clauses.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Authority, Question } from './question.ts'
import { coversType } from './types.ts'

/** A12: what may be done while too few are reachable, in the order of the rule. */
export function meanwhileAt(authority: Authority, frame: Frame, q: Question, at: Instant): Meanwhile[] {
  return [
    ...contingenciesIn(frame, at),
    ...onCallHere(authority, frame, q, at),
    ...breakGlass(frame, at),
    { kind: 'leave_question', until: null },
  ]
}

/** Contingencies in force here whose author holds what they let others do, whether or not anything was observed yet. */
function contingenciesIn(frame: Frame, at: Instant): Meanwhile[] {
  const inForce = new Map(
    frame.ways.flatMap(({ contingency }) =>
      contingency !== null && liveAt(contingency, at) ? [[contingency.item, contingency.until] as const] : [],
    ),
  )
  return [...inForce].map(([item, until]) => ({ kind: 'contingency', item, until }))
}

/** Those on call here for something narrower that they may decide. */
function onCallHere(authority: Authority, frame: Frame, q: Question, at: Instant): Meanwhile[] {
  const found: Meanwhile[] = []
  for (const type of narrowerThan(authority, frame.type)) {
    const narrow = frameOf(authority, { ...q, type })
    for (const { person } of chainAt(authority.gov, narrow, { ...q, type }, at).links) {
      const reachability = authority.reachabilityOf(person)
      if (reach(reachability, at, narrow.reaching) !== 'on_call') continue
      const span = reachability.spans.find(one => one.kind === 'oncall' && liveAt(one, at))
      found.push({ kind: 'on_call', person, type, until: span?.until ?? null })
    }
  }
  return found
}

function narrowerThan({ gov }: Authority, type: string): string[] {
  return [...gov.map.types.keys()].filter(one => one !== type && coversType(type, one))
}

/** A4: live break-glass grants and who holds them; using one is an act of its own. */
function breakGlass(frame: Frame, at: Instant): Meanwhile[] {
  const held = new Map<string, { people: Set<PersonId>; until: Instant | null }>()
  for (const { grant, person, delegation, contingency } of frame.ways) {
    if (!grant.breakGlass || delegation !== null || contingency !== null || !liveAt(grant, at)) continue
    if (frame.freezes.some(freeze => liveAt(freeze, at) && !freeze.except.includes(grant.grant))) continue
    const kept = held.get(grant.grant) ?? { people: new Set<PersonId>(), until: grant.until }
    held.set(grant.grant, kept)
    kept.people.add(person)
  }
  return [...held].map(([grant, { people, until }]) => ({
    kind: 'break_glass',
    grant,
    people: [...people],
    until,
  }))
}

/** Whose reach can change what may be done meanwhile: the holders of narrower types. */
export function watchedMeanwhile(authority: Authority, frame: Frame): PersonId[] {
  const narrower = narrowerThan(authority, frame.type)
  return narrower.flatMap(type => frameOf(authority, { type, area: frame.area }).ways.map(way => way.person))
}
