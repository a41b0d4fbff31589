import { useReader } from '../time/reader.tsx'
import { authority } from '../words/authority.ts'
import type { ShownMap } from './answer.tsx'
import { useCalled } from './called.ts'
import styles from './map.module.css'
import type { Cell, Grid } from './map.ts'

const words = authority.map

export interface Drawn {
  readonly grid: Grid
  readonly map: ShownMap
  readonly gapped: ReadonlySet<string>
  readonly ask: (type: string, area: string) => void
}

export const shownArea = (area: string) => (area === '/' ? words.everywhere : area)

export interface CellProps extends Drawn {
  readonly area: string
  readonly type: string
}

/** A name, the chain as points, and what is wrong with it in a word. */
export function Held({ map, gapped, ask, area, type, cell }: CellProps & { cell: Cell }) {
  const called = useCalled(map.names)
  const { handle } = useReader()
  const up = cell.outcome === 'yes' ? cell.holders : []
  const shown = up.includes(handle) ? handle : up[0]
  const name = shown === undefined ? null : shortName(called(shown))
  // A2a: a role is filled anew in each area below, and nobody need fill it at the top.
  const byRole = map.grants.some(
    grant =>
      grant.area === area &&
      grant.types.some(wide => type === wide || type.startsWith(`${wide}.`)) &&
      grant.holders.some(holder => holder.startsWith('role:')),
  )
  const empty = cell.chain.length > 0 ? words.off : byRole ? words.byRole : words.nobody
  const note = cell.chain.length === 1 ? words.onlyOne : null
  return (
    <button
      type="button"
      className={shown === undefined ? styles.nobody : undefined}
      onClick={() => ask(type, area)}
    >
      <span className={shown === handle ? styles.you : undefined}>{name ?? empty}</span>
      <Points count={cell.chain.length} filled={cell.chain.map(person => up.includes(person))} />
      {note !== null && <span className={styles.note}>{note}</span>}
      {gapped.has(`${type} ${area}`) && <GapSign />}
      <span className="unseen">
        {[
          '',
          words.depth(cell.chain.length),
          ...(gapped.has(`${type} ${area}`) ? [words.gap] : []),
          words.ask(type, area),
        ].join('. ')}
      </span>
    </button>
  )
}

const shortName = (name: string) => name.split(' ')[0] ?? name
const mostPoints = 6

function Points({ count, filled }: { count: number; filled: readonly boolean[] }) {
  const shown = Math.min(count, mostPoints)
  return (
    <svg width={shown * 7} height="8" viewBox={`0 0 ${shown * 7} 8`} aria-hidden="true">
      {filled.slice(0, mostPoints).map((up, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: places in the chain
          key={index}
          cx={index * 7 + 3}
          cy="4"
          r={up ? 2.6 : 2.1}
          fill={up ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={up ? 0 : 1}
        />
      ))}
    </svg>
  )
}

export function GapSign() {
  return (
    <svg className={styles.gap} width="16" height="10" viewBox="0 0 16 10" aria-hidden="true">
      <path d="M.5.5h15v9H.5zM3 9.500l5-9M7.500 9.500l5-9" fill="none" stroke="currentColor" />
    </svg>
  )
}

export function Frozen() {
  return (
    <svg className={styles.frozen} width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
      <path d="M1 0v12M5 0v12M9 0v12M13 0v12M17 0v12" stroke="currentColor" strokeWidth="1.500" />
    </svg>
  )
}
