import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A folder of public files beside the checkout; null, and said so, where there is none. They are never part of the project. */
export function publicFiles(name: string): string | null {
  const folder = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
  if (existsSync(folder)) return folder
  process.stdout.write(`SKIPPED: the tests that read ${name}, because ${folder} is not there.\n`)
  return null
}
