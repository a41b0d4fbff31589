import { join } from 'node:path'
import { type CodeownersRead, readCodeowners } from '../../domain/owners/codeowners-file.ts'
import { type Aliases, aliasesFile, readAliases } from '../../domain/owners/owners-aliases.ts'
import { type OwnersFile, readOwnersFile } from '../../domain/owners/owners-file.ts'
import { type OwnersTree, ownersTree } from '../../domain/owners/owners-tree.ts'
import type { Problem } from '../../domain/owners/yaml-node.ts'
import { findFiles, isFolder } from './find-files.ts'
import type { Gathering, OnProgress } from './reading.ts'
import { readTextFile } from './text-file.ts'
import { parseYaml } from './yaml-tree.ts'

/** A2b: the `OWNERS` tree of a checkout with the aliases of its root. Of any tree only these files are read. */
export async function readOwnersTree(
  dir: string,
  into: Gathering,
  onProgress: OnProgress = () => undefined,
): Promise<OwnersTree & { readonly files: number }> {
  const found = (await isFolder(dir, '.', into))
    ? await findFiles(dir, '', into, name => name === 'OWNERS' || name === aliasesFile)
    : []
  const files: OwnersFile[] = []
  let aliases: Aliases = new Map()
  for (const [done, file] of found.entries()) {
    onProgress({ file, done, total: found.length })
    const isAliases = file.endsWith(aliasesFile)
    if (isAliases && file !== aliasesFile) {
      into.skip(file, null, 'only the aliases of the root count')
      continue
    }
    const tree = await readYaml(dir, file, into)
    if (tree === null) continue
    const read = isAliases ? readAliases(tree) : readOwnersFile(tree, file.slice(0, -'/OWNERS'.length))
    if ('aliases' in read) aliases = read.aliases
    else files.push(read.file)
    report(read.problems, into)
  }
  const tree = ownersTree(files, aliases)
  report(tree.problems, into)
  return { ...tree, files: files.length }
}

/** GitHub does not load a larger one, and no `OWNERS` file comes near it. */
const maxBytes = 3 * 1_024 * 1_024

export async function readCodeownersFile(
  path: string,
  file: string,
  into: Gathering,
): Promise<CodeownersRead | null> {
  const read = await readTextFile(path, maxBytes)
  if (!read.ok) {
    into.lose(file, null, read.reason)
    return null
  }
  const owners = readCodeowners(read.text, file)
  report(owners.problems, into)
  return owners
}

async function readYaml(dir: string, file: string, into: Gathering) {
  const read = await readTextFile(join(dir, file), maxBytes)
  if (read.ok) return await parseYaml(read.text, file, into)
  into.lose(file, null, read.reason)
  return null
}

function report(problems: readonly Problem[], into: Gathering): void {
  for (const { file, line, reason, loses } of problems) {
    if (loses) into.lose(file, line, reason)
    else into.skip(file, line, reason)
  }
}
