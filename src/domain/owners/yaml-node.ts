/** A parsed YAML document as a reader hands it over: scalars are the text that is written there. */
export type YamlNode =
  | { readonly kind: 'map'; readonly line: number; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'text'; readonly line: number; readonly text: string }

export interface YamlEntry {
  readonly name: string
  /** The line of the name. */
  readonly line: number
  readonly value: YamlNode
}

/** Something that could not be taken over. */
export interface Problem {
  readonly file: string
  readonly line: number | null
  /** The end of a sentence about the file, or about what stands at the line. */
  readonly reason: string
  /** Somebody may be missing for it; else it is a thing that says nothing about who may approve. */
  readonly loses: boolean
}

export function isEmptyText(node: YamlNode): boolean {
  return node.kind === 'text' && node.text.trim() === ''
}
