import type { DecisionType } from '../authority/kinds.ts'
import { coversType, mapTypes } from '../authority/types.ts'
import { nameWords } from './vocabulary.ts'
import { stemOf, type Word } from './words.ts'

/** The decision types a question names, and the words that name them. */
export interface TypesNamed {
  readonly types: readonly DecisionType[]
  readonly places: ReadonlySet<number>
}

/**
 * A type is named where all parts of its name stand in the question, in any order: *deploy to production* is
 * `deploy.production`, which then counts instead of `deploy`. Words inside longer names are no part of a type.
 */
export function typesNamed(
  words: readonly Word[],
  declared: Iterable<DecisionType>,
  taken: ReadonlySet<number>,
): TypesNamed {
  const places = placesByStem(words, taken)
  const found = [...new Set([...declared, ...mapTypes])].flatMap(type => {
    const parts = partsOf(type).map(part => places.get(stemOf(part)))
    return parts.some(part => part === undefined) ? [] : [{ type, places: parts.flatMap(part => part ?? []) }]
  })
  const most = found.filter(
    one =>
      !found.some(
        other =>
          other !== one && one.places.every(place => other.places.includes(place)) && wider(one.type, other),
      ),
  )
  return { types: most.map(({ type }) => type), places: new Set(most.flatMap(one => one.places)) }

  function wider(type: DecisionType, other: { type: DecisionType; places: readonly number[] }): boolean {
    return (
      coversType(type, other.type) ||
      other.places.length > (found.find(one => one.type === type)?.places.length ?? 0)
    )
  }
}

/** `map.freeze` is named by *freeze*; the map as a whole by its own name. */
function partsOf(type: DecisionType): string[] {
  return nameWords(type.startsWith('map.') ? type.slice(4) : type)
}

/** Also two neighbours as one word: *roll back*. */
function placesByStem(words: readonly Word[], taken: ReadonlySet<number>): Map<string, number[]> {
  const places = new Map<string, number[]>()
  const add = (stem: string, at: readonly number[]) => {
    if (!places.has(stem)) places.set(stem, [...at])
  }
  for (const [at, word] of words.entries()) {
    if (taken.has(at)) continue
    add(word.stem, [at])
    const next = words[at + 1]
    if (next !== undefined && !taken.has(at + 1)) add(stemOf(word.text + next.text), [at, at + 1])
  }
  return places
}
