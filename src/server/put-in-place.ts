import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Outcome, refuse } from '../domain/refusal.ts'
import { isRunning } from './server-file.ts'

/** Gives a file that was written aside its name: all of it is on the disk before, and the name afterwards. */
export function putInPlace(aside: string, file: string): void {
  synced(aside)
  renameSync(aside, file)
  synced(dirname(file))
}

function synced(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** A database written aside, with what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true })
}

/** What a file is called while this process writes it; nothing else is called so. */
export function asideOf(file: string): string {
  return `${file}.writing-${process.pid}`
}

/** Removes what processes that were killed left of a file they wrote aside. */
export function removeLeftovers(file: string): void {
  const begins = `${basename(file)}.writing-`
  for (const name of readdirSync(dirname(file)).filter(found => found.startsWith(begins))) {
    const [pid] = /^\d+/.exec(name.slice(begins.length)) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dirname(file), name), { force: true })
  }
}

/** The refusal for a full disk, ours or the database's; null for anything else. */
export function noSpace(error: unknown): Extract<Outcome<never>, { ok: false }> | null {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  // ENOSPC of the system, disk_full of PostgreSQL, SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: no room to open it at all.
  if (code !== 'ENOSPC' && code !== '53100' && errcode !== 13 && errcode !== 4874) return null
  return refuse(
    'no_space',
    'There is no room left on the disk; nothing was changed.',
    'Make room and try again.',
  )
}
