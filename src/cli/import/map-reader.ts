import type { Gathering } from './reading.ts'
import { entriesOf, fieldOf, itemsOf, type Tree, textOf } from './yaml-tree.ts'

/** Reads a map of settings a person wrote, and loses each mistake at its line. Where one is wrong, nothing read counts. */
export class MapReader {
  wrong = false
  readonly #file: string
  readonly #into: Gathering

  constructor(file: string, into: Gathering) {
    this.#file = file
    this.#into = into
  }

  lose(tree: Tree, name: string, reason: string): void {
    this.wrong = true
    this.#into.lose(this.#file, fieldOf(tree, name)?.line ?? tree.line, `"${name}" ${reason}`)
  }

  known(tree: Tree, names: readonly string[]): void {
    for (const { name } of entriesOf(tree)) {
      if (!names.includes(name)) this.lose(tree, name, `is unknown; known are ${names.join(', ')}`)
    }
    if (tree.kind !== 'map') this.lose(tree, names[0] ?? '', 'is missing: this is not a map of settings')
  }

  text(tree: Tree, name: string): string | null {
    const held = fieldOf(tree, name)
    if (held !== null && held.kind !== 'text') this.lose(tree, name, 'is not a text')
    return textOf(tree, name)
  }

  /** Empty, and wrong, where it is missing. */
  required(tree: Tree, name: string): string {
    const text = this.text(tree, name)
    if (text === null) this.lose(tree, name, 'is missing')
    return text ?? ''
  }

  texts(tree: Tree, name: string): string[] {
    const held = fieldOf(tree, name)
    if (held !== null && held.kind !== 'list') this.lose(tree, name, 'is not a list')
    return itemsOf(held).flatMap(item => (item.kind === 'text' ? [item.text] : []))
  }

  map(tree: Tree, name: string): Tree | null {
    const held = fieldOf(tree, name)
    if (held !== null && held.kind !== 'map') this.lose(tree, name, 'is not a map of settings')
    return held
  }

  maps(tree: Tree, name: string): readonly Tree[] {
    const held = fieldOf(tree, name)
    if (held?.kind !== 'list' || held.items.length === 0) this.lose(tree, name, 'is missing, or not a list')
    return itemsOf(held)
  }

  oneOf<T extends string>(tree: Tree, name: string, allowed: readonly T[]): T | null {
    const text = this.text(tree, name)
    const found = allowed.find(word => word === text) ?? null
    if (text !== null && found === null) this.lose(tree, name, `is not one of ${allowed.join(', ')}`)
    return found
  }

  pattern(tree: Tree, name: string, flags: string): RegExp | null {
    const text = this.text(tree, name)
    return text === null ? null : this.#regExp(tree, name, text, flags)
  }

  patterns(tree: Tree, name: string, flags: string): RegExp[] {
    return this.texts(tree, name)
      .map(text => this.#regExp(tree, name, text, flags))
      .filter(pattern => pattern !== null)
  }

  #regExp(tree: Tree, name: string, text: string, flags: string): RegExp | null {
    try {
      return new RegExp(text, flags)
    } catch (error) {
      this.lose(tree, name, `is not a regular expression: ${error instanceof Error ? error.message : text}`)
      return null
    }
  }
}
