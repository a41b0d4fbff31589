import type { FormatError, HandoffDocument } from './document.ts'
import { type Template, templates } from './kinds.ts'

export type FrontMatter = Pick<HandoffDocument, 'draftId' | 'to' | 'areas' | 'offline' | 'back' | 'template'>

const frontKeys = ['to', 'offline', 'back', 'area', 'id', 'template'] as const
type FrontKey = (typeof frontKeys)[number]

export interface FrontResult {
  readonly front: FrontMatter
  readonly errors: readonly FormatError[]
  /** The index of the first line after the front matter. */
  readonly next: number
}

/** Reads `key: value # comment` lines between two `---`; a file may do without. */
export function parseFront(lines: readonly string[]): FrontResult {
  const errors: FormatError[] = []
  const values = new Map<FrontKey, string>()
  const opening = lines.findIndex(line => line.trim() !== '')
  if (opening < 0 || !isFence(lines[opening]!)) return { front: frontOf(values), errors, next: 0 }
  let at = opening + 1
  while (at < lines.length && !isFence(lines[at]!) && !/^##/.test(lines[at]!)) {
    readLine(lines[at]!, at + 1, values, errors)
    at += 1
  }
  const closed = at < lines.length && isFence(lines[at]!)
  if (!closed) errors.push(malformed('Close the front matter with a line of three dashes.', opening + 1, 1))
  const template = values.get('template')
  if (template !== undefined && !isTemplate(template)) {
    const line = lines.findIndex(text => /^\s*template\s*:/i.test(text)) + 1
    errors.push(malformed(`Write the template as ${templates.join(', ')}, or leave it out.`, line, 1))
  }
  return { front: frontOf(values), errors, next: closed ? at + 1 : at }
}

export function malformed(message: string, line: number, column: number): FormatError {
  return { code: 'malformed', message, line, column }
}

/** A value as it must be written so that `parseFront` reads it back. */
export function frontValue(value: string): string {
  return /(?:^|\s)#/.test(value) || value.startsWith('"') ? JSON.stringify(value) : value
}

function isFence(line: string): boolean {
  return /^-{3,}\s*$/.test(line)
}

function readLine(line: string, number: number, values: Map<FrontKey, string>, errors: FormatError[]): void {
  const column = line.length - line.trimStart().length + 1
  const content = line.trim()
  if (content === '' || content.startsWith('#')) return
  const colon = content.indexOf(':')
  const key = content.slice(0, Math.max(0, colon)).trim().toLowerCase()
  if (!isFrontKey(key)) {
    const known = frontKeys.join(', ')
    const what =
      colon < 0 ? 'This line of the front matter has no key' : `The front matter has no "${shown(key)}"`
    errors.push(malformed(`${what}; its keys are ${known}.`, number, column))
    return
  }
  if (values.has(key)) {
    errors.push(malformed(`Write "${key}:" once; here it comes again.`, number, column))
    return
  }
  const value = frontText(key, content.slice(colon + 1).trim())
  if (value === null) errors.push(malformed(`Close the quotation mark after "${key}:".`, number, column))
  else if (value !== '') values.set(key, value)
}

/** The value without its comment, which begins at a `#` after white space; the `#` of an area is none. */
function frontText(key: FrontKey, raw: string): string | null {
  if (raw.startsWith('"')) return quoted(raw)
  const text = key === 'area' ? raw.replace(/(^|,)(\s*)#(?=[^\s#])/g, '$1$2') : raw
  const comment = text.startsWith('#') ? 0 : text.search(/\s#/)
  return comment < 0 ? text : text.slice(0, comment).trim()
}

function quoted(raw: string): string | null {
  const literal = /^"(?:[^"\\]|\\.)*"/.exec(raw)?.[0]
  if (literal === undefined) return null
  try {
    return (JSON.parse(literal) as string).trim()
  } catch {
    return null
  }
}

function frontOf(values: ReadonlyMap<FrontKey, string>): FrontMatter {
  const template = values.get('template')
  return {
    draftId: values.get('id') ?? null,
    to: values.get('to') ?? null,
    areas: (values.get('area') ?? '')
      .split(',')
      .map(path => path.trim())
      .filter(path => path !== ''),
    offline: values.get('offline') ?? null,
    back: values.get('back') ?? null,
    template: template !== undefined && isTemplate(template) ? template : null,
  }
}

function isFrontKey(text: string): text is FrontKey {
  return (frontKeys as readonly string[]).includes(text)
}

function isTemplate(text: string): text is Template {
  return (templates as readonly string[]).includes(text)
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
