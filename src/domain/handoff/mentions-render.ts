import type { AreaId, PersonId } from '../ids.ts'
import { codeEnd, startsWord } from './markdown-item.ts'
import { namesSomebody } from './mentions.ts'

/** R4: what is read where a name was erased. */
const erased = 'erased'

/** A stored text as people read it, with today's handles and paths; an erased one reads "erased" (R4). */
export function renderMentions(
  stored: string,
  handleOf: (person: PersonId) => string | null,
  pathOf: (area: AreaId) => string | null,
): string {
  if (!stored.includes('<')) return stored
  return pieces(stored)
    .map(piece => rendered(piece, handleOf, pathOf))
    .join('')
}

/**
 * A stored text as its author would type it: what would read as a mention and is none is escaped. `storeMentions`
 * gives back the same stored text while handles and paths are known; an erased one becomes text.
 */
export function editableText(
  stored: string,
  handleOf: (person: PersonId) => string | null,
  pathOf: (area: AreaId) => string | null,
): string {
  let text = ''
  const written = pieces(stored)
  const escapes = literalEscapes(written.map(piece => (piece.id === null ? piece.text : '@x')).join(''))
  let at = 0
  for (const piece of written) {
    if (piece.id !== null) {
      const now = rendered(piece, handleOf, pathOf)
      text += now === `${piece.id.kind}${erased}` ? `\\${now}` : now
      at += 2
      continue
    }
    for (const char of piece.text) {
      text += escapes.has(at) ? `\\${char}` : char
      at += char.length
    }
  }
  return text
}

/** Any text as one that mentions nobody: what a branch name or a commit says is only text. */
export function literalText(text: string): string {
  return editableText(
    text.replace(/([@#]\\*)</g, '$1\\<'),
    () => null,
    () => null,
  )
}

/** Where a backslash must go in so that the text mentions nobody, outside back-ticks. */
function literalEscapes(text: string): Set<number> {
  const escapes = new Set<number>()
  let i = 0
  while (i < text.length) {
    if (text[i] === '`') {
      i = codeEnd(text, i)
      continue
    }
    let end = i
    while (text[end] === '\\') end += 1
    if (startsWord(text, i) && (text[end] === '@' || text[end] === '#')) {
      if (end > i || namesSomebody(text, i)) escapes.add(i)
    }
    i = end + (text[end] === '`' ? 0 : 1)
  }
  return escapes
}

interface StoredPiece {
  readonly text: string
  readonly id: { readonly kind: '@' | '#'; readonly value: string } | null
}

function pieces(stored: string): StoredPiece[] {
  const found: StoredPiece[] = []
  let last = 0
  const literal = (to: number) => {
    const text = stored.slice(last, to).replace(/([@#]\\*)\\</g, '$1<')
    if (text !== '') found.push({ text, id: null })
  }
  for (const token of stored.matchAll(/([@#])<([a-z]{3}_[A-Za-z0-9_-]+)>/g)) {
    literal(token.index)
    found.push({ text: token[0], id: { kind: token[1] as '@' | '#', value: token[2]! } })
    last = token.index + token[0].length
  }
  literal(stored.length)
  return found
}

function rendered(
  { text, id }: StoredPiece,
  handleOf: (person: PersonId) => string | null,
  pathOf: (area: AreaId) => string | null,
): string {
  if (id === null) return text
  const now = id.kind === '@' ? handleOf(id.value as PersonId) : pathOf(id.value as AreaId)
  return `${id.kind}${now ?? erased}`
}
