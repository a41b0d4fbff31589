import type { useNavigate } from '@tanstack/react-router'

export type GroupName = 'pages' | 'acts' | 'people' | 'areas' | 'entries'

/** Something the palette can open or do. */
export interface Option {
  readonly key: string
  readonly group: GroupName
  readonly words: string
  /** Beside it: a handle, a path, who said it. */
  readonly more?: string
  readonly keys?: string
  /** What a person declared, in serif. */
  readonly isDeclared?: boolean
  readonly open: (navigate: ReturnType<typeof useNavigate>) => void
}

const order: readonly GroupName[] = ['pages', 'acts', 'areas', 'people', 'entries']
const most = { pages: 12, acts: 20, areas: 7, people: 7, entries: 7 } as const

/** Every word typed stands somewhere in it; what begins with the text comes first. Untyped: pages, acts, some entries. */
export function found(
  options: readonly Option[],
  text: string,
): readonly { readonly name: GroupName; readonly options: readonly Option[] }[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean)
  return order.flatMap(name => {
    if (parts.length === 0 && (name === 'people' || name === 'areas')) return []
    const matching = options
      .filter(option => option.group === name)
      .map(option => ({ option, rank: rankOf(option, parts) }))
      .filter(({ rank }) => rank !== null)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .slice(0, most[name])
    return matching.length === 0 ? [] : [{ name, options: matching.map(({ option }) => option) }]
  })
}

function rankOf({ words, more }: Option, parts: readonly string[]): number | null {
  const text = `${words} ${more ?? ''}`.toLowerCase()
  if (!parts.every(part => text.includes(part))) return null
  const first = parts[0] ?? ''
  if (text.startsWith(first)) return 0
  return text.includes(` ${first}`) || text.includes(`/${first}`) ? 1 : 2
}
