import { existsSync, readFileSync } from 'node:fs'
import { forTerminal, jsonForTerminal } from '../domain/record/disguise.ts'
import type { Verification } from '../domain/record/verification.ts'
import { verificationText } from '../domain/record/verification-text.ts'
import { askServer, NotAnswered } from './ask-server.ts'
import type { Remembered } from './log-check.ts'
import { UnknownEntry, verifyExport } from './verify-export.ts'
import { verifyServer } from './verify-server.ts'

/* The stand-alone verifier: one file, nothing beyond Node. Exits 0 where the record holds, 5 where not, 2 where nothing was verified. */

const usage = `Usage: node locum-verify.mjs FOLDER [--entry ID] [--checkpoint FILE]… [--format text|json]
       LOCUM_TOKEN=… node locum-verify.mjs https://… [--checkpoint FILE]… [--format text|json]`

interface Typed {
  readonly targets: string[]
  readonly checkpoints: string[]
  format: string
  entry: string | null
}

process.exitCode = await run(process.argv.slice(2))

async function run(args: readonly string[]): Promise<number> {
  const typed = parsed(args)
  const wrong = typed === null ? usage : whatIsWrong(typed)
  if (typed === null || wrong !== null) return said(wrong ?? usage)
  const remembered = typed.checkpoints.map(file => ({ file, note: readFileSync(file, 'utf8') }))
  try {
    const found = await verified(typed, remembered)
    process.stdout.write(
      `${typed.format === 'json' ? jsonForTerminal(JSON.stringify(found)) : forTerminal(verificationText(found))}\n`,
    )
    return found.ok && found.entry?.proofFile !== null ? 0 : 5
  } catch (error) {
    if (error instanceof NotAnswered || error instanceof UnknownEntry)
      return said(`Nothing was verified: ${error.message}.`)
    throw error
  }
}

function parsed(args: readonly string[]): Typed | null {
  const typed: Typed = { targets: [], checkpoints: [], format: 'text', entry: null }
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--checkpoint') typed.checkpoints.push(args[++at] ?? '')
    else if (word === '--format') typed.format = args[++at] ?? ''
    else if (word === '--entry') typed.entry = args[++at] ?? ''
    else if (word.startsWith('-')) return null
    else typed.targets.push(word)
  }
  return typed
}

function whatIsWrong({ targets, checkpoints, format, entry }: Typed): string | null {
  const [target] = targets
  if (target === undefined || targets.length > 1 || !/^(?:text|json)$/.test(format)) return usage
  if (isAddress(target) && entry !== null) return usage
  const paths = isAddress(target) ? checkpoints : [target, ...checkpoints]
  const missing = paths.find(path => !existsSync(path))
  return missing === undefined ? null : `There is no ${missing}.\n${usage}`
}

async function verified({ targets, entry }: Typed, remembered: readonly Remembered[]): Promise<Verification> {
  const [target = ''] = targets
  if (!isAddress(target)) return verifyExport(target, remembered, entry)
  return await verifyServer(askServer(target, process.env.LOCUM_TOKEN || null), remembered)
}

function isAddress(target: string): boolean {
  return /^https?:\/\//.test(target)
}

function said(problem: string): 2 {
  process.stderr.write(`${forTerminal(problem)}\n`)
  return 2
}
