import { readdirSync } from 'node:fs'
import { exportFiles, manifestFile } from '../domain/record/export-format.ts'
import { BadFile, digestOf, linesOf } from './lines.ts'

/** The digests that the manifest lists, by file: exactly the files of an export, in their order. */
export function readManifest(dir: string): Map<string, string> {
  const digests = new Map<string, string>()
  for (const line of linesOf(dir, manifestFile)) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}([a-z0-9.-]+)$/.exec(line.toString('latin1')) ?? []
    if (digest === undefined || name === undefined)
      throw new BadFile(`${manifestFile} holds a line that is no digest of a file`)
    digests.set(name, digest)
  }
  const wanted = Object.values(exportFiles)
  if ([...digests.keys()].join() !== wanted.join())
    throw new BadFile(`${manifestFile} lists other files than an export has`)
  return digests
}

/** What is wrong with the files as such: missing, altered, or beside those the manifest lists. */
export function checkFiles(dir: string, digests: ReadonlyMap<string, string>): string[] {
  const there = readdirSync(dir)
  const foreign = there.filter(name => name !== manifestFile && !digests.has(name))
  const altered = [...digests].filter(
    ([name, digest]) => !there.includes(name) || digestOf(dir, name) !== digest,
  )
  return [
    ...altered.map(([name]) =>
      there.includes(name) ? `${name} is not as it was exported` : `${name} is missing`,
    ),
    ...foreign.map(name => `${name} is not part of the export`),
  ]
}
