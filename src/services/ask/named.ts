import type { Replied } from '../../domain/ask/answer.ts'
import type { Mention, Named } from '../../domain/ask/mentions.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { firstFew, people, type Told, told } from '../../domain/ask/told.ts'
import { nameWords } from '../../domain/ask/vocabulary.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { withAncestors } from '../../domain/people/org-chart.ts'
import { isAreaOpen } from '../may-read.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { refused } from './reply.ts'

type OfKind<K extends Named['kind']> = Extract<Named, { kind: K }>

/** Everything of one kind that the question names, each once; of names with several meanings all of this kind. */
export function allNamed<K extends Named['kind']>({ mentions }: Asked, kind: K): OfKind<K>[] {
  return mentions.flatMap(({ is }) => is.filter((named): named is OfKind<K> => named.kind === kind))
}

/** The area meant: of several meanings of one name the one inside another area named, else the only one. */
export function areaNamed(scope: Scope, asked: Asked): { area: AreaId | null; unclear: Replied | null } {
  const choices = asked.mentions
    .map(one => wholePath(scope, one, areasOf(one)))
    .filter(areas => areas.length > 0)
  const sure = choices.flatMap(areas => (areas.length === 1 ? areas : []))
  const settled = choices.map(areas => narrowed(scope, areas, sure))
  const unclear = settled.find(areas => areas.length > 1)
  if (unclear !== undefined)
    return {
      area: null,
      unclear: ambiguous(
        unclear.map(area => pathOfArea(scope, area)),
        'area',
      ),
    }
  const areas = settled.flatMap(([area]) => area ?? [])
  // *ledger in payments* is the one below.
  const deepest = areas.find(area => areas.every(other => withAncestors(scope.gov, area).includes(other)))
  return { area: deepest ?? areas[0] ?? null, unclear: null }
}

function areasOf({ is }: Mention): AreaId[] {
  return is.flatMap(named => (named.kind === 'area' ? [named.area] : []))
}

/** What is the whole path of one area is that area, whichever others end in it. */
function wholePath(scope: Scope, { from, until }: Mention, areas: readonly AreaId[]): readonly AreaId[] {
  const whole = areas.filter(area => nameWords(pathOfArea(scope, area)).length === until - from)
  return whole.length === 1 ? whole : areas
}

/** Of areas of one name those below another area that is named; else the one that is above all others. */
function narrowed({ gov }: Scope, areas: readonly AreaId[], sure: readonly AreaId[]): readonly AreaId[] {
  if (areas.length < 2) return areas
  const within = areas.filter(area =>
    withAncestors(gov, area).some(above => above !== area && sure.includes(above)),
  )
  if (within.length > 0) return within
  const top = areas.filter(area => areas.every(other => withAncestors(gov, other).includes(area)))
  return top.length === 1 ? top : areas
}

/** The one person meant, or why it is not clear which. */
export function personNamed(
  scope: Scope,
  asked: Asked,
): { person: PersonId | null; unclear: Replied | null } {
  for (const { is } of asked.mentions) {
    const found = is.flatMap(named => (named.kind === 'person' ? [named.person] : []))
    const [person, ...others] = found
    if (person === undefined) continue
    if (others.length > 0)
      return {
        person: null,
        unclear: ambiguous(people(found), 'person'),
      }
    return { person, unclear: null }
  }
  const me = allNamed(asked, 'me').length > 0
  return { person: me ? scope.caller.person : null, unclear: null }
}

export function ambiguous(names: readonly (string | Told)[], kind: string): Replied {
  return refused(
    'ambiguous',
    told`This may be more than one ${kind}: ${firstFew(names)}.`,
    `Say which ${kind}, by its whole name.`,
  )
}

/** P1: what is said in a restricted area is for those it is for. */
export function notOpen(scope: Scope, area: AreaId | null): Replied | null {
  if (area === null || isAreaOpen(scope, area)) return null
  return refused(
    'not_permitted',
    `${pathOfArea(scope, area)} is not open to you.`,
    'Ask one of its managers.',
  )
}

/** The subject's words as they were typed, in quotes. */
export function typedSubject({ subject }: Asked): string {
  const typed = new Map(subject.map(({ token, typed: text }) => [token, text]))
  return `“${[...typed.values()].join(' ').slice(0, 120)}”`
}

/** Nothing here is called so. */
export function unknownSubject(asked: Asked): Replied {
  const what = asked.subject.length === 0 ? 'what this is about' : typedSubject(asked)
  return refused(
    'unknown_subject',
    `Nothing in the record is known as ${what}.`,
    'Name an area, a person, a ticket, or an item or decision by its id; or use the words it was declared with.',
  )
}
