import type { LineCounter, Node as YamlNode } from 'yaml'
import type { Gathering } from './reading.ts'

/** A YAML document with the line of everything; scalars are the text that is written there (`08` stays `08`). */
export type Tree =
  | { readonly kind: 'map'; readonly line: number; readonly entries: readonly TreeEntry[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Tree[] }
  | { readonly kind: 'text'; readonly line: number; readonly text: string }

export interface TreeEntry {
  readonly name: string
  /** The line of the name. */
  readonly line: number
  readonly value: Tree
}

/** Below this no file of ours has anything; it bounds recursion. */
const maxDepth = 60

/** Parses a file, or loses it with the line of the first mistake. */
export async function parseYaml(text: string, file: string, into: Gathering): Promise<Tree | null> {
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const document = parsed(yaml, text, lines)
  if (typeof document === 'string') {
    into.lose(file, null, `is not YAML that can be read: ${document}`)
    return null
  }
  const [error] = document.errors
  if (error !== undefined) {
    into.lose(file, error.linePos?.[0].line ?? null, `is not YAML: ${firstLine(error.message)}`)
    return null
  }
  return treeOf(yaml, document.contents, { file, into, lines, depth: 0 })
}

/** The entries of a mapping; none of anything else. */
export function entriesOf(tree: Tree | null): readonly TreeEntry[] {
  return tree?.kind === 'map' ? tree.entries : []
}

/** The value under a name; null where there is none. */
export function fieldOf(tree: Tree | null, name: string): Tree | null {
  return entriesOf(tree).find(entry => entry.name === name)?.value ?? null
}

/** The items of a sequence; none of anything else. */
export function itemsOf(tree: Tree | null): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : []
}

/** The text at this name; null where there is none, or an empty one. */
export function textOf(tree: Tree | null, name: string): string | null {
  const held = fieldOf(tree, name)
  return held?.kind === 'text' && held.text.trim() !== '' ? held.text.trim() : null
}

interface Place {
  readonly file: string
  readonly into: Gathering
  readonly lines: LineCounter
  readonly depth: number
}

/** The parser recurses, so that a file of a hundred thousand brackets ends its stack; that is not our fault. */
function parsed(yaml: typeof import('yaml'), text: string, lines: LineCounter) {
  try {
    return yaml.parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: false })
  } catch (error) {
    return firstLine(error instanceof Error ? error.message : '')
  }
}

function treeOf(yaml: typeof import('yaml'), node: YamlNode | null, place: Place): Tree {
  const line = node?.range ? place.lines.linePos(node.range[0]).line : 1
  const below = { ...place, depth: place.depth + 1 }
  if (place.depth > maxDepth) {
    place.into.lose(place.file, line, `lies more than ${maxDepth} levels deep`)
  } else if (yaml.isMap<YamlNode, YamlNode | null>(node)) {
    const entries = node.items.map(({ key, value }) => ({
      name: yaml.isScalar(key) ? String(key.value) : '',
      line: key.range ? place.lines.linePos(key.range[0]).line : line,
      value: treeOf(yaml, value, below),
    }))
    loseRepeated(entries, place)
    return { kind: 'map', line: entries[0]?.line ?? line, entries }
  } else if (yaml.isSeq<YamlNode | null>(node)) {
    return { kind: 'list', line, items: node.items.map(item => treeOf(yaml, item, below)) }
  } else if (yaml.isAlias(node)) {
    place.into.lose(
      place.file,
      line,
      `the alias *${node.source} is not followed; write out what it stands for`,
    )
  }
  return { kind: 'text', line, text: yaml.isScalar(node) ? String(node.value ?? '') : '' }
}

/** The parser's own check compares every key with every other, which takes minutes for a large file. */
function loseRepeated(entries: readonly TreeEntry[], { file, into }: Place): void {
  const names = new Set<string>()
  for (const { name, line } of entries) {
    if (names.has(name)) into.lose(file, line, `"${name.slice(0, 80)}" stands here twice; the first counts`)
    names.add(name)
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '').replace(/:$/, '')
}
