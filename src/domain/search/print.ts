import type { SearchTree, SearchValue } from './tree.ts'

/** A tree as a query that is read as the same tree again. `and` says it where a space would do. */
export function printSearch(tree: SearchTree | null, and: ' ' | ' AND ' = ' '): string {
  return tree === null ? '' : print(tree, and)
}

function print(tree: SearchTree, and: string): string {
  switch (tree.is) {
    case 'or':
      return tree.of.map(part => print(part, and)).join(' OR ')
    case 'and':
      return tree.of.map(part => (part.is === 'or' ? `(${print(part, and)})` : print(part, and))).join(and)
    case 'not':
      return isGroup(tree.of) ? `-(${print(tree.of, and)})` : `-${print(tree.of, and)}`
    case 'word':
      return tree.prefix ? `${tree.text}*` : tree.text
    case 'phrase':
      return `"${tree.text}"`
    case 'no':
      return `no:${tree.key}`
    case 'qualifier':
      return `${tree.key}:${tree.values.map(printValue).join(',')}`
  }
}

function isGroup(tree: SearchTree): boolean {
  return tree.is === 'and' || tree.is === 'or'
}

function printValue(value: SearchValue): string {
  if (value.is === 'range') return `${value.from ?? ''}..${value.until ?? ''}`
  if (value.is === 'compared') return quoted(`${value.by === '=' ? '' : value.by}${value.to}`)
  return quoted(value.text)
}

/** What would end the value is put in quotation marks. */
function quoted(text: string): string {
  return /^[^\s",()]+$/u.test(text) ? text : `"${text}"`
}
