import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { disguise } from '../../domain/record/disguise.ts'
import type { Gathering } from './reading.ts'
import { whyUnread } from './text-file.ts'

/** I1: other people's examples and other people's code. */
const neverRead = new Set(['testdata', 'vendor', 'node_modules', '.git'])

const maxDepth = 40

/**
 * The files below `root/under`, sorted, as paths relative to `root`. Symbolic links below it are not followed, so there
 * are no loops; `root/under` itself may be one. A folder that is missing or closed is lost. Where names are `wanted`, of
 * a tree of any size only those are kept.
 */
export async function findFiles(
  root: string,
  under: string,
  into: Gathering,
  wanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const found: string[] = []
  const open = [under]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (folder.split('/').length > maxDepth) {
      into.lose(folder, null, `lies more than ${maxDepth} folders deep`)
      continue
    }
    for (const entry of await listed(root, folder, into)) {
      if (!entry.isDirectory() && !wanted(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      const unseen = disguise(entry.name)
      if (unseen !== null) into.lose(path, null, `has ${unseen} in its name, which is not seen`)
      else if (entry.isSymbolicLink()) into.skip(path, null, 'symbolic links are not followed')
      else if (entry.isFile()) found.push(path)
      else if (!entry.isDirectory()) into.skip(path, null, 'is not a regular file')
      else if (neverRead.has(entry.name)) into.skipFolder(path)
      else open.push(path)
    }
  }
  return found.sort()
}

/** Whether there is such a folder; if not, it is lost. */
export async function isFolder(path: string, name: string, into: Gathering): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
    into.lose(name, null, 'is not a folder')
  } catch (error) {
    into.lose(name, null, whyUnread(error))
  }
  return false
}

async function listed(root: string, folder: string, into: Gathering) {
  try {
    return await readdir(join(root, folder), { withFileTypes: true })
  } catch (error) {
    into.lose(folder === '' ? '.' : folder, null, whyUnread(error))
    return []
  }
}
