import { createHash, type Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type ExportFile, exportFiles, manifestFile } from '../domain/record/export-format.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Environment } from '../services/environment.ts'
import { exportRecord } from '../services/record/export-record.ts'
import type { StoredOrganisation } from '../storage/organisations.ts'

/** How often an export is begun again because words were erased under it. */
const attempts = 3

/** Writes a whole record into an empty folder as plain files, with a manifest over them. */
export async function exportFolder(
  env: Environment,
  { no, id }: StoredOrganisation,
  dir: string,
): Promise<Outcome<{ dir: string; files: number; bytes: number }>> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (readdirSync(dir).length > 0)
    return refuse('folder_not_empty', `${dir} is not empty.`, 'Name a new folder, or empty this one.', {
      path: 'dir',
    })
  for (let attempt = 1; ; attempt++) {
    const files = new ExportWriter(dir)
    try {
      const pieces = exportRecord(env, no, id)
      let piece = await pieces.next()
      for (; !piece.done; piece = await pieces.next()) files.write(piece.value.file, piece.value.text)
      if (piece.value) return ok({ dir, ...files.finish() })
      if (attempt < attempts) continue
      files.remove()
      return refuse(
        'erased_meanwhile',
        `Words were erased while this was written, ${attempts} times over.`,
        'Run it again once those erasures are done; nothing is left in that folder.',
      )
    } finally {
      files.close()
    }
  }
}

class ExportWriter {
  readonly #dir: string
  readonly #open = new Map<ExportFile, { fd: number; hash: Hash; bytes: number }>()

  constructor(dir: string) {
    this.#dir = dir
    for (const file of Object.keys(exportFiles) as ExportFile[])
      this.#open.set(file, {
        fd: openSync(join(dir, exportFiles[file]), 'w', 0o600),
        hash: createHash('sha256'),
        bytes: 0,
      })
  }

  write(file: ExportFile, text: string): void {
    const open = this.#open.get(file)
    if (open === undefined || text === '') return
    const bytes = Buffer.from(text)
    open.hash.update(bytes)
    open.bytes += bytes.length
    for (let at = 0; at < bytes.length; ) at += writeSync(open.fd, bytes, at)
  }

  /** Writes the manifest. */
  finish(): { files: number; bytes: number } {
    let total = 0
    const lines = [...this.#open].map(([file, { hash, bytes }]) => {
      total += bytes
      return `${hash.digest('hex')}  ${exportFiles[file]}\n`
    })
    writeFileSync(join(this.#dir, manifestFile), lines.join(''), { mode: 0o600 })
    return { files: lines.length + 1, bytes: total }
  }

  remove(): void {
    for (const file of this.#open.keys()) rmSync(join(this.#dir, exportFiles[file]))
  }

  close(): void {
    for (const { fd } of this.#open.values()) closeSync(fd)
    this.#open.clear()
  }
}
