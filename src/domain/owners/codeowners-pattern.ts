/**
 * Patterns of `CODEOWNERS` in GitHub's dialect: those of `.gitignore` without `!`, `[ ]` and `\#`. Matching goes back to
 * the last star only, so that no pattern takes more than its length times the path's.
 */
export interface CodeownersPattern {
  readonly parts: readonly Part[]
}

/**
 * `any`: any number of folders, also none. `one`: one name, read as a glob; `name` where that has no `*` or `?`, else the
 * text it ends with, by which most names are told apart.
 */
type Part =
  | { readonly is: 'any' }
  | {
      readonly is: 'one'
      readonly glob: readonly GlobPart[]
      readonly name: string | null
      readonly end: string
    }

type GlobPart =
  | { readonly is: 'star' }
  | { readonly is: 'mark' }
  | { readonly is: 'char'; readonly char: string }

/** What stands for itself, or why a line with this pattern is none, as the end of a sentence about it. */
export type PatternRead =
  | { readonly ok: true; readonly value: CodeownersPattern }
  | { readonly ok: false; readonly reason: string }

const any: Part = { is: 'any' }
const oneOfAnyName: Part = { is: 'one', glob: [{ is: 'star' }], name: null, end: '' }

/** Reads the pattern of one line, as GitHub does. */
export function parsePattern(text: string): PatternRead {
  const wrong = whyNoPattern(text)
  if (wrong !== null) return { ok: false, reason: wrong }
  const names = text.split('/')
  const isAnchored = names[0] === ''
  if (isAnchored) names.shift()
  // A single name without a leading slash is looked for in every folder.
  const isAnywhere = !isAnchored && (names.length === 1 || (names.length === 2 && names[1] === ''))
  const last = names.length - 1
  const parts = names.flatMap((name, at) => partsOf(name, at === last))
  return { ok: true, value: { parts: isAnywhere ? [any, ...parts] : parts } }
}

/** The last name also stands for all below it, except a bare `*`, which is one level. */
function partsOf(name: string, isLast: boolean): readonly Part[] {
  if (name === '**' || name === '') return isLast ? [oneOfAnyName, any] : [any]
  const glob = globOf(name)
  const wild = glob.findLastIndex(one => one.is !== 'char')
  const end = glob
    .slice(wild + 1)
    .flatMap(one => (one.is === 'char' ? [one.char] : []))
    .join('')
  const part: Part = { is: 'one', glob, name: wild < 0 ? end : null, end }
  return isLast && name !== '*' ? [part, any] : [part]
}

function globOf(name: string): GlobPart[] {
  const parts: GlobPart[] = []
  const chars = [...name]
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string
    if (char === '*') parts.push({ is: 'star' })
    else if (char === '?') parts.push({ is: 'mark' })
    else if (char === '\\' && at + 1 < chars.length) {
      at += 1
      parts.push({ is: 'char', char: chars[at] as string })
    } else parts.push({ is: 'char', char })
  }
  return parts
}

function whyNoPattern(text: string): string | null {
  if (text === '') return 'has no pattern'
  if (text === '/') return 'has the pattern "/", which matches nothing'
  if (text.startsWith('!')) return 'starts with "!", which GitHub does not know in this file'
  if (text.startsWith('\\#')) return 'starts with "\\#", which GitHub does not know in this file'
  if (/[[\]]/.test(text)) return 'has "[" or "]" in its pattern, which GitHub does not know in this file'
  if (text.includes('***')) return 'has three stars in a row'
  if (text.includes('//')) return 'has two slashes in a row'
  if (text.length > 1_000) return 'has a pattern of more than 1,000 characters'
  return null
}

/** The name all paths it matches begin with, where there is one. */
export function firstName({ parts }: CodeownersPattern): string | null {
  const [first] = parts
  return first?.is === 'one' ? first.name : null
}

/** Whether the pattern matches the path of these names. */
export function matchesPattern({ parts }: CodeownersPattern, names: readonly string[]): boolean {
  return walk(
    parts,
    names,
    part => part.is === 'any',
    (part, name) =>
      part.is === 'one' &&
      (part.name === null ? name.endsWith(part.end) && matchesName(part.glob, name) : part.name === name),
  )
}

function matchesName(glob: readonly GlobPart[], name: string): boolean {
  return walk(
    glob,
    [...name],
    part => part.is === 'star',
    (part, char) => part.is === 'mark' || (part.is === 'char' && part.char === char),
  )
}

/** Wildcards that stand for any number of things: on a mismatch the last of them takes one more. */
function walk<P, T>(
  parts: readonly P[],
  things: readonly T[],
  isMany: (part: P) => boolean,
  fits: (part: P, thing: T) => boolean,
): boolean {
  let part = 0
  let many = -1
  let taken = 0
  let at = 0
  while (at < things.length) {
    const current = parts[part]
    if (current !== undefined && isMany(current)) {
      many = part++
      taken = at
    } else if (current !== undefined && fits(current, things[at] as T)) {
      part++
      at++
    } else if (many >= 0) {
      part = many + 1
      at = ++taken
    } else return false
  }
  while (part < parts.length && isMany(parts[part] as P)) part++
  return part === parts.length
}
