import type { Change, Gap, Meanwhile, Via } from '../../domain/authority/answers.ts'
import type { PersonId } from '../../domain/ids.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { asOf } from '../decided.ts'
import { rulesVersion } from '../environment.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'

/** A14. */
export function computedFrom(scope: Scope) {
  return { ...asOf(scope), zoneData: scope.gov.zoneData.version, rules: rulesVersion }
}

/** An instant as text; null stays null. */
export function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at)
}

/** A way with the entries that said its parts: what a reader can open. */
export function viaView(
  scope: Scope,
  { grant, delegation, contingency, observation }: Omit<Via, 'grant'> & { grant: string | null },
) {
  const { saidBy } = scope.gov.map
  const said = [grant, delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? [])))
  return {
    grant: grant ?? '',
    ...(delegation !== null && { delegation }),
    ...(contingency !== null && { contingency: contingency as string }),
    ...(observation !== null && { observation: observation as string }),
    cites: [...said, ...(observation === null ? [] : [observation as string])],
  }
}

/** A12: one thing that may be done meanwhile, by handles. */
export function meanwhileView(scope: Scope, one: Meanwhile) {
  const until = instantOrNull(one.until)
  switch (one.kind) {
    case 'contingency':
      return { kind: one.kind, item: one.item, cites: [one.item as string], until }
    case 'on_call':
      return { kind: one.kind, person: handleOf(scope, one.person), type: one.type, cites: [], until }
    case 'break_glass': {
      const people = one.people.map(person => handleOf(scope, person))
      const entry = scope.gov.map.saidBy.get(one.grant)
      return { kind: one.kind, grant: one.grant, people, cites: entry === undefined ? [] : [entry], until }
    }
    case 'leave_question':
      return { kind: one.kind, cites: [], until }
  }
}

/** A12a: the change that would make it yes, by handles; null: no single one would. */
export function changeView(scope: Scope, change: Change | null) {
  if (change === null) return null
  if (change.kind === 'wait') return { kind: change.kind, until: formatInstant(change.until) }
  if (change.kind === 'delegate') return { kind: change.kind, from: handleOf(scope, change.from) }
  return { ...change }
}

/** A13: `declared`: its type asks for nobody then. */
export function gapView(scope: Scope, gap: Gap, declared: boolean) {
  return {
    type: gap.type,
    area: pathOfArea(scope, gap.area),
    from: formatInstant(gap.from),
    until: formatInstant(gap.until),
    outcome: gap.outcome,
    declared,
  }
}

/** Names by the handles shown; a walk over who is named, not over everybody. */
export function namesOf(scope: Scope, people: Iterable<PersonId>): Record<string, string> {
  const names: Record<string, string> = {}
  for (const person of people) {
    const name = scope.names.people.get(person)
    if (name !== undefined) names[handleOf(scope, person)] = name
  }
  return names
}
