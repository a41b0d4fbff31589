import type { Gov } from '../people/gov.ts'
import { type Names, pathOf } from '../people/names.ts'
import { facet, mentionToken } from './document.ts'
import { tokensOf } from './tokens.ts'

/** An area or person as search finds it: by the names they have now, which are kept nowhere else. */
export interface NamedThing {
  readonly is: 'area' | 'person'
  readonly id: string
  readonly title: string
  readonly words: string
  readonly facets: string
  /** What a mention of it is, as a word of a text. */
  readonly mention: string
}

/** Worked out once for each state of the names. */
const known = new WeakMap<Names, { seq: number; things: readonly NamedThing[] }>()

/** Every area and every active person. All members see the map, so all may find them (P1). */
export function namedThings(gov: Gov, names: Names): readonly NamedThing[] {
  const before = known.get(names)
  if (before?.seq === gov.seq) return before.things
  const things = [...areasNamed(gov, names), ...peopleNamed(gov, names)]
  known.set(names, { seq: gov.seq, things })
  return things
}

function areasNamed(gov: Gov, names: Names): NamedThing[] {
  return [...gov.areas.values()].flatMap((area): NamedThing[] => {
    const path = area.retired ? null : pathOf(names, area.id)
    if (path === null || path === '/') return []
    const name = names.areaNames.get(area.id)
    const title = name === undefined ? path : `${path} · ${name}`
    return [thing('area', area.id, title, [path, name ?? ''], [facet.area(area.id)])]
  })
}

function peopleNamed(gov: Gov, names: Names): NamedThing[] {
  return [...gov.people.values()].flatMap((person): NamedThing[] => {
    const handle = person.active ? names.handles.get(person.id) : undefined
    if (handle === undefined) return []
    const name = names.people.get(person.id)
    const title = name === undefined || name === handle ? `@${handle}` : `${name} @${handle}`
    return [thing('person', person.id, title, [handle, name ?? ''], [facet.person(person.id)])]
  })
}

function thing(
  is: NamedThing['is'],
  id: string,
  title: string,
  texts: readonly string[],
  facets: readonly string[],
): NamedThing {
  const words = texts.flatMap(text => tokensOf(text)).join(' ')
  const own = [facet.all, facet.about(is), ...facets]
  return { is, id, title, words: ` ${words} `, facets: ` ${own.join(' ')} `, mention: mentionToken(id) }
}
