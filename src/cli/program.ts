import { Command, CommanderError, Option } from 'commander'
import { commands, groups } from './commands.ts'
import type { Typed } from './settings.ts'
import type { CommandSpec } from './spec.ts'

/** What was typed: which command, its positionals by field name, its options by commander's name. */
export interface Parsed {
  readonly spec: CommandSpec
  readonly positionals: readonly unknown[]
  readonly own: Typed
  readonly global: Typed
}

export type ParseResult =
  | { readonly is: 'command'; readonly parsed: Parsed }
  /** Help or version was asked for, and written. */
  | { readonly is: 'shown' }
  /** `words`: the command that was meant, where one was. */
  | {
      readonly is: 'usage'
      readonly message: string
      readonly words: string | null
      readonly global: Typed
    }

interface Writers {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** What a command line says: a command with its typed values, that help was shown, or why it is wrong usage. */
export async function parse(argv: readonly string[], write: Writers): Promise<ParseResult> {
  const found: Parsed[] = []
  let said = ''
  const program = build(inFull(argv), parsed => {
    found.push(parsed)
  })
  const keep = (text: string): void => {
    said += text
  }
  configure(program, { ...write, err: keep })
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { is: 'shown' }
    // A group without a command shows its help, which is not an answer.
    if (error.code === 'commander.help') write.err(said)
    const message =
      error.code === 'commander.help' ? 'A command is missing.' : said.replace(/^error: /, '').trim()
    const [meant, ...more] = meantBy(argv)
    const words = meant === undefined || more.length > 0 ? null : meant.words
    return { is: 'usage', message, words, global: globalsIn(argv) }
  }
  const [parsed] = found
  return parsed === undefined ? { is: 'shown' } : { is: 'command', parsed }
}

/**
 * Options are described only for commands the line may mean: describing all takes longer than reading the record.
 * Where help may be shown every command is.
 */
function inFull(argv: readonly string[]): ReadonlySet<CommandSpec> {
  const meant = meantBy(argv)
  const asksHelp = ['--help', '-h', 'help'].some(word => argv.includes(word))
  return new Set(asksHelp || meant.length === 0 ? commands : meant)
}

function meantBy(argv: readonly string[]): readonly CommandSpec[] {
  return commands.filter(({ words }) => words.split(' ').every(word => argv.includes(word)))
}

function build(full: ReadonlySet<CommandSpec>, found: (parsed: Parsed) => void): Command {
  const program = new Command('locum')
    .description('Hand over before going offline; start the next shift with full context.')
    .usage('COMMAND [options]')
    .enablePositionalOptions()
  for (const option of globalOptions()) program.addOption(option)
  program.addHelpText(
    'before',
    examples(['sample', 'brief', 'handoff draft --format text > today.md', 'handoff publish today.md']),
  )
  for (const spec of commands) {
    const command = commandAt(program, spec.words.split(' '))
    command.description(spec.summary)
    if (!full.has(spec)) continue
    describe(command, spec)
    command.action((...given: unknown[]) => {
      const own = command.opts()
      const global = { ...program.opts(), ...command.parent?.opts(), ...own }
      found({
        spec,
        positionals: given.slice(0, spec.args.length),
        own,
        global: withoutOwn(global, spec, program),
      })
    })
  }
  return program
}

/** `token create --as` is whom the token speaks for; who acts is then `locum --as … token create`. */
function withoutOwn(global: Typed, spec: CommandSpec, program: Command): Typed {
  const shadowed = spec.options.map(({ flags }) => new Option(flags).attributeName())
  const kept = Object.entries(global).filter(([name]) => !shadowed.includes(name))
  const before = Object.entries(program.opts()).filter(([name]) => shadowed.includes(name))
  return Object.fromEntries([...kept, ...before])
}

function commandAt(program: Command, words: readonly string[]): Command {
  let at = program
  for (const word of words) {
    const known = at.commands.find(command => command.name() === word)
    const description = groups[word]
    at = known ?? at.command(word).enablePositionalOptions()
    if (known === undefined && description !== undefined) {
      at.description(description)
      if (word !== words.at(-1)) addGlobalOptions(at)
    }
  }
  return at
}

function describe(command: Command, spec: CommandSpec): void {
  command.allowExcessArguments(false)
  for (const { flags, help } of spec.args) command.argument(flags, help)
  for (const { flags, help, shape } of spec.options) {
    const option = new Option(flags, help)
    if (shape === 'many' || shape === 'pairs') option.argParser(append)
    command.addOption(option)
  }
  addGlobalOptions(command)
  if (spec.takesDashes === true) command.allowUnknownOption()
  if (spec.examples.length > 0) command.addHelpText('before', examples(spec.examples))
  if (spec.more !== undefined) command.addHelpText('after', `\n${spec.more}`)
}

/** They may stand anywhere on the line, and are shown by `locum --help` alone. */
function addGlobalOptions(command: Command): void {
  const taken = new Set(command.options.map(option => option.long))
  for (const option of globalOptions()) if (!taken.has(option.long)) command.addOption(option.hideHelp())
}

function append(value: string, before: unknown): string[] {
  return [...(Array.isArray(before) ? (before as string[]) : []), value]
}

function examples(lines: readonly string[]): string {
  const shown = lines.map(line => `  ${line.includes('locum ') ? line : `locum ${line}`}`)
  return `Examples:\n${shown.join('\n')}\n`
}

function globalOptions(): Option[] {
  return [
    new Option('--data <dir>', 'the data folder; LOCUM_DATA, else ./data'),
    new Option('--org <slug>', 'the organisation, where there are several'),
    new Option('--as <handle>', 'who acts; LOCUM_AS, else the first administrator'),
    new Option('--at <instant>', 'reads only: as known at this instant'),
    new Option('--seq <n>', 'reads only: as of this entry'),
    new Option('--format <format>', 'text, or json when not a terminal'),
    new Option('--idempotency-key <key>', 'the same key writes once'),
  ]
}

function configure(command: Command, write: Writers): void {
  command.exitOverride().showSuggestionAfterError(true)
  command.configureOutput({ writeOut: write.out, writeErr: write.err, outputError: (text, to) => to(text) })
  for (const child of command.commands) configure(child, write)
}

/** Where parsing failed, `--format` alone still matters. */
function globalsIn(argv: readonly string[]): Typed {
  const at = argv.findIndex(word => word === '--format' || word.startsWith('--format='))
  if (at < 0) return {}
  const value = argv[at]?.split('=')[1] ?? argv[at + 1]
  return value === 'text' || value === 'json' ? { format: value } : {}
}
