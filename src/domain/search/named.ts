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

interface Known {
  readonly seq: number
  readonly things: readonly NamedThing[]
  readonly byWord: ReadonlyMap<string, readonly NamedThing[]>
}

/** Worked out once for each state of the names. */
const known = new WeakMap<Names, Known>()

/** Every area and every active person. All members see the map, so all may find them (P1). */
export function namedThings(gov: Gov, names: Names): readonly NamedThing[] {
  return knownOf(gov, names).things
}

/** Those in whose names these words stand one after the other; of a prefix the last word may go on. */
export function thingsCalled(
  gov: Gov,
  names: Names,
  tokens: readonly string[],
  prefix: boolean,
): readonly NamedThing[] {
  const { things, byWord } = knownOf(gov, names)
  const [first = '', ...others] = tokens
  const among = prefix && others.length === 0 ? things : (byWord.get(first) ?? [])
  const wanted = ` ${tokens.join(' ')}${prefix ? '' : ' '}`
  return among.filter(({ words }) => words.includes(wanted))
}

function knownOf(gov: Gov, names: Names): Known {
  const before = known.get(names)
  if (before?.seq === gov.seq) return before
  const things = [...areasNamed(gov, names), ...peopleNamed(gov, names)]
  const byWord = new Map<string, NamedThing[]>()
  for (const one of things)
    for (const word of new Set(one.words.trim().split(' '))) {
      const same = byWord.get(word)
      if (same === undefined) byWord.set(word, [one])
      else same.push(one)
    }
  const now = { seq: gov.seq, things, byWord }
  known.set(names, now)
  return now
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
