import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commands } from '../../src/cli/commands.ts'
import type { Field } from '../../src/cli/spec.ts'
import { locum } from '../cli/run.ts'
import type { Say } from './story.ts'

/** Says each step with the real binary, on a data folder. */
export function byCommandLine(folder: string): Say {
  let files = 0
  return async ({ as, does, input }) => {
    const write = (text: string): string => {
      files += 1
      const path = join(folder, `file-${files}.md`)
      writeFileSync(path, text)
      return path
    }
    const words = wordsFor(does, input, write)
    const { code, stdout, stderr } = await locum(['--data', join(folder, 'data'), '--as', as, ...words])
    const body = parsed(stdout, stderr) as { refusal?: unknown }
    if (code === 3 || code === 4) return { ok: false, body: body.refusal }
    return { ok: code === 0 || code === 5, body }
  }
}

/** The line that says this operation with this input. */
export function wordsFor(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  write: (text: string) => string,
): string[] {
  const spec = commands.find(({ does }) => 'operation' in does && does.operation === operation)
  if (spec === undefined) throw new Error(`no command says ${operation}`)
  const unsaid = Object.keys(input).filter(
    name => ![...spec.args, ...spec.options].some(field => field.name === name),
  )
  if (unsaid.length > 0) throw new Error(`locum ${spec.words} cannot say ${unsaid.join(', ')}`)
  const said = (field: Field): string[] => textsOf(field, input[field.name], write)
  return [
    ...spec.words.split(' '),
    ...spec.options.flatMap(option => {
      const flag = option.flags.split(' ')[0] ?? ''
      if (option.shape === 'flag') return input[option.name] === true ? [flag] : []
      return said(option).flatMap(text => [flag, text])
    }),
    ...spec.args.flatMap(said),
  ]
}

function textsOf({ shape }: Field, value: unknown, write: (text: string) => string): string[] {
  if (value === undefined) return []
  if (shape === 'file') return [write(String(value))]
  if (shape === 'list') return [(value as string[]).join(',')]
  if (shape === 'many') return value as string[]
  if (shape === 'yes-no') return [value === true ? 'yes' : 'no']
  if (shape === 'pairs') {
    return Object.entries(value as Record<string, string>).map(([key, text]) => `${key}=${text}`)
  }
  return [String(value)]
}

function parsed(stdout: string, stderr: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    throw new Error(`standard output is not JSON: ${stdout}\n${stderr}`)
  }
}
