import { existsSync, readFileSync } from 'node:fs'
import { verificationText } from '../domain/record/verification-text.ts'
import { verifyExport } from './verify-export.ts'

/* The stand-alone verifier: one file, nothing beyond Node. Exits 0 where the record holds, 5 where not, 2 on wrong usage. */

const usage = 'Usage: node locum-verify.mjs FOLDER [--checkpoint FILE]… [--format text|json]'

process.exitCode = run(process.argv.slice(2))

function run(args: readonly string[]): number {
  const folders: string[] = []
  const checkpoints: string[] = []
  let format = 'text'
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--checkpoint') checkpoints.push(args[++at] ?? '')
    else if (word === '--format') format = args[++at] ?? ''
    else folders.push(word)
  }
  const [folder] = folders
  const missing = [...folders, ...checkpoints].find(path => !existsSync(path))
  if (
    folder === undefined ||
    folders.length > 1 ||
    missing !== undefined ||
    !/^(?:text|json)$/.test(format)
  ) {
    process.stderr.write(missing === undefined ? `${usage}\n` : `There is no ${missing}.\n${usage}\n`)
    return 2
  }
  const found = verifyExport(
    folder,
    checkpoints.map(file => ({ file, note: readFileSync(file, 'utf8') })),
  )
  process.stdout.write(`${format === 'json' ? JSON.stringify(found) : verificationText(found)}\n`)
  return found.ok ? 0 : 5
}
