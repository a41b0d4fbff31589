import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnchorPlace } from '../../services/sealing/anchor.ts'
import { asideOf, putInPlace } from '../put-in-place.ts'
import { readIfThere } from '../read-if-there.ts'
import { askedOf } from './place-asked.ts'

/** A file for one log; or a folder, with a file for each. */
export function filePlace(name: string, path: string): AnchorPlace {
  const fileOf = (org: string) => (isFolder(path) ? join(path, `${org}.checkpoint`) : path)
  const asked = <T>(work: () => Promise<T>) => askedOf(name, work, () => advice)
  return {
    name,
    recall: org => asked(async () => readIfThere(fileOf(org))),
    remember: (org, note) =>
      asked(async () => {
        const aside = asideOf(fileOf(org))
        writeFileSync(aside, note)
        putInPlace(aside, fileOf(org))
      }),
  }
}

const advice =
  'Make the folder it is to lie in, let whoever runs this write there, or name another place with file:PATH.'

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
