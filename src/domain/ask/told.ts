import type { PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import { formatInstant } from '../time/instant-text.ts'

/** A piece of a sentence: words, or a person or an instant as what it is, so that each surface shows it as it shows all others. */
export type Piece = string | { readonly person: PersonId } | { readonly at: Instant }

/** A sentence in pieces. */
export type Told = readonly Piece[]

type Telling = Piece | number | Told

/** A sentence written as a template: told`${person} is back at ${instant}.` */
export function told(texts: TemplateStringsArray, ...values: readonly Telling[]): Told {
  return texts.flatMap((text, at) => [text, ...piecesOf(values[at] ?? '')]).filter(piece => piece !== '')
}

function piecesOf(value: Telling): Told {
  if (typeof value === 'number') return [String(value)]
  return isTold(value) ? value : [value]
}

function isTold(value: Piece | Told): value is Told {
  return Array.isArray(value)
}

/** Several people, each by themselves. */
export function people(ids: readonly PersonId[]): Told[] {
  return ids.map(person => [{ person }])
}

/** Somebody, or how nobody is put. */
export function someone(person: PersonId | null, otherwise: string): Told {
  return [person === null ? otherwise : { person }]
}

/** Several one after the other, with something between. */
export function joined(parts: readonly (string | Told)[], between: string): Told {
  return parts.flatMap((part, at) => [...(at === 0 ? [] : [between]), ...piecesOf(part)])
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly (string | Told)[]): Told {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? piecesOf(last) : told`${joined(names.slice(0, -1), ', ')} and ${last}`
}

/** The first few of many, and how many are not told. */
export function firstFew(names: readonly (string | Told)[], most = 5): Told {
  return names.length <= most
    ? listed(names)
    : told`${joined(names.slice(0, most), ', ')} and ${names.length - most} more`
}

/** Without the full stop at its end, to be gone on with. */
export function unended(text: string): string {
  return text.replace(/\.$/, '')
}

/** Where in a text somebody or some instant stands: `[from, to)`. */
export type Mark = { readonly from: number; readonly to: number } & Exclude<Piece, string>

/** A sentence as one text, people by their handles and instants in UTC, and where these stand. */
export function written(
  told: Told,
  handleOf: (person: PersonId) => string,
): { readonly text: string; readonly marks: readonly Mark[] } {
  let text = ''
  const marks: Mark[] = []
  for (const piece of told) {
    const from = text.length
    if (typeof piece === 'string') {
      text += piece
      continue
    }
    text += 'person' in piece ? handleOf(piece.person) : formatInstant(piece.at)
    marks.push({ ...piece, from, to: text.length })
  }
  return { text, marks }
}
