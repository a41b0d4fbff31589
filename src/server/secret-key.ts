import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere } from './read-if-there.ts'

/** R5: the key lies in `DATA/keys` (0600) or in `LOCUM_KEY`, never in the database or a backup. Made when missing. */
export function secretKey(dataDir: string, given: string | null): Uint8Array {
  return keptKey(dataDir, 'locum.key', given)
}

/** R2: the seed of the key that signs checkpoints, kept as the other; in `LOCUM_SEALING_KEY` for several servers. */
export function sealingSeed(dataDir: string, given: string | null): Uint8Array {
  return keptKey(dataDir, 'sealing.key', given)
}

/**
 * The seed that is to take the place of the one in the folder. It is kept before any log names its key: a rotation that
 * is interrupted goes on with the same.
 */
export function nextSealingSeed(dataDir: string): Uint8Array {
  return keptKey(dataDir, nextSeed, null)
}

/** Puts the next seed in the place of the one in the folder, which is kept beside it under its date of replacement. */
export function replaceSealingSeed(dataDir: string, at: string): void {
  const file = join(dataDir, 'keys', 'sealing.key')
  const next = join(dataDir, 'keys', nextSeed)
  // Another process has done it.
  if (read(next) === null) return
  linkSync(file, `${file}.until-${at.replaceAll(':', '')}`)
  renameSync(next, file)
}

const nextSeed = 'sealing.key.next'

export function hasSealingSeed(dataDir: string): boolean {
  return read(join(dataDir, 'keys', 'sealing.key')) !== null
}

function keptKey(dataDir: string, name: string, given: string | null): Uint8Array {
  if (given !== null) return Buffer.from(given, 'hex')
  const folder = join(dataDir, 'keys')
  const file = join(folder, name)
  return read(file) ?? make(folder, file)
}

/** 32 bytes or more, in hex. */
export function isKey(text: string): boolean {
  return /^(?:[0-9a-f]{2}){32,}$/i.test(text)
}

function read(file: string): Uint8Array | null {
  const text = readIfThere(file)?.trim()
  if (text === undefined) return null
  if (!isKey(text)) throw new Error(`${file} does not hold a key: restore it from where you keep it`)
  return Buffer.from(text, 'hex')
}

/** Written aside, then linked, so that of two processes starting at once both use the same key. */
function make(folder: string, file: string): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(aside)
  }
  const made = read(file)
  if (made === null) throw new Error(`${file} could not be written`)
  return made
}
