import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CliHost } from './host.ts'
import type { Parsed } from './program.ts'
import type { Field } from './spec.ts'
import { UsageError } from './usage-error.ts'

/** The operation's input, from what was typed; fields not typed are absent. */
export async function inputOf(
  { spec, positionals, own }: Parsed,
  host: CliHost,
): Promise<Record<string, unknown>> {
  const typed: [Field, unknown][] = [
    ...spec.args.map((arg, at): [Field, unknown] => [arg, positionals[at]]),
    ...spec.options.map((option): [Field, unknown] => [option, own[optionName(option.flags)]]),
  ]
  const input: Record<string, unknown> = {}
  for (const [field, value] of typed) {
    if (value === undefined) continue
    input[field.name] = await shaped(field, value, host)
  }
  return input
}

/** `--read-back <text>` → `readBack`, as commander names it. */
function optionName(flags: string): string {
  const word = /^--([a-z-]+)/.exec(flags)?.[1] ?? ''
  return word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

async function shaped(field: Field, value: unknown, host: CliHost): Promise<unknown> {
  switch (field.shape) {
    case 'text':
      return String(value)
    case 'words':
      return Array.isArray(value) ? value.join(' ') : String(value)
    case 'number':
      return numberOf(field, String(value))
    case 'flag':
      return true
    case 'yes-no':
      return yesOrNo(field, String(value))
    case 'list':
      return String(value)
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== '')
    case 'many':
      return value
    case 'optional-list':
      return value === true ? ['.'] : value
    case 'pairs':
      return pairsOf(value as string[])
    case 'file':
      return await textOf(String(value), host)
  }
}

function numberOf(field: Field, value: string): number {
  if (/^\d{1,15}$/.test(value)) return Number(value)
  throw new UsageError(`${field.flags.split(' ')[0]} ${value} is not a number.`)
}

function yesOrNo(field: Field, value: string): boolean {
  if (value === 'yes' || value === 'true') return true
  if (value === 'no' || value === 'false') return false
  throw new UsageError(`${field.flags.split(' ')[0]} takes yes or no, not ${value}.`)
}

/** `CODE=REASON`; without `=` the reason is empty. */
function pairsOf(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map(value => {
      const cut = value.indexOf('=')
      return cut < 0 ? [value, ''] : [value.slice(0, cut), value.slice(cut + 1)]
    }),
  )
}

async function textOf(path: string, host: CliHost): Promise<string> {
  if (path === '-') {
    if (host.stdinIsTty)
      throw new UsageError(
        '- reads standard input, which is a terminal here.',
        'Name a file, or pipe one in.',
      )
    return await host.readStdin()
  }
  return decoded(await bytesOf(resolve(host.cwd, path), path), path)
}

async function bytesOf(file: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new UsageError(`${path} cannot be read.`, 'Name a file that exists and that you may read.')
  }
}

/** What is not UTF-8 is refused rather than guessed at: nobody should sign a text they did not write. */
function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UsageError(`${path} is not UTF-8.`, 'Save it as UTF-8 and try again.')
  }
}
