import type { HandoffDocument, ItemDocument } from '../../domain/handoff/document.ts'
import type { ItemKind } from '../../domain/handoff/kinds.ts'
import { isBlank } from '../../domain/handoff/print.ts'
import { blankItem } from '../../domain/handoff/template.ts'
import { type Composition, inOrder, lineOf } from './composition.ts'

export type Edit = (composition: Composition) => Composition

type Front = Pick<HandoffDocument, 'to' | 'areas' | 'offline' | 'back' | 'summary'>

export function setFront(patch: Partial<Front>): Edit {
  return composition => ({ ...composition, document: { ...composition.document, ...patch } })
}

/** Area paths as typed, with or without their `#`, separated by commas or spaces. */
export function areasTyped(text: string): string[] {
  const paths = text
    .split(/[\s,]+/)
    .map(path => path.replace(/^#+/, ''))
    .filter(path => path !== '')
  return [...new Set(paths)]
}

/** The key that the next line added will have. */
export function nextKey({ made }: Composition): string {
  return `line${made}`
}

/** A line of a kind: after another one, or as the last of its kind. It says something, so the kind is no longer "none". */
export function addLine(item: ItemDocument, after: string | null = null): Edit {
  return composition => {
    const { document, keys, made } = composition
    const at = after === null ? keys.length : keys.indexOf(after) + 1
    const items = [...document.items.slice(0, at), item, ...document.items.slice(at)]
    const none = document.none.filter(kind => kind !== item.kind)
    return inOrder({
      ...composition,
      document: { ...document, items, none },
      keys: [...keys.slice(0, at), nextKey(composition), ...keys.slice(at)],
      made: made + 1,
    })
  }
}

export function addBlank(kind: ItemKind, after: string | null = null): Edit {
  return addLine(blankItem(kind), after)
}

export function setLine(key: string, patch: Partial<ItemDocument>): Edit {
  return composition => {
    const { document, keys } = composition
    const items = document.items.map((item, index) => (keys[index] === key ? { ...item, ...patch } : item))
    const spoken = items[keys.indexOf(key)]
    const none =
      spoken === undefined || isBlank(spoken)
        ? document.none
        : document.none.filter(kind => kind !== spoken.kind)
    return { ...composition, document: { ...document, items, none } }
  }
}

/** Another kind: the line goes to the end of that section. */
export function setKind(key: string, kind: ItemKind): Edit {
  return composition => {
    const item = lineOf(composition, key)
    if (item === null || item.kind === kind) return composition
    const { document, keys } = composition
    const at = keys.indexOf(key)
    const items = [...document.items.filter((_, index) => index !== at), { ...item, kind }]
    const none = document.none.filter(declared => declared !== kind)
    return inOrder({
      ...composition,
      document: { ...document, items, none },
      keys: [...keys.filter(other => other !== key), key],
    })
  }
}

export function dropLine(key: string): Edit {
  return composition => {
    const { document, keys } = composition
    const items = document.items.filter((_, index) => keys[index] !== key)
    return { ...composition, document: { ...document, items }, keys: keys.filter(other => other !== key) }
  }
}

/** "None" is said by the author, and only where no line says otherwise; lines still empty give way to it. */
export function sayNone(kind: ItemKind, none: boolean): Edit {
  return composition => {
    const { document, keys } = composition
    const others = document.none.filter(declared => declared !== kind)
    if (!none) return { ...composition, document: { ...document, none: others } }
    const kept = document.items.map(item => item.kind !== kind || !isBlank(item))
    if (document.items.some((item, index) => item.kind === kind && kept[index])) return composition
    return inOrder({
      ...composition,
      document: {
        ...document,
        items: document.items.filter((_, index) => kept[index]),
        none: [...others, kind],
      },
      keys: keys.filter((_, index) => kept[index]),
    })
  }
}
