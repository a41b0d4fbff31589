import type { Output } from '../api/call.ts'

type Shown = Output<'map.show'>
export type Cell = Shown['areas'][number]['types'][number]

/** The map as a grid: types of decision across, areas down, in the order of the tree. */
export interface Grid {
  readonly types: readonly string[]
  readonly areas: readonly string[]
  readonly cell: (area: string, type: string) => Cell | undefined
  /** A5: granted in an area above, or as a wider type. */
  readonly isAbove: (area: string, type: string) => boolean
  readonly isFrozen: (area: string, type: string) => boolean
}

const covers = (wide: string, type: string) => wide === 'all' || type === wide || type.startsWith(`${wide}.`)
/** The area and those above it, up to everywhere. */
function selfAndAbove(area: string): string[] {
  const parts = area === '/' ? [] : area.split('/')
  return ['/', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))]
}

const within = (area: string, above: string) =>
  above === '/' || area === above || area.startsWith(`${above}/`)

/** Types of the map itself are for its own changes; they stand in a report, not in the grid. */
export function gridOf(map: Shown, all: readonly string[], text: string): Grid {
  const cells = new Map(
    map.areas.flatMap(({ area, types }) => types.map(one => [`${one.type} ${area}`, one] as const)),
  )
  const granted = new Map<string, readonly string[]>()
  for (const { area, types, breakGlass } of map.grants)
    if (!breakGlass) granted.set(area, [...(granted.get(area) ?? []), ...types])
  const wanted = text.trim().toLowerCase()
  const held = [...new Set([...cells.values()].map(({ type }) => type))]
    .filter(type => !/^map(\.|$)/.test(type))
    .sort()
  const paths = [...new Set(['/', ...all])].sort((a, b) => (a < b ? -1 : 1))
  const types = held.filter(type => wanted === '' || type.includes(wanted))
  const areas = paths.filter(area => wanted === '' || area.toLowerCase().includes(wanted))
  return {
    types: types.length > 0 ? types : held,
    areas: areas.length > 0 ? areas : types.length > 0 ? paths : [],
    cell: (area, type) => cells.get(`${type} ${area}`),
    isAbove: (area, type) =>
      selfAndAbove(area).some(at => granted.get(at)?.some(wide => covers(wide, type)) === true),
    isFrozen: (area, type) =>
      map.freezes.some(freeze => within(area, freeze.area) && freeze.types.some(wide => covers(wide, type))),
  }
}
