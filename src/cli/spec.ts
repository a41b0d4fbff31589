/**
 * One command of the command line: words, what they are called as an operation, and how its answer reads.
 * Positionals and options become the fields of the operation's input, in camelCase (CONTRACT).
 */
export interface CommandSpec {
  /** `handoff publish` */
  readonly words: string
  /** An operation's name, or what only the command line can do. */
  readonly does:
    | { readonly operation: string; readonly kind: 'read' | 'command' }
    | { readonly local: LocalAction }
  readonly summary: string
  readonly args: readonly Field[]
  readonly options: readonly Field[]
  /** Shown first in `--help`, without `locum`. */
  readonly examples: readonly string[]
  readonly text: TextOf
  /** Shown last in `--help`. */
  readonly more?: string
  /** A word may begin with a dash without being an option. */
  readonly takesDashes?: boolean
  /** Exit 5: the command worked and the answer is no. */
  readonly isNo?: (answer: Row) => boolean
}

export type LocalAction =
  | 'init'
  | 'sample'
  | 'serve'
  | 'mcp'
  | 'rebuild'
  | 'export'
  | 'verify'
  | 'anchor'
  | 'backup'
  | 'restore'
  | 'key rotate'
  | 'import sigs'
  | 'import people'
  | 'import reports'
  | 'import owners'
  | 'import codeowners'
  | 'import keps'
  | 'import madr'
  | 'weekend-test'

/** How an answer reads on a terminal. */
export type TextOf = (answer: Row) => string
export type Row = Readonly<Record<string, unknown>>

/**
 * How a typed value becomes a field: `list` is comma-separated, `many` may be repeated, `pairs` is repeated `KEY=VALUE`,
 * `file` is the text of a file or of standard input (`-`), `words` joins what is left of the line.
 */
export type Shape =
  | 'text'
  | 'words'
  | 'number'
  | 'flag'
  | 'yes-no'
  | 'list'
  | 'many'
  | 'pairs'
  | 'file'
  | 'optional-list'

export interface Field {
  /** As commander writes it: `<id>`, `--read-back <text>`. */
  readonly flags: string
  /** The field of the operation's input. */
  readonly name: string
  readonly shape: Shape
  readonly help: string
}

/** It is this read operation. */
export function reads(operation: string): CommandSpec['does'] {
  return { operation, kind: 'read' }
}

/** It is this command operation. */
export function writes(operation: string): CommandSpec['does'] {
  return { operation, kind: 'command' }
}

/** One argument or option; the operation's field is named as it is unless `name` says otherwise. */
export function field(flags: string, help: string, shape: Shape = 'text', name = nameOf(flags)): Field {
  return { flags, help, shape, name }
}

/** One command, its fields split into arguments and options. */
export function spec(
  words: string,
  does: CommandSpec['does'],
  summary: string,
  text: TextOf,
  fields: readonly Field[] = [],
  more: Partial<Pick<CommandSpec, 'examples' | 'isNo' | 'more' | 'takesDashes'>> = {},
): CommandSpec {
  return {
    words,
    does,
    summary,
    text,
    args: fields.filter(({ flags }) => !flags.startsWith('-')),
    options: fields.filter(({ flags }) => flags.startsWith('-')),
    examples: more.examples ?? [],
    ...(more.isNo && { isNo: more.isNo }),
    ...(more.more !== undefined && { more: more.more }),
    ...(more.takesDashes === true && { takesDashes: true }),
  }
}

/** `--read-back <text>` → `readBack`, `<id>` → `id`. */
function nameOf(flags: string): string {
  const word = /^--([a-z-]+)/.exec(flags)?.[1] ?? flags.replace(/[<>[\].]/g, '')
  return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
