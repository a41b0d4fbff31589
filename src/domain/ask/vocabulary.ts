import type { AreaId, PersonId, TeamId } from '../ids.ts'
import { activePerson, canonical, type Gov } from '../people/gov.ts'
import { foldCase, type Names, pathOf } from '../people/names.ts'
import { stemOf } from './words.ts'

/** Something of the organisation that a question may name. */
export type Entity =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'area'; readonly area: AreaId }
  | { readonly kind: 'team'; readonly team: TeamId }

/** Names of the organisation as words, by their first word; a name may mean several things. */
export interface Vocabulary {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>
  /** By what of a name is whole where one letter of it is wrong: where to look for a name that is nearly this. */
  readonly byHalf: ReadonlyMap<string, readonly Phrase[]>
}

export interface Phrase {
  readonly words: readonly string[]
  /** The words with a space between. */
  readonly text: string
  readonly entities: readonly Entity[]
}

const built = new WeakMap<Gov, { seq: number; vocabulary: Vocabulary }>()

/** The names of the organisation, gathered once for each state of it. */
export function vocabularyOf(gov: Gov, names: Names): Vocabulary {
  const known = built.get(gov)
  if (known?.seq === gov.seq) return known.vocabulary
  const vocabulary = build(gov, names)
  built.set(gov, { seq: gov.seq, vocabulary })
  return vocabulary
}

function build(gov: Gov, names: Names): Vocabulary {
  const found = new Map<string, { words: string[]; entities: Map<string, Entity> }>()
  const add = (words: string[], entity: Entity) => {
    if (words.length === 0 || words.length > 8) return
    const key = words.join(' ')
    const phrase = found.get(key) ?? { words, entities: new Map() }
    phrase.entities.set(keyOf(entity), entity)
    found.set(key, phrase)
  }
  addPeople(gov, names, add)
  addAreas(gov, names, add)
  for (const [team, name] of names.teams) {
    if (gov.teams.get(team)?.retired !== false) continue
    add(nameWords(name), { kind: 'team', team })
    add(nameWords(name.slice(name.lastIndexOf('/') + 1)), { kind: 'team', team })
  }
  return byFirstWord(
    [...found].map(([text, one]) => ({ ...one, text, entities: [...one.entities.values()] })),
  )
}

type Add = (words: string[], entity: Entity) => void

function addPeople(gov: Gov, names: Names, add: Add): void {
  for (const [id, handle] of names.handles) {
    const person = canonical(gov, id)
    if (!gov.people.has(person)) continue
    add(nameWords(handle), { kind: 'person', person })
    const name = names.people.get(id)
    if (name === undefined || activePerson(gov, person) === null) continue
    const words = nameWords(name)
    add(words, { kind: 'person', person })
    // Whoever shares a first name is asked about by more of it.
    if (words.length > 1) add(words.slice(0, 1), { kind: 'person', person })
  }
}

function addAreas(gov: Gov, names: Names, add: Add): void {
  for (const area of gov.areas.values()) {
    const path = area.retired ? null : pathOf(names, area.id)
    if (path === null || path === '/') continue
    const entity: Entity = { kind: 'area', area: area.id }
    add(nameWords(path), entity)
    add(nameWords(path.slice(path.lastIndexOf('/') + 1)), entity)
    add(nameWords(names.areaNames.get(area.id) ?? ''), entity)
  }
  for (const [path, area] of names.byPath)
    if (path !== '/' && gov.areas.get(area)?.retired === false) add(nameWords(path), { kind: 'area', area })
}

/** A name as the words a question would have for it. */
export function nameWords(name: string): string[] {
  return foldCase(name.normalize('NFKC'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

function byFirstWord(phrases: readonly Phrase[]): Vocabulary {
  const byFirst = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const first = stemOf(phrase.words[0] ?? '')
    const same = byFirst.get(first)
    if (same === undefined) byFirst.set(first, [phrase])
    else same.push(phrase)
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.words.length - a.words.length)
  const byHalf = new Map<string, Phrase[]>()
  for (const phrase of phrases)
    for (const half of halves(phrase.text, phrase.words.length, phrase.text.length)) {
      const same = byHalf.get(half)
      if (same === undefined) byHalf.set(half, [phrase])
      else same.push(phrase)
    }
  return { byFirst, byHalf }
}

/**
 * What a text and a name of so many letters have in common at the beginning or at the end, if no more than one letter is
 * wrong, missing or too many, or two beside each other have changed places.
 */
export function halves(text: string, words: number, letters: number): [string, string] {
  const middle = letters >> 1
  const end = letters - middle - 1
  return [
    `${words} ${letters} ${text.slice(0, middle - 1)}…`,
    `${words} ${letters} …${end > 0 ? text.slice(-end) : ''}`,
  ]
}

/** One text for each thing. */
export function keyOf(entity: Entity): string {
  switch (entity.kind) {
    case 'person':
      return `person ${entity.person}`
    case 'area':
      return `area ${entity.area}`
    case 'team':
      return `team ${entity.team}`
  }
}
