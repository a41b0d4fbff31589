import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnchorPlace } from '../../services/sealing/anchor.ts'

/** A file for one log; or a folder, with a file for each. */
export function filePlace(name: string, path: string): AnchorPlace {
  const fileOf = (org: string) => (isFolder(path) ? join(path, `${org}.checkpoint`) : path)
  return {
    name,
    recall: async org => {
      try {
        return readFileSync(fileOf(org), 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    remember: async (org, note) => {
      const aside = `${fileOf(org)}.${process.pid}`
      writeFileSync(aside, note)
      renameSync(aside, fileOf(org))
    },
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
