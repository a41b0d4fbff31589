import type { ListedArea } from './everyone.ts'

export interface Branch {
  readonly area: ListedArea
  /** 0 for what stands directly below the organisation. */
  readonly depth: number
  readonly below: number
}

/** Areas in the order of a table of contents; `below` counts all under each. */
export function branchesOf(areas: readonly ListedArea[]): Branch[] {
  const sorted = [...areas].sort((a, b) => compare(a.path.split('/'), b.path.split('/')))
  const below = new Map<string, number>()
  for (const { path } of sorted)
    for (const above of ancestors(path)) below.set(above, (below.get(above) ?? 0) + 1)
  const known = new Set(sorted.map(({ path }) => path))
  return sorted.map(area => ({
    area,
    depth: ancestors(area.path).filter(path => known.has(path)).length,
    below: below.get(area.path) ?? 0,
  }))
}

/** Those of the branches under which nothing is closed. */
export function visible(branches: readonly Branch[], closed: ReadonlySet<string>): Branch[] {
  return branches.filter(({ area }) => !ancestors(area.path).some(path => closed.has(path)))
}

/** Those whose path, name or team has every word that is looked for, side by side; null where nothing is. */
export function fitting(branches: readonly Branch[], find: string): Branch[] | null {
  const wanted = find.trim().toLocaleLowerCase().split(/\s+/)
  if (wanted[0] === '') return null
  return branches
    .filter(({ area: { path, name, team } }) => {
      const text = `${path} ${name ?? ''} ${team ?? ''}`.toLocaleLowerCase()
      return wanted.every(word => text.includes(word))
    })
    .map(branch => ({ ...branch, depth: 0, below: 0 }))
}

/** `a` and `a/b` of `a/b/c`. */
export function ancestors(path: string): string[] {
  const segments = path.split('/')
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'))
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = (a[i] ?? '').localeCompare(b[i] ?? '', 'en', { numeric: true })
    if (order !== 0) return order
  }
  return a.length - b.length
}
