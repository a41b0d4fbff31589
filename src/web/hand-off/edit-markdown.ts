import type { FormatError, HandoffDocument, ItemDocument } from '../../domain/handoff/document.ts'
import { parseHandoff } from '../../domain/handoff/markdown.ts'
import { printHandoff } from '../../domain/handoff/print.ts'
import { type Composition, inOrder, said } from './composition.ts'
import type { Edit } from './edit-lines.ts'

/** The file of a composition; parsing it gives the same document. */
export function fileOf(composition: Composition): string {
  return composition.markdown ?? printHandoff(said(composition))
}

export function openFile(composition: Composition): Composition {
  return { ...composition, markdown: fileOf(composition) }
}

/** The page again; what could not be read has been mended by then. */
export function closeFile(composition: Composition): Composition {
  return { ...composition, markdown: null }
}

export function formatErrors({ markdown }: Composition): readonly FormatError[] {
  return markdown === null ? [] : parseHandoff(markdown).errors
}

/** The file as edited. A line keeps its key by the item it carries, else by its words, so nothing moves under the reader. */
export function typeFile(markdown: string): Edit {
  return composition => {
    const parsed = parseHandoff(markdown).document
    const document: HandoffDocument = {
      ...parsed,
      draftId: composition.document.draftId,
      items: parsed.items.map(withoutLine),
    }
    const free = new Map(composition.document.items.map((item, index) => [composition.keys[index]!, item]))
    let { made } = composition
    const keys = document.items.map(item => {
      const known = [...free].find(([, other]) => sameLine(item, other))?.[0]
      if (known !== undefined) free.delete(known)
      return known ?? `line${made++}`
    })
    return inOrder({ ...composition, document, keys, made, markdown })
  }
}

function withoutLine({ line: _line, ...item }: ItemDocument): ItemDocument {
  return item
}

function sameLine(a: ItemDocument, b: ItemDocument): boolean {
  return a.carries === null
    ? b.carries === null && a.kind === b.kind && a.text === b.text
    : a.carries === b.carries
}
