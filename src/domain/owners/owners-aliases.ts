import { foldCase } from '../people/names.ts'
import type { WrittenName } from './owners-file.ts'
import { isEmptyText, type Problem, type YamlEntry, type YamlNode } from './yaml-node.ts'

/** `OWNERS_ALIASES` of the root: folded alias → its members. An alias inside an alias is a handle. */
export type Aliases = ReadonlyMap<string, readonly WrittenName[]>

export interface AliasesRead {
  readonly aliases: Aliases
  readonly problems: readonly Problem[]
}

export const aliasesFile = 'OWNERS_ALIASES'

/** As logins are compared: without `@`, without regard to case. */
export function foldHandle(written: string): string {
  return foldCase(written.trim().replace(/^@/, ''))
}

export function readAliases(tree: YamlNode): AliasesRead {
  const aliases = new Map<string, readonly WrittenName[]>()
  const problems: Problem[] = []
  const lose = (line: number, reason: string) =>
    void problems.push({ file: aliasesFile, line, reason, loses: true })
  const groups =
    tree.kind === 'map' ? tree.entries.find(({ name }) => name.toLowerCase() === 'aliases') : null
  if (groups?.value.kind === 'map') {
    for (const entry of groups.value.entries) aliases.set(foldHandle(entry.name), membersOf(entry, lose))
  } else if (groups !== null && groups !== undefined && !isEmptyText(groups.value)) {
    lose(groups.line, 'has "aliases" that are no names with lists')
  } else if (!isEmptyText(tree) && groups === undefined) lose(tree.line, 'has no "aliases"')
  return { aliases, problems }
}

function membersOf(
  { name, line, value }: YamlEntry,
  lose: (line: number, reason: string) => void,
): WrittenName[] {
  if (isEmptyText(value)) return []
  // `{ ana, ben }` is a map of names without values.
  if (value.kind === 'map') return value.entries.map(member => ({ name: member.name, line: member.line }))
  if (value.kind === 'text') {
    lose(line, `has the alias "${name.slice(0, 60)}", which is no list`)
    return []
  }
  return value.items.flatMap(item => {
    if (item.kind === 'text' && !isEmptyText(item)) return [{ name: item.text.trim(), line: item.line }]
    lose(item.line, `has something in the alias "${name.slice(0, 60)}" that is no name`)
    return []
  })
}
